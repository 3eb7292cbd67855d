"""When a résumé's items took place, as sets of items ready to be cut by months."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vitavoce.domain.period import Period, Span, month_of
from vitavoce.domain.profile import Item

OPEN_END: Final = 10_000 * 12
"""The month in which something still going on ends: later than any."""


@dataclass(frozen=True, slots=True)
class TimeBook:
    """Months each item covers, None where undated, ``OPEN_END`` as the last of what is going on.

    ``begun[n]`` is the set of the ``n`` items that began first, ``ended[n]`` of the ``n`` that ended first; sets of
    items are integers like those of the index.
    """

    firsts: tuple[int | None, ...]
    lasts: tuple[int, ...]
    begin_months: tuple[int, ...]
    begun: tuple[int, ...]
    end_months: tuple[int, ...]
    ended: tuple[int, ...]
    ongoing: int

    def begun_by(self, month: int) -> int:
        return self.begun[bisect_right(self.begin_months, month)]

    def ended_before(self, month: int) -> int:
        return self.ended[bisect_left(self.end_months, month)]

    def within(self, span: Span, today: date) -> int:
        """Items whose time overlaps the span; undated ones never do, and what is going on runs to today."""
        found = self.begun[-1] if span.last is None else self.begun_by(span.last)
        if span.first is None:
            return found
        found &= ~self.ended_before(span.first)
        if span.first > month_of(today):
            found &= ~(self.ongoing & self.begun_by(span.first - 1))
        return found


def time_book(items: Sequence[Item]) -> TimeBook:
    firsts = tuple(first_month(item.period) for item in items)
    lasts = tuple(last_month(item.period) for item in items)
    begins = sorted((first, number) for number, first in enumerate(firsts) if first is not None)
    ends = sorted((lasts[number], number) for _, number in begins)
    ongoing = 0
    for _, number in begins:
        ongoing |= (lasts[number] == OPEN_END) << number
    return TimeBook(
        firsts=firsts,
        lasts=lasts,
        begin_months=tuple(month for month, _ in begins),
        begun=_growing(begins),
        end_months=tuple(month for month, _ in ends),
        ended=_growing(ends),
        ongoing=ongoing,
    )


def first_month(period: Period) -> int | None:
    begins = period.start or period.end
    if begins is None:
        return 0 if period.ongoing else None
    return begins.first_month


def last_month(period: Period) -> int:
    last = period.end or period.start
    if period.ongoing or last is None:
        return OPEN_END
    begins = period.start or last
    return max(begins.first_month, last.last_month)


def _growing(dated: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    sets = [0]
    for _, number in dated:
        sets.append(sets[-1] | 1 << number)
    return tuple(sets)
