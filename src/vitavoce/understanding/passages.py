"""The sentences of an item that speak of what was asked."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.text import plain, root, stem, words

MAX_PASSAGES: Final = 3
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“\"(])|\n+")
_DIGIT: Final = re.compile(r"\d")


def passages(item: Item, stems: Collection[str], *, numbers: bool = False) -> tuple[str, ...]:
    """Those with most of the asked stems first; the item's first ones where none has any.

    ``numbers`` asks for figures ("how many players").
    """
    said = list(sentences(item))
    if not said:
        return ()
    wanted = set(stems) | {root(stemmed) for stemmed in stems}
    scores = [_score(sentence, wanted, numbers=numbers) for sentence in said]
    best = sorted((place for place, score in enumerate(scores) if score), key=lambda place: (-scores[place], place))
    chosen = best or range(len(said))
    return tuple(said[place] for place in list(chosen)[:MAX_PASSAGES])


def sentences(item: Item) -> Iterable[str]:
    """Everything the item says in sentences, highlights one each."""
    for text in (item.summary, item.description):
        if text:
            yield from (sentence.strip() for sentence in _SENTENCE_END.split(text) if sentence.strip())
    for highlight in item.highlights:
        if highlight.strip():
            yield highlight.strip()


def _score(sentence: str, wanted: Collection[str], *, numbers: bool) -> float:
    score = 0.0
    if wanted:
        for stemmed in {stem(word) for word in words(plain(sentence))}:
            if stemmed in wanted:
                score += 1.0
            elif root(stemmed) in wanted:
                score += 0.5
    if numbers and _DIGIT.search(sentence):
        score += 0.75 if score or not wanted else 0.25
    return score
