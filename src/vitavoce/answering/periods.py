"""Dates inside a sentence: ``since Apr 2025``, ``from 2000 to 2001``."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from vitavoce.answering.phrasing import duration_of
from vitavoce.domain.period import MONTH_NAMES, PartialDate, Period, elapsed_months, month_of
from vitavoce.domain.profile import Item


def label(period: Period) -> str:
    """As in a list: to the month, since nobody says the day an employment began."""
    return _to_the_month(period).label


def when(period: Period, *, to_the_day: bool = False) -> str:
    """As an adverb; empty when nothing is dated."""
    if not to_the_day:
        period = _to_the_month(period)
    start, end = period.start, period.end
    if period.ongoing:
        return f"since {start.label}" if start else "to this day"
    if start and end and start != end:
        return f"from {_short_start(start, end)} to {end.label}"
    if start:
        return f"{'on' if start.day else 'in'} {start.label}"
    return f"until {end.label}" if end else ""


def _to_the_month(period: Period) -> Period:
    start, end = period.start, period.end
    if not ((start and start.day) or (end and end.day)):
        return period
    return replace(
        period,
        start=replace(start, day=None) if start and start.day else start,
        end=replace(end, day=None) if end and end.day else end,
    )


def _short_start(start: PartialDate, end: PartialDate) -> str:
    """The year is said once when both ends lie in it."""
    if start.month and end.month and start.day is None and end.day is None and start.year == end.year:
        return MONTH_NAMES[start.month - 1]
    return start.label


def is_current(period: Period, today: date) -> bool:
    """Whether it goes on today, by word or by an end that lies ahead."""
    return period.ongoing or (
        period.end is not None and period.end.first_month > month_of(today) and _has_begun(period, today)
    )


def _has_begun(period: Period, today: date) -> bool:
    return period.start is not None and period.start.first_month <= month_of(today)


def has_length(period: Period) -> bool:
    """Whether the dates say how long it took: a start, and an end or to this day."""
    return period.start is not None and (period.ongoing or period.end is not None)


def length(items: Iterable[Item], today: date) -> str:
    """How long the items took together, overlaps once; empty when the dates don't say."""
    measured = [item for item in items if has_length(item.period)]
    return duration_of(measured, elapsed_months([item.period for item in measured], today)) if measured else ""


def newest_first(items: Sequence[Item], today: date) -> list[Item]:
    """By end, then by start; undated last, in file order."""

    def key(item: Item) -> tuple[int, int]:
        covered = item.period.months(today)
        return (covered[1], covered[0]) if covered else (-1, -1)

    return sorted(items, key=key, reverse=True)
