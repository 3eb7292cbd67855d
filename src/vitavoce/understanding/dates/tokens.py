"""The words, numbers and signs that a question about time is read as."""

import re
from functools import cached_property
from typing import Final

DASHES: Final = frozenset("-–—‐‑−")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[^\s\w]|_")


class Tokens:
    """The words, numbers and signs of a text with their offsets; reading past either end gives ``""``."""

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        if len(lowered) != len(text):  # İ grows in lower case, and offsets must stay those of the text given
            lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
        self._text = lowered
        self.words: list[str] = _TOKEN.findall(lowered)
        self.count = len(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in _TOKEN.finditer(self._text)]

    def at(self, index: int) -> str:
        return self.words[index] if 0 <= index < self.count else ""

    def joined(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < index < self.count and self.spans[index][0] == self.spans[index - 1][1]

    def phrase(self, index: int, length: int) -> str:
        """That many tokens, or ``""`` where the text ends before."""
        return " ".join(self.words[index : index + length]) if 0 <= index <= self.count - length else ""
