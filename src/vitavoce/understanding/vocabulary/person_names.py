"""The words a person is called by: their names, and what their first name is cut short to."""

from collections.abc import Iterator
from typing import Final

from vitavoce.understanding.english.dates.calendar import MONTHS
from vitavoce.understanding.english.short_names import FOND_ENDINGS, NOBODY_SHORT, SHORT_NAMES, VOWELS
from vitavoce.understanding.text import plain, stem, words
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import (
    COMMON_STEMS,
    FRAME_STEMS,
    FUNCTION_STEMS,
    SECTION_OF_STEM,
    SOFT_STEMS,
)

_LETTERS: Final = range(3, 6)
_LEAST_CUT: Final = 2
"""Letters that are left out at least: one may be a slip."""


def person_words(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of a name and what its first is shortened to, unless that is a word of its own ("pen" for Penelope)."""
    said = words(plain(name))
    shorts = _shortened(said[0]) if said else ()
    return frozenset((*said, *(short for short in shorts if not _means_something(short, lexicon))))


def _shortened(first: str) -> Iterator[str]:
    yield from SHORT_NAMES.get(first, "").split()
    for length in _LETTERS:
        short = first[:length]
        if length <= len(first) - _LEAST_CUT and not VOWELS.isdisjoint(short):
            yield short
            if short[-1] not in VOWELS:
                yield from (f"{short}{ending}" for ending in FOND_ENDINGS)
                yield from (f"{short}{short[-1]}{ending}" for ending in FOND_ENDINGS)


def _means_something(short: str, lexicon: Lexicon) -> bool:
    stemmed = stem(short)
    return (
        short in lexicon.phrases
        or short in MONTHS
        or short in NOBODY_SHORT
        or stemmed in lexicon.english.real
        or any(stemmed in known for known in (FUNCTION_STEMS, FRAME_STEMS, SOFT_STEMS, COMMON_STEMS, SECTION_OF_STEM))
    )
