"""Which language a question is in, and an honest word to those we can't answer in yet."""

from typing import Final

_SORRY: Final = {
    "de": "Ich kann leider bisher nur auf Englisch antworten.",
    "fr": "Je ne peux répondre qu'en anglais pour l'instant.",
    "es": "Por ahora solo puedo responder en inglés.",
}


def detect(text: str) -> str:
    """ISO 639-1 code; ``en`` unless the sentence is plainly in another common language."""
    words = set(text.casefold().split())
    if len(words & {"der", "die", "das", "ist", "und", "er", "sie", "hat", "wo", "was"}) >= 2:
        return "de"
    return "en"


def sorry(language: str) -> str:
    """A sentence in that language saying that only English is answered; in English for a language we don't know."""
    return _SORRY.get(language, "I can only answer in English so far.")
