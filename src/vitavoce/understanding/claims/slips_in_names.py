"""A word one letter off in a name that the words beside it give away: "the timber price" for the Timber Prize."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.text import Token, root
from vitavoce.understanding.wording.framing import FRAME_STEMS, FUNCTION_STEMS

_LEAST_LETTERS: Final = 5


def slips_in_names(tokens: Sequence[Token], index: ItemIndex) -> Iterator[tuple[int, str]]:
    """Places of such words, which may be ordinary ones that the résumé hasn't, with what stands there in the name."""
    for place, (first, second) in enumerate(pairwise(tokens)):
        if first.word in index.names.words and _may_be_a_slip(second, index):
            meant = _beside(first.word, second.word, index)
            if meant:
                yield place + 1, meant


def _may_be_a_slip(token: Token, index: ItemIndex) -> bool:
    return (
        len(token.word) >= _LEAST_LETTERS
        and token.stem not in index.stems
        and root(token.stem) not in index.roots
        and token.stem not in FUNCTION_STEMS
        and token.stem not in FRAME_STEMS
    )


def _beside(known: str, said: str, index: ItemIndex) -> str:
    """The word that follows a known one in a name, if it is but a letter from the one said."""
    meant = process.extractOne(said, index.names.words.keys(), scorer=OSA.distance, score_cutoff=1)
    if meant is None or len(meant[0]) < _LEAST_LETTERS or not index.names.words[known] & index.names.words[meant[0]]:
        return ""
    pair = f" {known} {meant[0]} "
    return meant[0] if any(pair in f" {phrase} " for phrase in index.names.phrases) else ""
