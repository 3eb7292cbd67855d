"""A sentence cut into what is spoken at once: the first words of an answer early, the rest whole."""

from collections.abc import Iterator
from typing import Final

_BREAKS: Final = (", ", "; ", ": ", " – ", " — ")
_FIRST_CHARACTERS: Final = 25  # less sounds chopped, and hardly hides the time until the next clause is ready
_REST_CHARACTERS: Final = 12
_MOST_CHARACTERS: Final = 240  # some 15 s: what is synthesised ahead stays small


def opening_clauses(sentence: str) -> Iterator[str]:
    """An answer's first sentence, cut at its first clause. Joined by spaces, clauses are the sentence again."""
    cuts = [
        found + len(mark)
        for mark in _BREAKS
        if 0 <= (found := sentence.find(mark, _FIRST_CHARACTERS - 1)) < len(sentence) - _REST_CHARACTERS
    ]
    if not cuts:
        yield from clauses(sentence)
        return
    yield sentence[: min(cuts)].strip()
    yield from clauses(sentence[min(cuts) :])


def clauses(sentence: str) -> Iterator[str]:
    """A later sentence: whole, unless it is very long."""
    rest = " ".join(sentence.split())
    while len(rest) > _MOST_CHARACTERS:
        cut = _cut(rest)
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    if rest:
        yield rest


def _cut(text: str) -> int:
    for mark in (*_BREAKS, " "):
        found = text.rfind(mark, _MOST_CHARACTERS // 2, _MOST_CHARACTERS)
        if found >= 0:
            return found + len(mark)
    return _MOST_CHARACTERS
