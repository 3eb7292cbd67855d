"""Which of a person's studies a question means by the kind of school: "at uni", "her high school"."""

import re
from collections.abc import Sequence
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.text import plain

_UNIVERSITY: Final = re.compile(r"\b(?:uni|unis|university|universities|undergrad|campus|higher education)\b")
_SCHOOL: Final = re.compile(
    r"\b(?:high|secondary|primary|grammar|elementary|middle|comprehensive|boarding|public|state) ?schools?\b"
    r"|\bas a (?:kid|child|boy|girl|teen|teenager)\b|\bsixth form\b|\bschool (?:leaving|exams?)\b"
)
_DEGREES: Final = (
    ("certificate", "school", "leaving", "gcse", "a level", "abitur"),
    ("diploma", "associate", "foundation", "apprentice"),
    ("bachelor", "bsc", "ba ", "bs ", "beng", "btech", "bba", "llb", "bfa", "b.", "licenc", "undergraduate"),
    ("master", "msc", "ma ", "ms ", "meng", "mtech", "mba", "mfa", "llm", "mphil", "m.", "magister", "diplom-"),
    ("phd", "doctor", "dphil", "ph d", "ph.d"),
)
_LOWEST_DEGREE: Final = 3


def is_kind_of_school(text: str) -> bool:
    return bool(_UNIVERSITY.fullmatch(text) or _SCHOOL.fullmatch(text))


def is_lacking(text: str, items: Sequence[Item]) -> bool:
    """Whether higher education is spoken of and none of the studies is."""
    return bool(_UNIVERSITY.fullmatch(text)) and not any(
        _is_higher(item) for item in items if item.section == "education"
    )


def degree_rank(item: Item) -> int:
    """How high a degree is, from 0 for none known."""
    said = f" {plain(f'{item.role} {item.name}')} "
    ranks = [rank for rank, words in enumerate(_DEGREES, 1) if any(f" {word}" in said for word in words)]
    return max(ranks, default=0)


def of_level(numbers: Sequence[int], text: str, items: Sequence[Item]) -> list[int]:
    """Those of the studies, given by their places, at the kind of school asked for; all where none is."""
    if _UNIVERSITY.search(text):
        return [number for number in numbers if _is_higher(items[number])] or list(numbers)
    if _SCHOOL.search(text):
        return [number for number in numbers if not _is_higher(items[number])] or list(numbers)
    return list(numbers)


def _is_higher(item: Item) -> bool:
    return degree_rank(item) >= _LOWEST_DEGREE or "universi" in plain(item.name)
