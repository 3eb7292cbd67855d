"""Which items of a profile a program asks for."""

from dataclasses import dataclass
from datetime import date

from vitavoce.domain.period import Span, month_number
from vitavoce.domain.profile import Item
from vitavoce.understanding.item_index import ItemIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFilter:
    """Every condition that is given must hold; ``first`` and ``last`` are ``2021`` or ``2021-03``, both included."""

    type: str | None = None
    technology: str | None = None
    first: str | None = None
    last: str | None = None

    def of(self, index: ItemIndex, today: date) -> list[Item]:
        """The items, in the document's order."""
        found = list(index.profile.items)
        if self.type is not None:
            found = [item for item in found if item.type == self.type]
        if self.technology is not None:
            wanted = self.technology.casefold()
            found = [item for item in found if wanted in (word.casefold() for word in item.keywords)]
        if self.first is not None or self.last is not None:
            span = Span(_month(self.first, 1), _month(self.last, 12))
            found = [item for item in found if item.period.overlaps(span, today)]
        return found


def _month(text: str | None, month_of_a_year: int) -> int | None:
    if text is None:
        return None
    year, _, month = text.partition("-")
    return month_number(int(year), int(month) if month else month_of_a_year)
