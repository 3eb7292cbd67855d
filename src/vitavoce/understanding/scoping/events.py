"""Questions about what came before or after something the résumé tells of."""

from typing import Final

from vitavoce.domain.period import Span
from vitavoce.domain.question import Ask
from vitavoce.understanding.english.scoping import (
    AROUND_AN_EVENT,
    BEFORE_AN_EVENT,
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
        first = min(index.times.firsts[number] or 0 for number in dated)
        last = max(index.times.lasts[number] for number in dated)
        span = Span(None, first - 1) if found["order"] in BEFORE_AN_EVENT else Span(min(last, first) + 1, None)
        rest = tuple(other for other in wanted.mentions if other is not mention)
        return wanted._replace(
            mentions=rest,
            span=span,
            after_event=found["order"] not in BEFORE_AN_EVENT,
            sections=_event_sections(wanted, reading),
            nearest=not SEVERAL_THINGS.search(reading.text),
        )
    return wanted


def after_studies(reading: Reading, index: ItemIndex) -> Wanted | None:
    """Reads "first job out of university" as the first job begun after the studies meant."""
    if not OUT_OF_SCHOOL.search(reading.text):
        return None
    studies = of_level(index.numbers(index.sections.get("education", 0)), reading.text, index.profile.items)
    ends = [index.times.lasts[number] for number in studies if not index.times.ongoing >> number & 1]
    year_begins = max(ends, default=0) // 12 * 12  # a year is often all that is stated of both
    begun = index.in_sections(("work",)) & ~index.times.begun_by(year_begins - 1)
    return Wanted(sections=("work",), within=begun or None, ask=Ask.FIRST)


def _event_sections(wanted: Wanted, reading: Reading) -> tuple[str, ...]:
    if wanted.sections and any(section in wanted.sections for section in ("work", "projects", "publications")):
        return wanted.sections
    if STUDYING.search(reading.text):
        return ("education",)
    return ("publications",) if WRITING.search(reading.text) else ("work",)
