"""Numbers as words, and what people say around an amount of time: "a couple of", "and a half"."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.word_lists import places_of, word_set

ONES: Final = places_of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", first=1)
TEENS: Final = places_of(
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    first=10,
)
TENS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    }
)
VAGUE_NUMBERS: Final[Mapping[str, int]] = {
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 3,
    "several": 3,
    "dozen": 12,
    "handful": 5,
}
AMOUNT_WORDS: Final = frozenset({*ONES, *TEENS, *TENS, *VAGUE_NUMBERS, "half"})
BEFORE_A_VAGUE_NUMBER: Final = word_set("a the")
AFTER_A_VAGUE_NUMBER: Final = "of"
CENTURIES: Final[Mapping[str, int]] = MappingProxyType({"nineteen": 1900, "twenty": 2000})
TWO_THOUSAND: Final = "two thousand"
WITHIN_A_YEAR_SAID: Final = "and"
ZERO_SAID: Final = word_set("oh o")
HALF: Final = "half"
AFTER_HALF: Final = word_set("a an")
AND_A_HALF: Final = "and a half"
OR: Final = "or"
OR_SO: Final = "or so"
BETWEEN_NUMBERS: Final = word_set("or to")
BEFORE_A_UNIT: Final = word_set("full whole calendar odd")
