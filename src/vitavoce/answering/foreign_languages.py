"""An honest word to visitors who ask in a language that can't be answered yet."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SORRY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ar": "عذرًا، أستطيع الإجابة بالإنجليزية فقط حتى الآن. هل يمكنك طرح سؤالك بالإنجليزية؟",
        "cs": "Omlouvám se, zatím umím odpovídat jen anglicky. Mohli byste se zeptat anglicky?",
        "da": "Beklager, jeg kan indtil videre kun svare på engelsk. Kan du spørge på engelsk?",
        "de": "Leider kann ich bisher nur auf Englisch antworten. Magst du deine Frage auf Englisch stellen?",
        "el": "Λυπάμαι, προς το παρόν απαντώ μόνο στα αγγλικά. Μπορείτε να ρωτήσετε στα αγγλικά;",
        "es": "Lo siento, de momento solo puedo responder en inglés. ¿Puedes hacer la pregunta en inglés?",
        "fi": "Valitettavasti osaan toistaiseksi vastata vain englanniksi. Voisitko kysyä englanniksi?",
        "fr": "Désolé, je ne peux répondre qu'en anglais pour l'instant. Pouvez-vous poser la question en anglais ?",
        "he": "מצטער, בינתיים אני יכול לענות רק באנגלית. אפשר לשאול באנגלית?",
        "hi": "क्षमा करें, मैं अभी केवल अंग्रेज़ी में उत्तर दे सकता हूँ। क्या आप अंग्रेज़ी में पूछ सकते हैं?",
        "hu": "Sajnálom, egyelőre csak angolul tudok válaszolni. Fel tudná tenni a kérdést angolul?",
        "id": "Maaf, sejauh ini saya hanya bisa menjawab dalam bahasa Inggris. Bisa bertanya dalam bahasa Inggris?",
        "it": "Mi dispiace, per ora posso rispondere solo in inglese. Puoi fare la domanda in inglese?",
        "ja": "申し訳ありませんが、今のところ英語でしかお答えできません。英語で質問していただけますか？",
        "ko": "죄송하지만 아직은 영어로만 답할 수 있습니다. 영어로 질문해 주시겠어요?",
        "nl": "Sorry, ik kan voorlopig alleen in het Engels antwoorden. Kun je je vraag in het Engels stellen?",
        "no": "Beklager, jeg kan foreløpig bare svare på engelsk. Kan du spørre på engelsk?",
        "pl": "Przepraszam, na razie potrafię odpowiadać tylko po angielsku. Czy możesz zapytać po angielsku?",
        "pt": "Desculpe, por enquanto só consigo responder em inglês. Pode fazer a pergunta em inglês?",
        "ro": "Îmi pare rău, deocamdată pot răspunde doar în engleză. Poți întreba în engleză?",
        "ru": "К сожалению, пока я отвечаю только по-английски. Не могли бы вы спросить по-английски?",
        "sv": "Tyvärr kan jag än så länge bara svara på engelska. Kan du ställa frågan på engelska?",
        "th": "ขออภัย ตอนนี้ฉันตอบได้เฉพาะภาษาอังกฤษ กรุณาถามเป็นภาษาอังกฤษได้ไหม?",
        "tr": "Üzgünüm, şimdilik yalnızca İngilizce yanıt verebiliyorum. Sorunuzu İngilizce sorabilir misiniz?",
        "uk": "На жаль, поки що я відповідаю лише англійською. Чи могли б ви запитати англійською?",
        "vi": "Xin lỗi, hiện tại tôi chỉ có thể trả lời bằng tiếng Anh. Bạn có thể hỏi bằng tiếng Anh không?",
        "zh": "抱歉，我目前只能用英语回答。您可以用英语提问吗？",
    }
)
_SORRY_IN_ENGLISH: Final = "I can only answer in English so far. Could you ask that in English?"


def sorry_in(language: str) -> str | None:
    """The sentence for an ISO 639-1 code; None for English, which needs none."""
    code = language.split("-", maxsplit=1)[0].casefold()
    return None if code in {"", "en"} else _SORRY.get(code, _SORRY_IN_ENGLISH)
