"""Sentences that say again what was computed from the résumé."""

from collections.abc import Iterable, Sequence
from typing import Final

from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.words import Token, stem, tokens_of

_TURNS_ROUND: Final = frozenset(
    "no not never none neither nor without cannot before after until since more less than".split()
)
_LONGEST: Final = 4_000


class Echoes:
    """``certain`` are sentences known to be true. Another is an echo of them if its telling words are a stretch of
    theirs, in their order: common words may change, names, numbers and what they belong to may not.
    """

    def __init__(self, certain: Iterable[str], english: English) -> None:
        self._english = english
        telling = self._telling(tokens_of(" ".join(certain)[:_LONGEST]))
        self._certain = f" {' '.join(telling)} "

    def holds(self, tokens: Sequence[Token]) -> bool:
        telling = self._telling(tokens)
        return bool(telling) and f" {' '.join(telling)} " in self._certain

    def _telling(self, tokens: Sequence[Token]) -> list[str]:
        return [token.plain for token in tokens if not token.is_mark and self._tells(token)]

    def _tells(self, token: Token) -> bool:
        if token.is_number or token.plain in _TURNS_ROUND or token.plain.endswith(("n't", "n’t")):
            return True
        return stem(token.plain) not in self._english.common
