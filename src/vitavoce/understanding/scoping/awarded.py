"""What won something, and what it won."""

from typing import Final

from vitavoce.understanding.english.scoping import WHICH_WON
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Reading
from vitavoce.understanding.text import plain, stem, words
from vitavoce.understanding.vocabulary.names import without_remark
from vitavoce.understanding.wording.framing import FUNCTION_STEMS

_AWARDED_SECTIONS: Final = ("publications", "projects")


def awarded(reading: Reading, index: ItemIndex) -> int:
    """What won something, with what it won, of a question like "which of her books won a prize"."""
    if not WHICH_WON.search(reading.text):
        return 0
    among = index.in_sections([name for name in reading.sections if name in _AWARDED_SECTIONS] or _AWARDED_SECTIONS)
    for mention in reading.positive:
        among &= mention.shown_by
    found = 0
    for number in index.numbers(among):
        won = telling_of(1 << number, index) & index.sections.get("awards", 0)
        found |= won and won | 1 << number
    return found


def telling_of(talked_of: int, index: ItemIndex) -> int:
    """Items that call one of those talked of by name: the award that a game won."""
    found = 0
    for item in index.items(talked_of):
        named = index.everything & ~talked_of
        for word in words(plain(without_remark(item.name))):
            named &= index.stems.get(stem(word), 0) if stem(word) not in FUNCTION_STEMS else named
        found |= named
    return found
