"""What a question leaves out: "besides Java", "not at Google", "projects that don't use React"."""

from collections.abc import Container, Sequence
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.text import Token
from vitavoce.understanding.wording.framing import FUNCTION_STEMS

_CUES: Final = frozenset(
    "not no without except besides excluding exclude excludes minus outside never non nor neither unrelated"
    " excepting barring".split()
)
_CUE_PAIRS: Final = frozenset(
    (
        ("other", "than"),
        ("apart", "from"),
        ("aside", "from"),
        ("rather", "than"),
        ("nothing", "to"),
        ("instead", "of"),
        ("leaving", "out"),
        ("leave", "out"),
        ("away", "from"),
        ("anything", "but"),
        ("anywhere", "but"),
        ("anyone", "but"),
        ("everything", "but"),
        ("all", "but"),
    )
)
_CUE_WORDS: Final = _CUES | {first for first, _ in _CUE_PAIRS}
_ENDS: Final = frozenset(("but", "only", "just", "still"))
_ENDS_ONCE_SAID: Final = frozenset(("that", "which", "who", "where", "with", "since", "then"))
_HARMLESS: Final = Cued(
    r"\bwhy not\b|\bor not\b|\bif not\b|\bnot (?:only|just|yet)\b|^no\b"
    r"|\b(?:does|do|did) \w+ no\b"
    r"|\b(?:is|was|has|does|did|do|are|have|would|could|can|will) not (?:he|she|they|it|there|you|we)\b"
    r"|\bno (?:idea|problem|worries|matter|one)\b"
)


def negated_places(text: str, tokens: Sequence[Token], claimed: Container[int]) -> frozenset[int]:
    """Places of the tokens that stand under a negation; a word ``claimed`` by a name ("No SQL") negates nothing."""
    if _CUE_WORDS.isdisjoint(token.word for token in tokens):
        return frozenset()
    harmless = [found.span() for found in _HARMLESS.finditer(text)]
    places = []
    under = said = False
    for place, token in enumerate(tokens):
        follower = tokens[place + 1].word if place + 1 < len(tokens) else ""
        if (token.word in _CUES or (token.word, follower) in _CUE_PAIRS) and place not in claimed:
            under = not any(start <= token.start < end for start, end in harmless)
            said = False
        elif under and (token.word in _ENDS or (said and token.word in _ENDS_ONCE_SAID)):
            under = False
        elif under:
            places.append(place)
            said = said or token.stem not in FUNCTION_STEMS
    return frozenset(places)
