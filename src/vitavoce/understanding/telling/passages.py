"""The sentences of an item that speak of what was asked."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.text import plain

MAX_PASSAGES: Final = 3
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"(])|\n+")
_DIGIT: Final = re.compile(r"\d")
_NOT_WORD: Final = re.compile(r"[^\w+#]+")
_REMEMBERED: Final = 1_024
"""Texts that are kept taken apart, some 0.5 MB: those that are asked about are asked about again."""


def passages(item: Item, sought: Collection[str], *, numbers: bool = False) -> tuple[str, ...]:
    """Those that say most of what is ``sought`` first (plain beginnings of words or phrases; a whole word ends in a
    space); the item's first ones where none says any. ``numbers`` asks for figures ("how many players").
    """
    said = sentences(item)
    if len(said) > 1 and (sought or numbers):
        scores = [_score(sentence, sought, numbers=numbers) for sentence in said]
        best = sorted((place for place, score in enumerate(scores) if score), key=lambda place: (-scores[place], place))
        said = [said[place] for place in best] or said
    return tuple(said[:MAX_PASSAGES])


def sentences(item: Item) -> Sequence[str]:
    """Everything the item says in sentences, highlights one each."""
    return [sentence for sentence in (text.strip() for text in _texts(item)) if sentence]


def _texts(item: Item) -> Iterator[str]:
    for text in (item.summary, item.description):
        if text:
            yield from _split(text)
    yield from item.highlights


@lru_cache(_REMEMBERED)
def _split(text: str) -> tuple[str, ...]:
    return tuple(_SENTENCE_END.split(text))


@lru_cache(_REMEMBERED)
def _said(sentence: str) -> str:
    """A sentence's plain words between single spaces."""
    return f" {_NOT_WORD.sub(' ', plain(sentence))} "


def _score(sentence: str, sought: Collection[str], *, numbers: bool) -> float:
    said = _said(sentence)
    score = float(sum([f" {beginning}" in said for beginning in sought]))
    if numbers and _DIGIT.search(said):
        score += 0.75 if score or not sought else 0.25
    return score
