"""A sentence cut into what is spoken at once: the first words of an answer early, the rest whole."""

from collections.abc import Iterator
from typing import Final

from vitavoce.speech.utterances import first_clause

_BREAKS: Final = (", ", "; ", ": ", " – ", " — ")
_MOST_CHARACTERS: Final = 240  # some 15 s: what is synthesised ahead stays small


def opening_clauses(sentence: str) -> Iterator[str]:
    """An answer's first sentence, cut at its first clause. Joined by spaces, clauses are the sentence again."""
    opening, rest = first_clause(sentence)
    for part in (opening, rest):
        yield from clauses(part)


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
