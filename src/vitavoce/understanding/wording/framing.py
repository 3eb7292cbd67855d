"""The words that questions are framed in, by their stems: those that carry no topic, and those for sections."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.english import framing
from vitavoce.understanding.english.common_words import COMMON_WORDS
from vitavoce.understanding.text import stem


def stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


FUNCTION_STEMS: Final = stems(framing.FUNCTION_WORDS)
FRAME_STEMS: Final = stems(framing.FRAME_WORDS)
SOFT_STEMS: Final = stems(framing.SOFT_WORDS)
DEED_STEMS: Final = stems(framing.DEEDS)
KIND_STEMS: Final = stems(framing.KIND_NOUNS)
COMMON_STEMS: Final = stems(COMMON_WORDS)
SECTION_OF_STEM: Final[Mapping[str, str]] = MappingProxyType(
    {stem(word): section for section, words in framing.SECTION_WORDS.items() for word in words.split()}
)
PICKING_SECTION_STEMS: Final = stems(framing.PICKING_SECTION_WORDS)
STRICT_SECTION_STEMS: Final = stems(framing.STRICT_SECTION_WORDS)
