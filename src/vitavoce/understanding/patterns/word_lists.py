"""Tables of words, written as lines of words with spaces between them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")


def word_set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def by_word(groups: Mapping[T, str]) -> Mapping[str, T]:
    """From each word to what it is listed under."""
    return MappingProxyType({word: group for group, words in groups.items() for word in words.split()})


def places_of(*groups: str, first: int = 0) -> Mapping[str, int]:
    """From each word to the place of its group, counted from ``first``."""
    return by_word(dict(enumerate(groups, first)))
