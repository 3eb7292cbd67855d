"""Whose words a question about references asks for: "what did the head of product say"."""

from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Reading
from vitavoce.understanding.wording.framing import FRAME_STEMS, FUNCTION_STEMS


def speakers(reading: Reading, index: ItemIndex) -> int:
    """The references that most words of the question fit; all of them where none does."""
    found = index.sections.get("references", 0)
    for token in reading.tokens:
        if token.stem not in FUNCTION_STEMS:
            said = index.strong if token.stem in FRAME_STEMS else index.stems
            found = found & said.get(token.stem, 0) or found
    return found
