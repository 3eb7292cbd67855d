"""Which items of a profile a program asks for."""

from dataclasses import dataclass
from datetime import date

from vitavoce.domain.period import Span, month_number
from vitavoce.domain.profile import Item
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.text import plain, words
from vitavoce.understanding.vocabulary.lexicon import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFilter:
    """Every condition that is given must hold; ``first`` and ``last`` are ``2021`` or ``2021-03``, both included."""

    type: str | None = None
    technology: str | None = None
    first: str | None = None
    last: str | None = None

    def of(self, index: ItemIndex, lexicon: Lexicon, today: date) -> list[Item]:
        """The items, in the document's order."""
        span = Span(_month(self.first, 1), _month(self.last, 12))
        if span.first is not None and span.last is not None and span.first > span.last:
            return []
        chosen = index.everything if self.technology is None else _showing(self.technology, index, lexicon)
        dated = span.first is not None or span.last is not None
        return [
            item
            for number, item in enumerate(index.profile.items)
            if chosen >> number & 1
            and (self.type is None or item.type == self.type)
            and (not dated or item.period.overlaps(span, today))
        ]


def _showing(technology: str, index: ItemIndex, lexicon: Lexicon) -> int:
    """The set of items that mention it, under any of its names or as a part of a family."""
    phrase = " ".join(words(plain(technology)))
    names = {name for name in (lexicon.phrases.get(phrase), index.terms.get(phrase)) if name is not None}
    chosen = 0
    for name in names:
        for shown in (name, *lexicon.parts.get(name, ())):
            chosen |= index.technologies.get(shown, 0)
    return chosen


def _month(text: str | None, month_of_a_year: int) -> int | None:
    if text is None:
        return None
    year, _, month = text.partition("-")
    return month_number(int(year), int(month) if month else month_of_a_year)
