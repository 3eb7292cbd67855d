"""From what a question says and what it takes over from before, the filters its items must pass."""

from collections.abc import Iterator
from typing import Final

from vitavoce.domain.question import Ask, Focus, FollowUp
from vitavoce.understanding.english.schooling import ANY_SCHOOL
from vitavoce.understanding.english.scoping import (
    ATTENDED,
    CURRENT,
    DESCRIBING,
    IS_A,
    IS_OVER,
    LEARNT,
    OF_TASTE,
    PROMOTED,
    STARTING_OUT,
    STILL,
    STILL_HOLDS,
)
from vitavoce.understanding.entity_detector import names_in
from vitavoce.understanding.followup_handler import Leaning
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.scoping.awarded import awarded, telling_of
from vitavoce.understanding.scoping.events import after_studies, around_event
from vitavoce.understanding.scoping.form import asked
from vitavoce.understanding.scoping.meant_sections import (
    asks_code_languages,
    meant_sections,
    rather_sections,
    sections_by_intent,
    sections_by_verb,
)
from vitavoce.understanding.scoping.present import present_place
from vitavoce.understanding.scoping.selection import Wanted
from vitavoce.understanding.scoping.speakers import speakers
from vitavoce.understanding.scoping.spoken import is_level_asked, proof_of_language
from vitavoce.understanding.text import tokens

_IDENTIFYING_ASKS: Final = frozenset((Ask.DURATION, Ask.SINCE, Ask.WHEN, Ask.WHAT_ROLE, Ask.SCORE))
_HOLDING_ROLES: Final = ("work", "volunteer", "education", "certificates")
"""Where it stands what somebody is or was ("is she a nurse"), rather than where such people are spoken of."""

_SINGLE_ASKS: Final = frozenset((Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST))


def wanted_from(reading: Reading, lean: Leaning, focus: Focus, index: ItemIndex) -> Wanted | None:
    """None when the question asks for no items in particular: an overview."""
    wanted = _wanted(reading, lean, focus, index)
    if wanted is None:
        return None
    if wanted.ask is not Ask.YES_NO and DESCRIBING.search(reading.text):
        wanted = wanted._replace(describing=True)
    by_title = wanted.ask in _SINGLE_ASKS and wanted.sections == ("work",)
    is_a = bool(IS_A.match(reading.text) or STILL_HOLDS.match(reading.text))
    if by_title or wanted.ask in _IDENTIFYING_ASKS or is_a:
        wanted = wanted._replace(identifying=True, by_title=by_title)
    if is_a and wanted.mentions and wanted.within is None and (not wanted.sections or reading.lenient):
        wanted = wanted._replace(sections=(), rather=_HOLDING_ROLES)
    return around_event(wanted, reading, index)


_UNDATED: Final = frozenset(("skills", "languages", "interests", "references", "awards", "publications"))


def _wanted(reading: Reading, lean: Leaning, focus: Focus, index: ItemIndex) -> Wanted | None:
    ask = asked(reading, focus, lean)
    sections = reading.sections
    if asks_code_languages(reading):
        sections, ask = (), Ask.TECHNOLOGIES
    if lean.chosen:
        return Wanted(within=index.bits(lean.chosen), ask=ask)
    if lean.within:
        return _within(reading, lean, index, ask, sections)
    if lean.inherits:
        return _inheriting(reading, focus, index, ask)
    if meant := proof_of_language(reading, index) or awarded(reading, index):
        return Wanted(within=meant, ask=ask)
    if is_level_asked(reading, index):
        ask = Ask.LEVEL
    return _own(reading, index, ask, sections)


def _within(reading: Reading, lean: Leaning, index: ItemIndex, ask: Ask, sections: tuple[str, ...]) -> Wanted:
    """What is asked of the items talked of."""
    within = index.bits(lean.within)
    if not index.in_sections(sections) & within:
        telling = telling_of(within, index) & index.in_sections(sections)
        missing = bool(sections) and ask is Ask.YES_NO and _WON_OR_WRITTEN.issuperset(sections)
        within, sections = (telling, sections) if telling or missing else (within, ())
    said_there = any(mention.shown_by & within for mention in reading.positive)
    if ask is Ask.YES_NO and not said_there and OF_TASTE.search(reading.text):
        within = 0  # whether a job was hard or a school big, only what says so could tell
    span = reading.date.span if reading.date else None
    if span is not None and STILL.search(reading.text) and not index.sections.get("work", 0) & within:
        span = None
    return Wanted(
        mentions=_telling_there(reading.mentions, lean, ask, within),
        sections=sections,
        excluded_sections=reading.excluded_sections,
        lenient=True,
        span=span,
        span_negated=reading.date_negated,
        current=span is None and bool(CURRENT.search(reading.text)),
        finished=span is None and bool(IS_OVER.search(reading.text)),
        within=within,
        ask=ask,
    )


