"""How people try to instruct an assistant in other languages."""

import re
from typing import Final

from vitavoce.understanding.patterns.word_patterns import either

FOREIGN_ATTACK: Final = re.compile(
    either(
        (
            r"(?:ignor|vergis|missacht|vergess|ubergeh)\w*[^.?!]{0,40}(?:anweisung|anleitung|regel|vorgabe|richtlini|"
            r"instruktion)"
        ),
        r"\bpass ?wort|kontostand|systemprompt|geheim(?:er|en|e|es)? (?:schlussel|prompt|anweisung)",
        r"(?:ignor|oubli)\w*[^.?!]{0,40}(?:instruction|consigne|regle|norme|precede|directive)|mot de passe",
        r"cle secrete|invite systeme",
        r"(?:ignor|olvid|desatend|descart)\w*[^.?!]{0,40}(?:instrucci|regla|norma|orden|anterior|indicaci)",
        r"contrasena|clave secreta",
        r"(?:ignor|esque[cç]|desconsider)\w*[^.?!]{0,40}(?:instruc|regra|norma|ordens|anterior)|\bsenha\b",
        r"(?:ignor|dimentic|trascur)\w*[^.?!]{0,40}(?:istruzion|regole|norme|precedent)",
        r"(?:negeer|vergeet)\w*[^.?!]{0,40}(?:instructie|regel|richtlijn|opdracht|aanwijzing)|wachtwoord",
        r"(?:zignoruj|ignoruj|zapomnij)\w*[^.?!]{0,40}(?:instrukcj|polece|zasad)|\bhaslo\b",
        r"(?:игнорир|забуд|проигнорир|отмени)\w*[^.?!]{0,40}(?:инструкц|правил|указани|предыдущ)|парол",
        r"системн\w+ (?:промпт|подсказ|сообщен)",
        r"(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|跳过)[^。?!]{0,20}(?:指令|指示|规则|規則|内容|提示|设定)|密码|密碼|秘密|密钥|系统提示|系統提示|提示词",
        r"(?:無視|忘れ)[^。]{0,20}|(?:指示|命令|ルール)[^。]{0,10}(?:無視|忘れ)|パスワード",
        r"(?:지시|명령|규칙|프롬프트)[^.]{0,20}(?:무시|잊|출력|보여)|비밀번호",
        r"(?:निर्देश|आदेश)[^।?]{0,30}(?:अनदेखी|अनदेखा|भूल|नजरअंदाज)|(?:अनदेखा|भूल)|गुप्त|पासवर्ड",
        r"(?:تجاهل|انس)[^.؟]{0,40}(?:تعليمات|أوامر|قواعد)|كلمة (?:السر|المرور)",
        r"\bbases? de (?:datos|donnees|dados)|datenbank|dati bancari|बैंक बैलेंस",
        r"(?:onceki|tum|butun) (?:talimat|komut|kural)\w*|\bsifre\w*",
        r"talimatlar\w*[^.]{0,20}(?:unut|yok say|gormezden)",
    )
)
