"""Patterns that are only tried where one of their words is said, so that long tables cost little."""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from vitavoce.understanding.patterns.cues import keys_of

T = TypeVar("T")


def either(*alternatives: str) -> str:
    """A pattern that matches what any of them matches."""
    return "|".join(alternatives)


class Triggered(Generic[T]):
    """A table of meanings, the words that call for each, and its pattern; earlier rows win."""

    def __init__(self, rows: Iterable[tuple[T, str, str]]) -> None:
        table = tuple(rows)
        self._rows = tuple((meaning, re.compile(pattern)) for meaning, _, pattern in table)
        self._by_key: dict[str, list[int]] = {}
        for number, (_, triggers, _) in enumerate(table):
            for key in keys_of(triggers):
                self._by_key.setdefault(key, []).append(number)
        self._keys = frozenset(self._by_key)

    def find(self, text: str) -> T | None:
        """The meaning of the first row that matches."""
        called = {number for key in self._keys & keys_of(text) for number in self._by_key[key]}
        for number in sorted(called):
            meaning, pattern = self._rows[number]
            if pattern.search(text):
                return meaning
        return None
