"""When an entry took place, and whether one without an end still goes on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from vitavoce.content.validation import Entry, pointer
from vitavoce.domain.period import PartialDate, Period

# A course of study without an end date that began longer ago than this, counted from the latest date the document
# states anywhere, is over rather than going on: the author only left the end out.
LONGEST_STUDY_YEARS: Final = 8

END_NAMES: Final = ("endDate", "end", "to", "until", "graduationDate")
START_NAMES: Final = ("startDate", "start", "from", "since")


class StatedPeriod(NamedTuple):
    """A period, and whether it may go on: an end belongs to it and isn't stated."""

    period: Period
    end_is_absent: bool = False


def read_span(entry: Entry) -> StatedPeriod:
    """The period of something that lasts."""
    if entry.fields.get("date") and not any(entry.fields.get(name) for name in (*START_NAMES, *END_NAMES)):
        return read_moment(entry, "startDate", "date")
    start = entry.date(*START_NAMES).date
    end_path, end_value = entry.find(*END_NAMES)
    end = entry.date(end_path.rpartition("/")[2], closing=True) if end_value is not None else None
    if entry.fields.get("endDate", "absent") in ("", None):
        value = "null" if entry.fields["endDate"] is None else '""'
        entry.defects.warn(
            pointer(entry.path, "endDate"), "date", value, "leave the date out for what goes on to this day"
        )
    if start and end and end.date and _ends_before(end.date, start):
        entry.defects.warn(end_path, "order", end_value, f"this is before the start, {start}")
    period = Period(start=start, end=end.date if end else None, ongoing=bool(end and end.ongoing))
    return StatedPeriod(period, end_is_absent=end_value is None)


def read_moment(entry: Entry, *names: str) -> StatedPeriod:
    """The period of something that happened once."""
    return StatedPeriod(Period(start=entry.date(*names).date))


def settle_open_ends(stated: Sequence[tuple[str, StatedPeriod]]) -> Iterator[Period]:
    """The period of each (section, what is stated), with ``ongoing`` decided where no end is stated.

    A job or project with a start goes on. A course of study goes on only when none began later, and while it can still
    last; a voluntary post when none began later, or when others state their ends: elsewhere a missing end is one the
    author left out.
    """
    latest_start = {"education": -1, "volunteer": -1}
    if any(section == "volunteer" and not end_is_absent for section, (_, end_is_absent) in stated):
        del latest_start["volunteer"]
    latest_year = 0
    for section, (period, _) in stated:
        if period.start and section in latest_start:
            latest_start[section] = max(latest_start[section], period.start.first_month)
        latest_year = max(latest_year, *(date.year for date in (period.start, period.end) if date), 0)
    for section, (period, end_is_absent) in stated:
        start = period.start
        ongoing = (
            end_is_absent
            and start is not None
            and start.first_month >= latest_start.get(section, 0)
            and (section != "education" or latest_year - start.year <= LONGEST_STUDY_YEARS)
        )
        yield replace(period, ongoing=True) if ongoing else period


def _ends_before(end: PartialDate, start: PartialDate) -> bool:
    if end.day and start.day and end.first_month == start.first_month:
        return end.day < start.day
    return end.last_month < start.first_month
