"""What a question leaves out: "besides Java", "not at Google", "projects that don't use React"."""

from collections.abc import Container, Sequence
from typing import Final

from vitavoce.understanding.english.linking import (
    ENDS_NEGATION,
    ENDS_NEGATION_ONCE_SAID,
    NEGATES_NOTHING,
    NEGATIONS,
    NEGATIONS_IN_TWO,
)
from vitavoce.understanding.text import Token
from vitavoce.understanding.wording.framing import FUNCTION_STEMS

_CUE_WORDS: Final = NEGATIONS | {first for first, _ in NEGATIONS_IN_TWO}


def negated_places(
    text: str, tokens: Sequence[Token], claimed: Container[int], timed: tuple[int, int] = (0, 0)
) -> frozenset[int]:
    """Places of the tokens that stand under a negation; a word ``claimed`` by a name ("No SQL") negates nothing, and a
    time, which stands between the offsets ``timed``, is left out only where nothing else is ("not from 1995").
    """
    if _CUE_WORDS.isdisjoint(token.word for token in tokens):
        return frozenset()
    harmless = [found.span() for found in NEGATES_NOTHING.finditer(text)]
    places = []
    under = said = False
    for place, token in enumerate(tokens):
        follower = tokens[place + 1].word if place + 1 < len(tokens) else ""
        if (token.word in NEGATIONS or (token.word, follower) in NEGATIONS_IN_TWO) and place not in claimed:
            under = not any(start <= token.start < end for start, end in harmless)
            said = False
        elif under and (token.word in ENDS_NEGATION or (said and token.word in ENDS_NEGATION_ONCE_SAID)):
            under = False
        elif said and timed[0] <= token.start < timed[1]:
            continue
        elif under:
            places.append(place)
            said = said or place in claimed or token.stem not in FUNCTION_STEMS
    return frozenset(places)
