"""When an entry took place, and whether one without an end still goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from vitavoce.content.validation import Entry, pointer
from vitavoce.domain.period import PartialDate, Period
from vitavoce.domain.profile import Item

# A course of study without an end date that began longer ago than this, counted from the latest date the document
# states anywhere, is over rather than going on: the author only left the end out.
LONGEST_STUDY_YEARS: Final = 8

END_NAMES: Final = ("endDate", "end", "to", "until")
START_NAMES: Final = ("startDate", "start", "from", "since")


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """A period, and whether its end isn't stated at all."""

    period: Period
    end_is_absent: bool = False


def read_span(entry: Entry) -> StatedPeriod:
    """The period of something that lasts."""
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


def settle_open_ends(items: Sequence[Item], open_ended: frozenset[str]) -> list[Item]:
    """The items with ``ongoing`` decided for those whose refs are given: their end isn't stated.

    A job or project with a start goes on. A course of study or a voluntary post goes on only when none of its section
    began later, and study only while it can still last: elsewhere a missing end is one the author left out.
    """
    latest_start = {
        section: max(
            (item.period.start for item in items if item.section == section and item.period.start), default=None
        )
        for section in ("education", "volunteer")
    }
    stated = [date for item in items for date in (item.period.start, item.period.end) if date]
    latest_year = max((date.year for date in stated), default=0)
    settled = []
    for item in items:
        start = item.period.start
        ongoing = item.ref in open_ended and start is not None
        if ongoing and start and item.section in latest_start:
            latest = latest_start[item.section]
            ongoing = latest is not None and start.first_month >= latest.first_month
        if ongoing and start and item.section == "education":
            ongoing = latest_year - start.year <= LONGEST_STUDY_YEARS
        settled.append(replace(item, period=replace(item.period, ongoing=True)) if ongoing else item)
    return settled


def _ends_before(end: PartialDate, start: PartialDate) -> bool:
    if end.day and start.day and end.first_month == start.first_month:
        return end.day < start.day
    return end.last_month < start.first_month
