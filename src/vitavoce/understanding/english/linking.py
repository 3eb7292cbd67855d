"""Words that link what a question names, or leave it out: "or", "besides", "what about"."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

NEGATIONS: Final = word_set(
    "not no without except besides excluding exclude excludes minus outside never non nor neither unrelated excepting",
    "barring",
)
NEGATIONS_IN_TWO: Final = frozenset(
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
ENDS_NEGATION: Final = frozenset(("but", "only", "just", "still"))
ENDS_NEGATION_ONCE_SAID: Final = frozenset(("that", "which", "who", "where", "with", "since", "then"))
NEGATES_NOTHING: Final = Cued(
    r"\bwhy not\b|\bor not\b|\bif not\b|\bnot (?:only|just|yet)\b|^no\b"
    r"|\b(?:does|do|did) \w+ no\b"
    r"|\b(?:is|was|has|does|did|do|are|have|would|could|can|will) not (?:he|she|they|it|there|you|we)\b"
    r"|\bno (?:idea|problem|worries|matter|one|longer|stranger|slouch|novice|newcomer|mug)\b"
    r"|\bnot\b(?=[^,.?]{0,40}\b(?:any ?more|any longer)\b)"
)

PARTS_A_LIST: Final = frozenset("/;")
JOINS_ALTERNATIVES: Final = re.compile(r"^\W*(?:/|or|,\s*or|and/or|,)\W*$")
JOINING: Final = frozenset(("and", "or"))
ADDS: Final = re.compile(r"^\W*(?:and|&|plus|as well as)\b(?: \w+)?\W*$")
GOES_ON: Final = Cued(
    r"^(?:and|or|but|what about|how about|also|then|so)\b(?! (?:what|where|when|who|how|which|did|does|has|is|"
    r"was|tell)\b)"
)
