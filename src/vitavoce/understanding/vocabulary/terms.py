"""The terms a résumé itself lists: its keywords, whole and by their parts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.english.naming import BETWEEN_TERMS
from vitavoce.understanding.english.technologies import IN_FULL, SOFTWARE_HOUSES
from vitavoce.understanding.text import initials, plain, stem, words
from vitavoce.understanding.wording.framing import COMMON_STEMS, FRAME_STEMS, FUNCTION_STEMS, SECTION_OF_STEM

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


def is_made_by_a_house(phrase: str) -> bool:
    """Whether a term begins with the name of a maker of programs ("MS Project")."""
    maker, _, rest = phrase.partition(" ")
    return bool(rest) and maker in SOFTWARE_HOUSES


@lru_cache(4_096)
def otherwise_written(phrase: str) -> tuple[str, ...]:
    """What a term is also called: by its initials ("FOI"), or with and without the name of its maker."""
    maker, *rest = phrase.split()
    found = []
    if is_made_by_a_house(phrase):
        bare = " ".join(rest)
        if maker in IN_FULL:
            found.append(f"{IN_FULL[maker]} {bare}")
        if len(rest) > 1 or _is_telling(bare):
            found.append(bare)
    acronym = initials((maker, *rest))
    if len(acronym) >= _MIN_PART_LENGTH and _is_telling(acronym):
        found.append(acronym)
    return tuple(found)


def _is_telling(word: str) -> bool:
    stemmed = stem(word)
    return not any(stemmed in known for known in (COMMON_STEMS, FUNCTION_STEMS, FRAME_STEMS, SECTION_OF_STEM))


def phrase_lengths(phrases: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """For a first word, the numbers of words its phrases have, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        found.setdefault(first, set()).add(len(rest) + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