def _own(reading: Reading, index: ItemIndex, ask: Ask, sections: tuple[str, ...]) -> Wanted | None:
    """What a question that stands by itself asks for."""
    span = reading.date.span if reading.date else None
    here, others = present_place(reading, index)
    if here:
        return Wanted(mentions=others, within=here, lenient=True, ask=ask)
    if PROMOTED.search(reading.text):
        climbed = _climbed(index)
        return Wanted(mentions=reading.mentions, sections=("work",), within=climbed, span=span, lenient=True, ask=ask)
    sections = meant_sections(reading, index, ask, sections)
    if sections and {"work", "education"}.issuperset(sections) and (after := after_studies(reading, index)):
        return after
    if sections == ("certificates",) and STILL.search(reading.text):
        span = None
    current = span is None and bool(CURRENT.search(reading.text))
    if not sections:
        sections = sections_by_verb(reading, index, current=current, timed=span is not None)
    if not sections and not any(not mention.negated for mention in reading.mentions):
        sections = sections_by_intent(reading, ask, timed=span is not None)
        if not sections and span is None and not reading.mentions and not reading.excluded_sections:
            return None
    return Wanted(
        mentions=_telling_of(sections, reading, index, ask),
        sections=sections,
        excluded_sections=reading.excluded_sections,
        within=speakers(reading, index) if sections == ("references",) and ask is not Ask.YES_NO else None,
        lenient=reading.lenient and not ATTENDED.search(reading.text),
        span=span,
        span_negated=reading.date_negated,
        current=current and (not sections or not _UNDATED.issuperset(sections)),
        rather=rather_sections(reading, index, timed=span is not None),
        finished=not current
        and bool(sections or reading.positive)
        and span is None
        and bool(IS_OVER.search(reading.text)),
        or_over=ask is Ask.YES_NO and bool(reading.positive) and bool(STILL.search(reading.text)),
        ask=Ask.FIRST if STARTING_OUT.search(reading.text) else ask,
    )


def _telling_of(sections: tuple[str, ...], reading: Reading, index: ItemIndex, ask: Ask) -> tuple[Mention, ...]:
    """Of what a question names, without what only says what its section is of: where she learnt it, who speaks."""
    here = index.in_sections(sections)
    if sections == ("references",) and ask is not Ask.YES_NO:
        return tuple(
            mention for mention in reading.mentions if mention.negated or (mention.bits | mention.hinted) & here
        )
    mentions = reading.mentions
    if sections == ("education",) and LEARNT.search(reading.text):
        mentions = tuple(mention for mention in mentions if mention.negated or mention.shown_by & here)
    if sections == ("education",) and ATTENDED.search(reading.text):
        mentions = tuple(mention for mention in mentions if not _is_any_school(mention, index))
    return mentions


def _climbed(index: ItemIndex) -> int:
    """Jobs at employers where the person held more than one."""
    by_employer: dict[str, int] = {}
    for number in index.numbers(index.sections.get("work", 0)):
        employer = index.profile.items[number].name
        by_employer[employer] = by_employer.get(employer, 0) | 1 << number
    return sum(bits for bits in by_employer.values() if bits.bit_count() > 1)


def _is_any_school(mention: Mention, index: ItemIndex) -> bool:
    """Whether a mention only says "school", in no name of the places where the person studied."""
    return mention.key == ANY_SCHOOL and not mention.bits & index.sections.get("education", 0)


_WON_OR_WRITTEN: Final = frozenset(("awards", "publications", "certificates"))


def _telling_there(mentions: tuple[Mention, ...], lean: Leaning, ask: Ask, within: int) -> tuple[Mention, ...]:
    """Of what is asked about a thing talked of, without topics it doesn't speak of, unless they are the question."""
    if lean.follow_up is not FollowUp.REFERENCE or ask is Ask.YES_NO:
        return mentions
    return tuple(
        mention
        for mention in mentions
        if mention.kind is not MentionKind.TOPIC or mention.negated or mention.shown_by & within
    )


def _inheriting(reading: Reading, focus: Focus, index: ItemIndex, ask: Ask) -> Wanted:
    """The question's own filters, and of the turn before those of the kinds it doesn't name itself."""
    own = {mention.kind for mention in reading.mentions}
    has_name = MentionKind.NAME in own
    return Wanted(
        mentions=reading.mentions,
        kept=tuple(mention for mention in _remembered(focus, index) if mention.kind not in own),
        sections=reading.sections or (() if has_name else focus.sections),
        excluded_sections=reading.excluded_sections,
        lenient=True,
        span=reading.date.span if reading.date else None if has_name else focus.span,
        span_negated=reading.date_negated,
        ask=ask,
    )


def _remembered(focus: Focus, index: ItemIndex) -> Iterator[Mention]:
    """What the turn before asked for, as far as the résumé has it."""
    for name in focus.technologies:
        if bits := index.technologies.get(name, 0):
            yield Mention(kind=MentionKind.TECHNOLOGY, label=name, key=name, start=0, end=0, bits=bits)
    for name in focus.entities:
        yield from names_in(tokens(name), index)
