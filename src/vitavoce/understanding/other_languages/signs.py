"""What other languages are told by: their commonest words, or the letters only they have."""

import re
from collections.abc import Mapping
from typing import Final

from vitavoce.understanding.patterns.language_words import LanguageWords, language_words

WORDS_BY_LANGUAGE: Final[Mapping[str, LanguageWords]] = {
    "de": language_words(
        "wo wer wie welche welchen welcher welches warum wann wieviel wie ist sind hast habe haben kann kannst "
        "konnen arbeitet arbeiten gearbeitet studiert spricht kennt macht gemacht sie ihre ihr ihm ihn sein seine "
        "bitte mir mich uber nicht erzahl erzahle zeig zeige gib gibt bist du dein deine ich bin welchem "
        "ubersetze schreibe wird war bisherigen alle kennst heisst seit bei jetzt wohnt lebt",
        (
            "der die das den dem des ein eine einen einem und oder von vom zu zur zum mit auf im am aus fur in er "
            "es was hat als"
        ),
        "arbeit gearbeit stud erfahr projekt sprach sprich spricht kontakt beruf lebenslauf ausbildung kann kenn "
        "job firma abschluss lern zertifikat ehrenamt hobb veroffentlich",
        "er sie ihr ihre ihn ihm sein seine",
    ),
    "fr": language_words(
        "ou quel quelle quels quelles qui comment pourquoi quand combien est-ce elle il ils elles son ses vos nos "
        "oui non travaille travaillait etudie parle connait peut avez vous votre suis moi sont etait dites donne "
        "donnez montre montrez ecris fait raconte parlez pouvez quoi qu'est c'est as tu t'es a-t-il a-t-elle "
        "travaille-t-il travaille-t-elle habite",
        "le la les l un une des du de d et en dans sur avec pour par au aux est a ce cette mon ma que se ne pas",
        "travail etud experien projet langue parle contact metier diplom competenc parcours entrepris ecole "
        "universi emploi poste certifi benevol publi",
        "il elle lui son sa ses",
    ),
    "es": language_words(
        "donde quien quienes cual cuales cuando cuanto cuantos cuantas por-que ella ellos el-ella trabaja trabajo "
        "trabajado estudio estudia estudiado habla sabe puede tiene hace usted tu eres soy dime cuentame "
        "muestrame dame escribe esta estan hay sobre ha he fue era mi necesito quiero como porque vive es",
        "el la los las un una unos unas de del y o en con por para al lo su sus que se no",
        "trabaj estudi experienc proyect idioma habla contact formacion habilidad carrera empresa puesto titul "
        "certific public voluntari",
        "ella ellos su sus le",
    ),
    "it": language_words(
        "dove chi quale quali quando perche quanto quanti quante lei lui lavora lavorato studiato studia parla "
        "conosce sono hai ho puo tuo tua dimmi mostrami raccontami scrivi cosa sta questo questa parlami come "
        "abita fatto",
        "il lo la i gli le un uno una di del della dei delle e o in con su per da al nel che si non a ha suo sua",
        (
            "lavor stud esperien progett lingu parla contatt laure competenz azienda scuola univers certificat "
            "pubblic volontar"
        ),
        "lui lei suo sua gli",
    ),
    "pt": language_words(
        "onde quem qual quais quando quanto quantos porque ela ele eles trabalha trabalhou estudou estuda fala "
        "sabe pode tem voce seu meu diga mostre conte escreva esta sao foi ha mim como fez mora",
        "o os as um uma de do da dos das e ou em no na nos nas com por para ao que se nao",
        (
            "trabalh estud experienc projet idioma fala contat contact formac habilidad empresa cargo certific "
            "public volunt"
        ),
        "ela ele eles seu sua",
    ),
    "nl": language_words(
        "waar wie wat welke wanneer waarom hoeveel hoe hij zij haar zijn heeft hebben kan kunt werkt werkte "
        "gewerkt gestudeerd spreekt kent bent jij jouw mijn ik vertel laat geef schrijf wordt niet deze dit doet "
        "woont gedaan",
        "de het een en of van in op met voor bij naar te aan uit is was ze we",
        (
            "werk gewerk gestud stud ervaring project taal talen spreek contact opleiding baan beroep bedrijf "
            "diploma certific publica vrijwillig"
        ),
        "hij zij haar zijn hem ze",
    ),
    "sv": language_words(
        "var vem vad vilken vilka vilket nar varfor hur hon han hans hennes ar har kan arbetar arbetat jobbar "
        "jobbat studerat pratar talar jag du din mig beratta visa skriv inte ni",
        "en ett och eller av i pa med for till fran den det de som att om",
        "jobb arbet stud erfarenhet projekt sprak kontakt utbildning foretag examen certifi",
        "han hon hans hennes henne honom",
    ),
    "fi": language_words(
        "missa kuka mita mika milloin miksi kuinka han hanen on ovat oletko olen osaa tyoskennellyt tyoskentelee "
        "opiskellut puhuu kerro nayta kirjoita sina minun ei",
        "ja tai se etta kun",
        "tyo kokem projekt opisk kiel yhtey koulut osaa taito yritys",
        "han hanen hanesta hanta",
    ),
    "pl": language_words(
        "gdzie kto jaki jakie jaka kiedy dlaczego ile jak ona on jego jej jest sa czy moze pracuje pracowal "
        "pracowala studiowal studiowala mowi zna ma jestes powiedz pokaz napisz mnie nie opowiedz",
        "i lub w na z do od za po o to ten ta sie",
        "prac doswiad projekt stud jezyk mowi kontakt wykszta umiej firma zawod certyf public",
        "on ona jego jej nim niej",
    ),
    "tr": language_words(
        "nerede nereye kim ne hangi neden nasil kac onun mi mu var calisiyor calisti okudu konusuyor biliyor "
        "yapti bana anlat goster yaz sen benim degil misin hakkinda nerelerde",
        "ve veya ile bir bu da de icin",
        "calis deneyim tecrube proje oku dil konus iletisim egitim is universite sertifika",
        "o onun ona",
    ),
    "cs": language_words(
        "kde kdo jaky jake jaka kdy proc kolik jak ona jeho jeji je jsou muze pracuje pracoval studoval mluvi zna "
        "jsi rekni ukaz napis mi neni",
        "a nebo v na s z do od za po o to ten se",
        "prac zkusen projekt stud jazyk mluvi kontakt vzdelan firma",
        "on ona jeho jeji",
    ),
    "da": language_words(
        "hvor hvem hvad hvilken hvilke hvornar hvorfor hvordan hun han hans hendes er arbejder arbejdet studeret "
        "taler jeg din mig fortael vis skriv ikke",
        "en et og eller af i pa med for til fra den det de som at om har kan",
        "arbejd job stud erfaring projekt sprog taler kontakt uddannelse firma",
        "han hun hans hendes hende ham",
    ),
}
# Scripts by the letters only they have; the first that makes up most of a sentence counts.
SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# A language told from its neighbours by a few letters of its own must still be written in the script they share.
SHARED_SCRIPTS: Final = {
    "ja": re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"),
    "uk": re.compile(r"[\u0400-\u04ff]"),
    "fa": re.compile(r"[\u0600-\u06ff]"),
}
ABOUT_WORK: Final[Mapping[str, re.Pattern[str]]] = {
    "ja": re.compile("仕事|経験|経歴|職|プロジェクト|大学|勉強|学|言語|話せ|連絡|スキル|働|資格"),
    "ko": re.compile("일하|일했|경력|경험|직업|프로젝트|대학|공부|언어|연락|기술|자격"),
    "zh": re.compile(
        "工作|经验|經驗|经历|經歷|项目|專案|大学|大學|学习|學習|语言|語言|联系|聯繫|技能|简历|履歷|证书|职"
    ),
    "ru": re.compile("работ|учи|опыт|проект|язык|контакт|образован|навык|универс|карьер|умеет"),
    "uk": re.compile("працю|робот|досвід|про[єе]кт|навч|мов|контакт|освіт|універс"),
    "ar": re.compile("عمل|يعمل|خبر|مشروع|مشاريع|درس|جامع|لغات|مهار|شهاد"),
    "hi": re.compile("काम|अनुभव|परियोजना|प्रोजेक्ट|पढ़|भाषा|संपर्क|कौशल|नौकरी"),
    "fa": re.compile("کار|تجربه|پروژه|تحصیل|دانشگاه|زبان|تماس|مهارت"),
    "he": re.compile("עבד|עובד|ניסיון|פרויקט|למד|שפות|קשר"),
    "el": re.compile("δουλ|εργα|εμπειρ|σπουδ|γλωσσ|γλώσσ|επικοιν"),
}
