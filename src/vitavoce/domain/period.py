"""Dates as a résumé states them, and spans of time as a question asks for them.

A month is counted as one integer, ``year * 12 + (month - 1)``, so that spans compare and subtract as numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_number(year: int, month: int) -> int:
    """Count of months since January of year 0; ``month`` is 1 to 12."""
    return year * 12 + month - 1


def month_of(day: date) -> int:
    """The month a calendar day lies in."""
    return month_number(day.year, day.month)


def month_text(month: int) -> str:
    """ISO form of a month, ``2021-03``."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


class Precision(IntEnum):
    """How much of a date was stated."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date stated to the year, the month or the day; what was not stated is None, never made up."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first_month(self) -> int:
        return month_number(self.year, self.month or 1)

    @property
    def last_month(self) -> int:
        return month_number(self.year, self.month or 12)

    @property
    def label(self) -> str:
        """As people write it: ``2021``, ``Mar 2021``, ``5 Mar 2021``."""
        if self.month is None:
            return str(self.year)
        name = f"{MONTH_NAMES[self.month - 1]} {self.year}"
        return name if self.day is None else f"{self.day} {name}"

    def __str__(self) -> str:
        """ISO form, cut to what was stated: ``2021``, ``2021-03``, ``2021-03-05``."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole months asked for, both ends included; an end that is None is open."""

    first: int | None = None
    last: int | None = None

    @property
    def start(self) -> str | None:
        return None if self.first is None else month_text(self.first)

    @property
    def end(self) -> str | None:
        return None if self.last is None else month_text(self.last)


@dataclass(frozen=True, slots=True)
class Period:
    """When an item took place.

    ``ongoing`` is true where the résumé says or means "to this day" (a job without an end); an item with neither
    an end nor ``ongoing`` ended, or happened, at its start (an award, a degree with one date).
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False

    @property
    def label(self) -> str:
        """As people write it: ``Mar 2021 – now``, ``2019 – 2021``, ``2020``; empty when nothing is stated."""
        start = self.start.label if self.start else ""
        if self.ongoing:
            return f"{start} – now" if start else "now"
        end = self.end.label if self.end else ""
        if start and end and start != end:
            return f"{start} – {end}"
        return start or (f"until {end}" if end else "")

    def months(self, today: date) -> tuple[int, int] | None:
        """First and last month covered, both included; None when no date is stated.

        A date stated to the year covers the whole year; an end before the start is read as the start.
        """
        now = month_of(today)
        if self.start is None:
            if self.end is None:
                return (now, now) if self.ongoing else None
            return self.end.first_month, self.end.last_month
        first = self.start.first_month
        if self.ongoing:
            return first, max(first, now)
        last = (self.end or self.start).last_month
        return first, max(first, last)

    def overlaps(self, span: Span, today: date) -> bool:
        """Whether any month of the item lies in the span; False when the item is undated."""
        covered = self.months(today)
        if covered is None:
            return False
        return (span.last is None or covered[0] <= span.last) and (span.first is None or covered[1] >= span.first)


def elapsed_months(periods: Iterable[Period], today: date) -> int:
    """Months from start to end as people count them, overlaps counted once (Jan 2020 – Jan 2021 is 12); what begins in
    the month after another ended goes on without a gap (Jan – Jun, then Jul – Dec is 11).

    An end stated to the year with a start stated to the year counts whole years between them (2019 – 2021 is 24).
    """
    ranges = []
    for period in periods:
        covered = period.months(today)
        if covered is None:
            continue
        first, last = covered
        end = period.end
        if end is not None and not period.ongoing and end.precision is Precision.YEAR:
            start_is_year = period.start is not None and period.start.precision is Precision.YEAR
            last = end.first_month if start_is_year else last
        ranges.append((first, max(first, last)))
    total, reached = 0, None
    for first, last in sorted(ranges):
        begin = first if reached is None or first > reached + 1 else reached
        if reached is None or last > reached:
            total += max(0, last - begin)
            reached = last
    return total
