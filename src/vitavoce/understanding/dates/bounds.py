"""Words that bound a stretch of time ("since", "before"), join two ("to"), open one ("onwards"), and those for now."""

from collections.abc import Iterable, Mapping
from enum import StrEnum, auto
from typing import Final

from vitavoce.understanding.dates.tokens import DASHES, Tokens
from vitavoce.understanding.english.dates import bounds as words
from vitavoce.understanding.english.dates import labels

Phrases = Mapping[str, tuple[tuple[int, str], ...]]


def _by_first_word(phrases: Iterable[str]) -> Phrases:
    """Phrases with their length in words, by first word, longest first."""
    index: dict[str, list[tuple[int, str]]] = {}
    for phrase in phrases:
        index.setdefault(phrase.split()[0], []).append((phrase.count(" ") + 1, phrase))
    return {first: tuple(sorted(same, reverse=True)) for first, same in index.items()}


def _phrase_at(tokens: Tokens, index: int, phrases: Phrases) -> tuple[int, str] | None:
    for length, phrase in phrases.get(tokens.at(index), ()):
        if length == 1 or tokens.phrase(index, length) == phrase:
            return length, phrase
    return None


class Bound(StrEnum):
    """How a stretch limits a span: whole, from its start on, from after its end on ..."""

    IN = auto()
    SINCE = auto()
    AFTER = auto()
    BEFORE = auto()
    UNTIL = auto()
    BETWEEN = auto()


BOUND_LABELS: Final = {
    Bound.SINCE: labels.SINCE,
    Bound.AFTER: labels.AFTER,
    Bound.BEFORE: labels.BEFORE,
    Bound.UNTIL: labels.UNTIL,
}
_BOUNDS: Final[Mapping[Bound, tuple[str, ...]]] = {
    Bound.IN: words.IN,
    Bound.SINCE: words.SINCE,
    Bound.AFTER: words.AFTER,
    Bound.BEFORE: words.BEFORE,
    Bound.UNTIL: words.UNTIL,
    Bound.BETWEEN: words.BETWEEN,
}
_BY_PHRASE: Final = {phrase: bound for bound, phrases in _BOUNDS.items() for phrase in phrases}
BOUND_WORDS: Final = _by_first_word(_BY_PHRASE)
NOW_WORDS: Final = _by_first_word((*words.NOW, *words.LATELY))
_RANGE_WORDS: Final = _by_first_word(words.RANGE)
_ONWARD: Final[Mapping[str, Bound]] = {
    **dict.fromkeys(words.ONWARD, Bound.SINCE),
    **dict.fromkeys(words.BACKWARD, Bound.UNTIL),
}
_ONWARD_WORDS: Final = _by_first_word(_ONWARD)


def bound_at(tokens: Tokens, index: int) -> tuple[Bound, int] | None:
    """A bounding phrase, with the index after it."""
    read = _phrase_at(tokens, index, BOUND_WORDS)
    if read is None:
        return None
    length, phrase = read
    after = index + length
    return _BY_PHRASE[phrase], after + (phrase in words.PREFIXES and tokens.at(after) in DASHES)


def onward_at(tokens: Tokens, index: int) -> tuple[Bound, int] | None:
    """A word after a stretch that opens it: "2021 onwards", "2018 or earlier", "2020+"."""
    if tokens.at(index) == "+" and tokens.joined(index):
        return Bound.SINCE, index + 1
    read = _phrase_at(tokens, index, _ONWARD_WORDS)
    if read is None:
        return None
    length, phrase = read
    following = tokens.at(index + length)
    begins_another = following[:1].isdigit() or following in words.STRETCH_STARTS
    return None if begins_another else (_ONWARD[phrase], index + length)


def connector_at(tokens: Tokens, index: int, bound: Bound | None) -> int | None:
    """The index after what joins the two ends of a range."""
    word = tokens.at(index)
    if word in DASHES or word == "/":
        return index + 1
    if word in words.BETWEEN_ENDS:
        if bound is Bound.BETWEEN:
            return index + 1
        return index + 2 if tokens.at(index + 1) in words.UNTIL_AFTER_AND else None
    read = _phrase_at(tokens, index, _RANGE_WORDS)
    return index + read[0] if read else None


def now_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """A phrase for now or lately, with the index after it."""
    read = _phrase_at(tokens, index, NOW_WORDS)
    return (read[1], index + read[0]) if read else None
