"""Dates inside a sentence: ``since Apr 2025``, ``from 2000 to 2001``, ``due to finish in May 2028``."""

from datetime import date

from vitavoce.answering.phrasing import duration_of
from vitavoce.domain.period import MONTH_NAMES, PartialDate, Period, elapsed_months, month_of
from vitavoce.domain.profile import Item


def when(period: Period) -> str:
    """As an adverb without a leading comma; empty when nothing is dated."""
    start, end = period.start, period.end
    if period.ongoing:
        return f"since {start.label}" if start else "to this day"
    if start and end and start != end:
        return f"from {_short_start(start, end)} to {end.label}"
    if start:
        return f"{'on' if start.day else 'in'} {start.label}"
    return f"until {end.label}" if end else ""


def _short_start(start: PartialDate, end: PartialDate) -> str:
    """The year is said once when both ends lie in it."""
    if start.month and end.month and start.day is None and end.day is None and start.year == end.year:
        return MONTH_NAMES[start.month - 1]
    return start.label


def ends_later(period: Period, today: date) -> bool:
    """Whether the stated end lies ahead (a degree due in 2028)."""
    return period.end is not None and period.end.first_month > month_of(today)


def is_current(period: Period, today: date) -> bool:
    if period.ongoing:
        return True
    covered = period.months(today)
    return period.end is not None and covered is not None and covered[0] <= month_of(today) <= covered[1]


def has_length(period: Period) -> bool:
    """Whether the dates say how long it took: a start, and an end or to this day."""
    return period.start is not None and (period.ongoing or period.end is not None)


def length(items: tuple[Item, ...] | list[Item], today: date) -> str:
    """How long the items took together, overlaps once; empty when the dates don't say."""
    measured = [item for item in items if has_length(item.period)]
    if not measured:
        return ""
    return duration_of(measured, elapsed_months([item.period for item in measured], today))


def newest_first(items: tuple[Item, ...] | list[Item], today: date) -> list[Item]:
    """By end, then by start; undated last, in file order."""

    def key(item: Item) -> tuple[int, int]:
        covered = item.period.months(today)
        return (covered[1], covered[0]) if covered else (-1, -1)

    return sorted(items, key=key, reverse=True)
