"""A text cut into pieces that can be spoken one after another."""

from collections.abc import Iterator

_BREAKS = (". ", "! ", "? ", "; ", ": ", ", ", " – ", " ")


def pieces_of(text: str, most_characters: int) -> Iterator[tuple[int, str]]:
    """Pieces of at most so many characters with where each begins; cut after a sentence where one ends, else after a
    clause, a word, or anywhere. Joined they are the text.
    """
    begin = 0
    while len(text) - begin > most_characters:
        end = _cut(text, begin, begin + most_characters)
        yield begin, text[begin:end]
        begin = end
    if begin < len(text):
        yield begin, text[begin:]


def _cut(text: str, begin: int, most: int) -> int:
    least = begin + (most - begin) // 2
    for mark in _BREAKS:
        found = text.rfind(mark, least, most)
        if found >= 0:
            return found + len(mark)
    return most
