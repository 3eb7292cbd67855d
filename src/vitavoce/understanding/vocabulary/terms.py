"""The terms a résumé itself lists: its keywords, whole and by their parts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.english.naming import BETWEEN_TERMS
from vitavoce.understanding.text import plain, words

_MAX_TERM_WORDS: Final = 5
_MIN_PART_LENGTH: Final = 3


def terms_of(item: Item) -> Iterator[tuple[str, str]]:
    """Plain phrase and the writing of each keyword, then of its parts: ``AWS (S3, EC2)`` lists AWS, S3 and EC2."""
    for keyword in item.keywords:
        yield from _terms_in(keyword)


@lru_cache(4_096)  # the entries of a résumé, and résumés among each other, share most of their keywords
def _terms_in(keyword: str) -> tuple[tuple[str, str], ...]:
    parts = BETWEEN_TERMS.split(keyword)
    found = []
    for written in (keyword, *parts) if len(parts) > 1 else (keyword,):
        phrase = words(plain(written))
        if 0 < len(phrase) <= _MAX_TERM_WORDS and (written is keyword or len(written) >= _MIN_PART_LENGTH):
            found.append((" ".join(phrase), written.strip()))
    return tuple(found)


def phrase_lengths(phrases: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """For a first word, the numbers of words its phrases have, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        found.setdefault(first, set()).add(len(rest) + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
