"""What kinds of institution are called in other languages, so that Porto university is the Universidade do Porto."""

from typing import Final

from vitavoce.understanding.other_languages.institutions import INSTITUTION_ENDINGS, INSTITUTIONS
from vitavoce.understanding.patterns.word_lists import by_word

_ENGLISH: Final = by_word(INSTITUTIONS)

_ENDINGS: Final = tuple(ending for ending, _ in INSTITUTION_ENDINGS)


def in_english(word: str) -> str:
    """The English word for a kind of institution; the word itself, as ``plain`` writes it, where it is none."""
    kind = _ENGLISH.get(word)
    if kind is None and word.endswith(_ENDINGS):
        kind = next((meant for ending, meant in INSTITUTION_ENDINGS if word.endswith(ending) and word != meant), None)
    return kind or word
