"""What a question says about time, as a span of months."""

import re
from dataclasses import dataclass
from datetime import date

from vitavoce.domain.period import Span, month_number, month_of


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stated time: ``start`` and ``end`` are offsets in the text given, ``label`` as a visitor would say it.

    ``current`` is true for "right now" and its like.
    """

    span: Span
    label: str
    start: int
    end: int
    current: bool


class DateFilter:
    """Finds the one time constraint of a question."""

    _YEAR = re.compile(r"\b(?:(since|before|after|in|from|until|by)\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
    _NOW = re.compile(r"\b(?:right now|currently|at the moment|now)\b", re.IGNORECASE)

    def find(self, text: str, today: date) -> DateMention | None:
        if found := self._NOW.search(text):
            month = month_of(today)
            return DateMention(Span(month, month), "now", found.start(), found.end(), current=True)
        found = self._YEAR.search(text)
        if not found:
            return None
        word, year = (found[1] or "in").lower(), int(found[2])
        first, last = month_number(year, 1), month_number(year, 12)
        span = {
            "since": Span(first, None),
            "before": Span(None, first - 1),
            "after": Span(last + 1, None),
            "until": Span(None, last),
            "by": Span(None, last),
        }.get(word, Span(first, last))
        return DateMention(span, f"{word} {year}", found.start(), found.end(), current=False)
