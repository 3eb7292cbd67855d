"""Which language a question is in, by its script or by its commonest words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from vitavoce.understanding.english.guarding.language_words import COMMONEST_WORDS
from vitavoce.understanding.other_languages.signs import ABOUT_WORK, SCRIPTS, SHARED_SCRIPTS, WORDS_BY_LANGUAGE
from vitavoce.understanding.text import MAX_TEXT_LENGTH

ENGLISH: Final = "en"


_TELLING: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(code for code, language in WORDS_BY_LANGUAGE.items() if word in language.telling)
    for word in sorted(frozenset().union(*(language.telling for language in WORDS_BY_LANGUAGE.values())))
}
_WORD: Final = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """ISO 639-1 code; ``en`` unless the text is plainly in another common language."""
    text = text[:MAX_TEXT_LENGTH]
    if not text.isascii():
        language = _by_script(text)
        if language:
            return language
    found = _words(text)
    if _TELLING.keys().isdisjoint(found):
        return ENGLISH
    telling = Counter(code for word in found if word in _TELLING for code in _TELLING[word])
    best, most = ENGLISH, 0
    for code, count in telling.items():
        hits = count + sum(word in WORDS_BY_LANGUAGE[code].common for word in found)
        if hits > most and (count >= 2 or hits * 2 >= len(found)):
            best, most = code, hits
    if most <= sum(word in COMMONEST_WORDS for word in found):
        return ENGLISH
    return best if most >= 2 or len(found) <= 2 else ENGLISH


def asks_about_work(text: str, language: str) -> bool:
    """Whether a text in that language has a word for the person or for what a résumé tells."""
    if language in ABOUT_WORK:
        return bool(ABOUT_WORK[language].search(text))
    words = WORDS_BY_LANGUAGE.get(language)
    return words is not None and any(word in words.person or word.startswith(words.about_work) for word in _words(text))


def _by_script(text: str) -> str | None:
    letters = sum(map(str.isalpha, text))
    for language, script in SCRIPTS:
        share = len(script.findall(text))
        if language in SHARED_SCRIPTS:
            is_theirs = share > 0 and _is_mostly(text, language, letters)
        else:
            is_theirs = share * 2 > letters
        if is_theirs:
            return language
    return None


def _is_mostly(text: str, language: str, letters: int) -> bool:
    return len(SHARED_SCRIPTS[language].findall(text)) * 4 > letters * 3


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        plain = plain.replace("ß", "ss").replace("ł", "l").replace("ø", "o").replace("ı", "i")
    return _WORD.findall(plain)
