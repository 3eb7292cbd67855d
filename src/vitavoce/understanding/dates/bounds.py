"""Words that bound a stretch of time ("since", "before"), join two ("to"), open one ("onwards"), and those for now."""

from collections.abc import Iterable, Mapping
from enum import StrEnum, auto
from typing import Final

from vitavoce.understanding.dates.words import (
    DASHES,
    DECADE_WORDS,
    LAST_ORDINALS,
    LAST_WORDS,
    LATELY,
    MONTHS,
    NOW,
    ONES,
    ORDINALS,
    PARTS,
    SEASONS,
    TEENS,
    TENS,
    VAGUE_NUMBERS,
    Tokens,
    listed,
)

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


BOUND_LABELS: Final = {Bound.SINCE: "since", Bound.AFTER: "after", Bound.BEFORE: "before", Bound.UNTIL: "until"}
_BOUNDS: Final[Mapping[Bound, tuple[str, ...]]] = {
    Bound.IN: (
        *("in", "during", "within", "throughout", "on", "at", "for", "over", "around", "about", "circa", "across"),
        *("all through", "all of", "as early as", "as late as", "as recently as", "back in", "year", "dated"),
    ),
    Bound.SINCE: (
        *("since", "ever since", "starting", "starting from", "starting in", "starting with", "starting at"),
        *("beginning", "beginning in", "beginning from", "beginning with", "as of", "as from", "onwards from"),
        *("not before", "no earlier than", "not earlier than", "not older than", "no older than", "from"),
    ),
    Bound.AFTER: (*("after", "post", "later than", "newer than", "past", "following", "beyond", "more recent than"),),
    Bound.BEFORE: ("before", "prior to", "pre", "earlier than", "older than", "preceding", "ahead of", "previous to"),
    Bound.UNTIL: (
        *("until", "till", "til", "up to", "up until", "up till", "up to and including", "until and including"),
        *("through", "thru", "by", "no later than", "not later than", "not after", "to", "ending", "ending in"),
    ),
    Bound.BETWEEN: ("between",),
}
_BY_PHRASE: Final = {phrase: bound for bound, phrases in _BOUNDS.items() for phrase in phrases}
BOUND_WORDS: Final = _by_first_word(_BY_PHRASE)
NOW_WORDS: Final = _by_first_word((*NOW, *LATELY))
_RANGE_WORDS: Final = _by_first_word(
    ("up to and including", "up to", "up until", "up till", "to", "until", "till", "til", "through", "thru")
)
OPEN_ENDS: Final = frozenset({"now", "present", "today", "date", "currently", "nowadays", "current", "here"})
_ONWARD: Final[Mapping[str, Bound]] = {
    **dict.fromkeys(
        (
            *("onwards", "onward", "on", "and onwards", "and onward", "and on", "and later", "or later", "and after"),
            *("and up", "and beyond", "or newer", "or after", "and newer", "forward", "and since", "or more recent"),
        ),
        Bound.SINCE,
    ),
    **dict.fromkeys(
        ("and before", "or before", "and earlier", "or earlier", "and older", "or older", "and prior"), Bound.UNTIL
    ),
}
VERB_BEFORE_FROM: Final = frozenset(
    listed("worked been employed studied lived done did started began running active serving taught doing working")
)
_ONWARD_WORDS: Final = _by_first_word(_ONWARD)
# Words a stretch may begin with; any other token is passed over at once.
STRETCH_STARTS: Final = frozenset(
    {
        *(*MONTHS, *SEASONS, *PARTS, *ORDINALS, *ONES, *TEENS, *TENS, *VAGUE_NUMBERS, *DECADE_WORDS),
        *(*LAST_WORDS, *LAST_ORDINALS, "this", "next", "coming", "upcoming", "current", "half", "q", "h", "quarter"),
        *("year", "ytd", "so", "earlier", "later", "yesterday", "fy", "'", "’", "‘", "opening", "the", "more", "less"),
    }
)
YEARLESS_STARTS: Final = frozenset({*MONTHS, *ORDINALS, "q", "h", "quarter"})
DISCOURSE_AFTER_NOW: Final = frozenset(
    listed("show tell give list let what which where when who how why can could does did is are has have and the about")
)
JOINERS: Final = frozenset({"or", "and", "&", "/", ","})
FILLERS: Final = frozenset({"in", "around", "about", "circa", "roughly", "~", "approximately", "during"})


def bound_at(tokens: Tokens, index: int) -> tuple[Bound, int] | None:
    """A bounding phrase, with the index after it."""
    read = _phrase_at(tokens, index, BOUND_WORDS)
    if read is None:
        return None
    length, phrase = read
    after = index + length
    return _BY_PHRASE[phrase], after + (phrase in {"pre", "post"} and tokens.at(after) in DASHES)


def onward_at(tokens: Tokens, index: int) -> tuple[Bound, int] | None:
    """A word after a stretch that opens it: "2021 onwards", "2018 or earlier", "2020+"."""
    if tokens.at(index) == "+" and tokens.joined(index):
        return Bound.SINCE, index + 1
    read = _phrase_at(tokens, index, _ONWARD_WORDS)
    if read is None:
        return None
    length, phrase = read
    following = tokens.at(index + length)
    begins_another = following[:1].isdigit() or following in STRETCH_STARTS
    return None if begins_another else (_ONWARD[phrase], index + length)


def connector_at(tokens: Tokens, index: int, bound: Bound | None) -> int | None:
    """The index after what joins the two ends of a range."""
    word = tokens.at(index)
    if word in DASHES or word == "/":
        return index + 1
    if word in {"and", "&"}:
        if bound is Bound.BETWEEN:
            return index + 1
        return index + 2 if tokens.at(index + 1) in {"until", "till", "through"} else None
    read = _phrase_at(tokens, index, _RANGE_WORDS)
    return index + read[0] if read else None


def now_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """A phrase for now or lately, with the index after it."""
    read = _phrase_at(tokens, index, NOW_WORDS)
    return (read[1], index + read[0]) if read else None
