"""Which of a person's studies a question means by the kind of school: "at uni", "her high school"."""

from collections.abc import Sequence
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.english.schooling import DEGREE, DEGREES_BY_RANK, SCHOOL, UNIVERSITY, UNIVERSITY_BEGINNING
from vitavoce.understanding.text import plain

_LOWEST_DEGREE: Final = 3


def is_kind_of_school(text: str) -> bool:
    return bool(UNIVERSITY.fullmatch(text) or SCHOOL.fullmatch(text))


def is_any_degree(text: str) -> bool:
    return bool(DEGREE.fullmatch(text))


def higher_studies(items: Sequence[Item]) -> int:
    """The studies at a university or for a degree, as a set."""
    return sum(1 << number for number, item in enumerate(items) if item.section == "education" and _is_higher(item))


def is_lacking(text: str, items: Sequence[Item]) -> bool:
    """Whether higher education is spoken of and none of the studies is."""
    return bool(UNIVERSITY.fullmatch(text) or DEGREE.fullmatch(text)) and not higher_studies(items)


def degree_rank(item: Item) -> int:
    """How high a degree is, from 0 for none known."""
    said = f" {plain(f'{item.role} {item.name}')} "
    ranks = [rank for rank, words in enumerate(DEGREES_BY_RANK, 1) if any(f" {word}" in said for word in words)]
    return max(ranks, default=0)


def of_level(numbers: Sequence[int], text: str, items: Sequence[Item]) -> list[int]:
    """Those of the studies, given by their places, at the kind of school asked for; all where none is."""
    if UNIVERSITY.search(text):
        return [number for number in numbers if _is_higher(items[number])] or list(numbers)
    if SCHOOL.search(text):
        return [number for number in numbers if not _is_higher(items[number])] or list(numbers)
    return list(numbers)


def _is_higher(item: Item) -> bool:
    return degree_rank(item) >= _LOWEST_DEGREE or UNIVERSITY_BEGINNING in plain(item.name)
