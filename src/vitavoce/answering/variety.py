"""Different words at different moments, the same words at the same moment."""

import re
import unicodedata
from typing import Final
from zlib import crc32

from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question

_NOT_A_WORD: Final = re.compile(r"\W+")


class Variety:
    """Chooses among ways to say a thing by what was asked, of which résumé, and how far the talk has gone."""

    __slots__ = ("_seed",)

    def __init__(self, question: Question, profile: Profile) -> None:
        asked = _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", question.text).casefold()).strip()
        self._seed = f"{profile.version}\x1f{asked}\x1f{question.focus.turns}".encode()

    def one_of(self, *ways: str) -> str:
        return ways[self.number(ways[0], len(ways))]

    def number(self, purpose: str, below: int) -> int:
        """A number from 0 up, for this moment and purpose."""
        return crc32(purpose.encode(), crc32(self._seed)) % below
