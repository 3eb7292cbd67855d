"""Which word sounds when. A word is what stands between two spaces, whichever engine speaks it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vitavoce.domain.speech import SpokenWord

_WORD: Final = re.compile(r"\S+")
_CLAUSE_ENDS: Final = tuple(",;:–—)")
_SENTENCE_ENDS: Final = tuple(".!?…")
_CLAUSE_PAUSE_LETTERS: Final = 3
_SENTENCE_PAUSE_LETTERS: Final = 6
_WORD_PAUSE_LETTERS: Final = 1


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each word begins and ends."""
    return tuple(match.span() for match in _WORD.finditer(text))


class WordClock:
    """Turns the moments at which an engine says a place of the text begins into whole words.

    A word ends where the next one begins. Engines report parts of words, and some report backwards: what lies before
    the word that sounds already is dropped.
    """

    def __init__(self, text: str) -> None:
        self._spans = word_spans(text)
        self._begins = [begin for begin, _ in self._spans]
        self._sounding: tuple[int, float] | None = None

    def begins(self, place: int, at_ms: float) -> tuple[SpokenWord, ...]:
        """The words whose bounds are known now that the character at ``place`` begins at ``at_ms``."""
        word = bisect_right(self._begins, place) - 1
        if word < 0:
            return ()
        if self._sounding is not None and word <= self._sounding[0]:
            return ()
        known = self._until(at_ms)
        self._sounding = (word, known[0].end_ms if known else at_ms)
        return known

    def ends(self, at_ms: float) -> tuple[SpokenWord, ...]:
        """The last words, once the clip has ended."""
        return self._until(at_ms)

    def _until(self, at_ms: float) -> tuple[SpokenWord, ...]:
        if self._sounding is None:
            return ()
        word, begin_ms = self._sounding
        begin, end = self._spans[word]
        return (SpokenWord(begin_ms, max(begin_ms, at_ms), begin, end),)


def estimated_words(text: str, duration_ms: float) -> tuple[SpokenWord, ...]:
    """The words of a clip whose engine doesn't say when they sound: by their letters, with pauses at marks."""
    spans = word_spans(text)
    weights = [_weight(text[begin:end]) for begin, end in spans]
    total = sum(weights)
    words: list[SpokenWord] = []
    at_ms = 0.0
    for (begin, end), weight in zip(spans, weights, strict=True):
        until_ms = at_ms + duration_ms * weight / total
        words.append(SpokenWord(at_ms, until_ms, begin, end))
        at_ms = until_ms
    return tuple(words)


def shifted(words: Sequence[SpokenWord], *, by_ms: float, by_characters: int) -> tuple[SpokenWord, ...]:
    """The words of a piece, as they stand in the whole."""
    return tuple(
        replace(
            word,
            begin_ms=word.begin_ms + by_ms,
            end_ms=word.end_ms + by_ms,
            begin=word.begin + by_characters,
            end=word.end + by_characters,
        )
        for word in words
    )


def _weight(word: str) -> int:
    if word.endswith(_SENTENCE_ENDS):
        return len(word) + _SENTENCE_PAUSE_LETTERS
    if word.endswith(_CLAUSE_ENDS):
        return len(word) + _CLAUSE_PAUSE_LETTERS
    return len(word) + _WORD_PAUSE_LETTERS
