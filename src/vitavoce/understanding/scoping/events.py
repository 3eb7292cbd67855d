"""Questions about what came before or after something the résumé tells of."""

from collections.abc import Sequence
from typing import Final

from vitavoce.domain.period import Span
from vitavoce.domain.question import Ask
from vitavoce.understanding.english.scoping import (
    AROUND_AN_EVENT,
    AROUND_STUDIES,
    BEFORE_AN_EVENT,
    DURING_AN_EVENT,
    EVER_SINCE,
    OF_BEGINNING,
    OUT_OF_SCHOOL,
    SEVERAL_THINGS,
    STUDYING,
    WRITING,
)
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Reading
from vitavoce.understanding.scoping.selection import Wanted
from vitavoce.understanding.wording.framing import SECTION_OF_STEM
from vitavoce.understanding.wording.schooling import of_level

_PAUSE_MONTHS: Final = 18
"""Between a degree and the next for which nobody says they were out of university."""

_EVENT_SECTIONS: Final = frozenset(("work", "education", "volunteer", "projects"))


def around_event(wanted: Wanted, reading: Reading, index: ItemIndex) -> Wanted:
    """Reads "before the apprenticeship" and "after she joined Acme" as the times around the item named."""
    for mention in wanted.mentions:
        if not mention.shown_by or mention.negated or wanted.span is not None:
            continue
        found = AROUND_AN_EVENT.search(reading.text[: reading.tokens[mention.start].start]) if mention.end else None
        if not found:
            continue
        dated = [
            number
            for number in index.numbers(mention.strong or mention.shown_by)
            if index.times.firsts[number] is not None and index.profile.items[number].section in _EVENT_SECTIONS
        ]
        if not dated:
            continue
        studied = [number for number in dated if index.profile.items[number].section == "education"]
        if studied and SECTION_OF_STEM.get(mention.key) == "education":
            dated = of_level(studied, mention.key, index.profile.items)
        told = [other for other in wanted.mentions if other.start >= mention.start and not other.negated]
        for other in told[1:]:
            dated = [number for number in dated if other.shown_by >> number & 1] or dated
        first = min(index.times.firsts[number] or 0 for number in dated)
        happened = index.bits_of(dated)
        rest = tuple(other for other in wanted.mentions if other not in told or not other.shown_by & happened)
        sections = _apart_from(dated, wanted, index)
        if found["order"] in DURING_AN_EVENT:
            last = max(index.times.lasts[number] for number in dated)
            return wanted._replace(mentions=rest, sections=sections, span=Span(first, last)) if sections else wanted
        wanted = wanted._replace(mentions=rest, sections=sections)
        if found["order"] in BEFORE_AN_EVENT:
            return _beside(wanted, reading, first - 1, is_before=True)
        ended = 0 if OF_BEGINNING.search(found.group()) else _end_of(dated, index)
        return _beside(wanted, reading, ended or first + 1, is_before=False, lasting=found["order"] == EVER_SINCE)
    return _around_studies(wanted, reading, index)


def _around_studies(wanted: Wanted, reading: Reading, index: ItemIndex) -> Wanted:
    """Reads "before she qualified" as before the first studies were done, "after he graduated" as after the last."""
    found = AROUND_STUDIES.search(reading.text) if wanted.span is None else None
    studies = index.numbers(index.sections.get("education", 0)) if found else []
    dated = [number for number in studies if index.times.firsts[number] is not None]
    if not found or not dated or any(not mention.negated for mention in wanted.mentions):
        return wanted
    if found["order"] not in BEFORE_AN_EVENT:
        return _beside(wanted, reading, _end_of(dated, index), is_before=False)
    first = min(dated, key=lambda number: index.times.firsts[number] or 0)
    month = index.times.lasts[first] if found["done"] else (index.times.firsts[first] or 0) - 1
    return _beside(wanted, reading, month, is_before=True)


def _apart_from(event: Sequence[int], wanted: Wanted, index: ItemIndex) -> tuple[str, ...]:
    """The sections wanted, without that of the event where there are others ("papers before her PhD")."""
    there = {index.profile.items[number].section for number in event}
    return tuple(section for section in wanted.sections if section not in there) or (
        () if there.issuperset(wanted.sections) and len(wanted.sections) > 1 else wanted.sections
    )


def _beside(wanted: Wanted, reading: Reading, month: int, *, is_before: bool, lasting: bool = False) -> Wanted:
    """What is wanted, up to a month or from it on: the next to it, unless several things or all since are."""
    sections = _event_sections(wanted, reading)
    several = lasting or sections == ("publications",) or bool(SEVERAL_THINGS.search(reading.text))
    return wanted._replace(
        span=Span(None, month) if is_before else Span(month, None),
        after_event=not is_before,
        sections=sections,
        nearest=not several,
    )


def _end_of(event: Sequence[int], index: ItemIndex) -> int:
    """The month in which jobs or studies end that were begun one soon after the other; the first of its year where only
    that is stated, 0 where they go on. What was studied years later, beside a job, doesn't count.
    """
    ended = 0
    for number in sorted(event, key=lambda number: index.times.firsts[number] or 0):
        begun, end = index.times.firsts[number], index.profile.items[number].period.end
        if ended and begun is not None and begun > ended + _PAUSE_MONTHS:
            break
        ended = max(ended, end.first_month if end is not None else 0)
    return ended


def after_studies(reading: Reading, index: ItemIndex) -> Wanted | None:
    """Reads "first job out of university" as the first job begun after the studies meant."""
    if not OUT_OF_SCHOOL.search(reading.text):
        return None
    meant = index.sections.get("education", 0)
    for mention in reading.positive:
        meant = meant & mention.shown_by or meant
    studies = of_level(index.numbers(meant), reading.text, index.profile.items)
    year_begins = _end_of(studies, index) // 12 * 12  # a year is often all that is stated of both
    begun = index.in_sections(("work",)) & ~index.times.begun_by(year_begins - 1)
    ask = Ask.ITEMS if SEVERAL_THINGS.search(reading.text) else Ask.FIRST
    return Wanted(sections=("work",), within=begun or None, ask=ask)


def _event_sections(wanted: Wanted, reading: Reading) -> tuple[str, ...]:
    if wanted.sections and any(section in wanted.sections for section in ("work", "projects", "publications")):
        return wanted.sections
    if STUDYING.search(reading.text):
        return ("education",)
    return ("publications",) if WRITING.search(reading.text) else ("work",)
