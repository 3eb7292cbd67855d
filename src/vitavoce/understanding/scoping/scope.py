"""From what a question says and what it takes over from before, the filters its items must pass."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.domain.question import Ask, Focus, FollowUp, Intent
from vitavoce.understanding.english.schooling import ANY_SCHOOL
from vitavoce.understanding.english.scoping import (
    ATTENDED,
    BEST_AT,
    COMING_OUT,
    CURRENT,
    DOING,
    EMPLOYED_AT,
    FOND_OF,
    IS_A,
    IS_OVER,
    LEARNT,
    MADE,
    NOW,
    OF_SPEAKING,
    OF_TASTE,
    OF_VALIDITY,
    PROMOTED,
    STARTING_OUT,
    STILL,
    WORKED,
    WORKING_ON,
    WRITING,
)
from vitavoce.understanding.entity_detector import names_in
from vitavoce.understanding.followup_handler import Leaning
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.scoping.awarded import awarded, telling_of
from vitavoce.understanding.scoping.events import after_studies, around_event
from vitavoce.understanding.scoping.form import asked
from vitavoce.understanding.scoping.present import present_place
from vitavoce.understanding.scoping.selection import Wanted
from vitavoce.understanding.scoping.spoken import is_level_asked, proof_of_language
from vitavoce.understanding.text import tokens

SECTION_OF_INTENT: Final[Mapping[Intent, str]] = MappingProxyType(
    {
        Intent.EXPERIENCE: "work",
        Intent.PROJECTS: "projects",
        Intent.EDUCATION: "education",
        Intent.SKILLS: "skills",
        Intent.PUBLICATIONS: "publications",
        Intent.CERTIFICATES: "certificates",
        Intent.AWARDS: "awards",
        Intent.VOLUNTEER: "volunteer",
        Intent.LANGUAGES: "languages",
        Intent.INTERESTS: "interests",
        Intent.REFERENCES: "references",
    }
)
_CAREER_ASKS: Final = frozenset(
    (Ask.DURATION, Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST, Ask.SINCE, Ask.WHAT_ROLE)
)


_IDENTIFYING_ASKS: Final = frozenset((Ask.DURATION, Ask.SINCE, Ask.WHEN, Ask.WHAT_ROLE, Ask.SCORE))
_SINGLE_ASKS: Final = frozenset((Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST))


def wanted_from(reading: Reading, lean: Leaning, focus: Focus, index: ItemIndex) -> Wanted | None:
    """None when the question asks for no items in particular: an overview."""
    wanted = _wanted(reading, lean, focus, index)
    if wanted is None:
        return None
    by_title = wanted.ask in _SINGLE_ASKS and wanted.sections == ("work",)
    if by_title or wanted.ask in _IDENTIFYING_ASKS or IS_A.match(reading.text):
        wanted = wanted._replace(identifying=True, by_title=by_title)
    return around_event(wanted, reading, index)


_UNDATED: Final = frozenset(("skills", "languages", "interests", "references", "awards", "publications"))


def _wanted(reading: Reading, lean: Leaning, focus: Focus, index: ItemIndex) -> Wanted | None:
    ask = asked(reading, focus, lean)
    span = reading.date.span if reading.date else None
    mentions, sections = reading.mentions, reading.sections
    if _asks_code_languages(reading):
        sections, ask = (), Ask.TECHNOLOGIES
    if lean.chosen:
        return Wanted(within=index.bits(lean.chosen), ask=ask)
    if lean.within:
        within = index.bits(lean.within)
        if not index.in_sections(sections) & within:
            telling = telling_of(within, index) & index.in_sections(sections)
            missing = bool(sections) and ask is Ask.YES_NO and _WON_OR_WRITTEN.issuperset(sections)
            within, sections = (telling, sections) if telling or missing else (within, ())
        said_there = any(mention.shown_by & within for mention in reading.positive)
        if ask is Ask.YES_NO and not said_there and OF_TASTE.search(reading.text):
            within = 0  # whether a job was hard or a school big, only what says so could tell
        if span is not None and STILL.search(reading.text) and not index.sections.get("work", 0) & within:
            span = None
        return Wanted(
            mentions=_telling_there(mentions, lean, ask, within),
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
    if lean.inherits:
        return _inheriting(reading, focus, index, ask)
    if meant := proof_of_language(reading, index) or awarded(reading, index):
        return Wanted(within=meant, ask=ask)
    if is_level_asked(reading, index):
        ask = Ask.LEVEL
    return _own(reading, index, ask, sections)


def _own(reading: Reading, index: ItemIndex, ask: Ask, sections: tuple[str, ...]) -> Wanted | None:
    """What a question that stands by itself asks for."""
    span, mentions = reading.date.span if reading.date else None, reading.mentions
    here, others = present_place(reading, index)
    if here:
        return Wanted(mentions=others, within=here, lenient=True, ask=ask)
    if PROMOTED.search(reading.text):
        return Wanted(mentions=mentions, sections=("work",), within=_climbed(index), span=span, lenient=True, ask=ask)
    if sections == ("education",) and EMPLOYED_AT.search(reading.text):
        sections = ("work", "volunteer")
    if sections and {"work", "education"}.issuperset(sections) and (after := after_studies(reading, index)):
        return after
    if sections == ("work",) and not index.in_sections(sections) & _named_bits(reading):
        sections = _engaged_sections(reading, index) or sections
    if not sections and OF_VALIDITY.search(reading.text) and _shown(reading) & index.in_sections(("certificates",)):
        sections = ("certificates",)
    if ask is Ask.SCORE and not sections and not reading.positive:
        sections = ("education",)
    if sections == ("certificates",) and STILL.search(reading.text):
        span = None
    if ask is Ask.COMPARE and reading.lenient:
        sections = ()
    if not sections and not reading.positive and BEST_AT.search(reading.text):
        sections = ("skills",)
    current = span is None and bool(CURRENT.search(reading.text))
    working = index.times.ongoing & index.sections.get("work", 0)
    now = current or bool(working and span is not None and DOING.search(reading.text) and NOW.search(reading.text))
    if not sections and not reading.positive and (now or STARTING_OUT.search(reading.text)):
        sections = ("work", "projects") if now and WORKING_ON.search(reading.text) else ("work",)
    if not sections and not any(not mention.negated for mention in mentions):
        sections = _sections_by_intent(reading, ask, timed=span is not None)
        if not sections and span is None and not mentions and not reading.excluded_sections:
            return None
    if sections == ("education",) and LEARNT.search(reading.text):
        taught = index.sections.get("education", 0)
        mentions = tuple(mention for mention in mentions if mention.negated or mention.shown_by & taught)
    if sections == ("references",) and ask is not Ask.YES_NO:  # who speaks is told in words of the asker's
        said = index.in_sections(sections)
        mentions = tuple(mention for mention in mentions if mention.negated or (mention.bits | mention.hinted) & said)
    if sections == ("education",) and ATTENDED.search(reading.text):
        mentions = tuple(mention for mention in mentions if not _is_any_school(mention, index))
    return Wanted(
        mentions=mentions,
        sections=sections,
        excluded_sections=reading.excluded_sections,
        lenient=reading.lenient and not ATTENDED.search(reading.text),
        span=span,
        span_negated=reading.date_negated,
        current=current and (not sections or not _UNDATED.issuperset(sections)),
        rather=_rather(reading, index, timed=span is not None),
        finished=not current and bool(sections) and span is None and bool(IS_OVER.search(reading.text)),
        or_over=ask is Ask.YES_NO and bool(reading.positive) and bool(STILL.search(reading.text)),
        ask=Ask.FIRST if STARTING_OUT.search(reading.text) else ask,
    )


def _named_bits(reading: Reading) -> int:
    """Items of the names in a question."""
    found = 0
    for mention in reading.positive:
        found |= mention.bits if mention.kind is MentionKind.NAME else 0
    return found


def _shown(reading: Reading) -> int:
    """Items of anything that a question names."""
    found = 0
    for mention in reading.positive:
        found |= mention.shown_by
    return found


def _engaged_sections(reading: Reading, index: ItemIndex) -> tuple[str, ...]:
    """Where somebody was worked for who is no employer: in a project for a client, as a volunteer."""
    named = _named_bits(reading)
    return tuple(section for section in ("projects", "volunteer") if index.sections.get(section, 0) & named)


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


def _rather(reading: Reading, index: ItemIndex, *, timed: bool) -> tuple[str, ...]:
    """Sections that verbs point at: where something was learnt, what was made or came out in a year."""
    if LEARNT.search(reading.text):
        return ("education",)
    if WORKED.match(reading.text) and all(mention.kind is MentionKind.TOPIC for mention in reading.positive):
        return ("work", "volunteer")
    if FOND_OF.search(reading.text):
        return ("interests",)
    if timed and COMING_OUT.search(reading.text):
        return ("publications",) if "publications" in index.sections else ("projects",)
    return ("projects",) if timed and MADE.search(reading.text) else ()


_WON_OR_WRITTEN: Final = frozenset(("awards", "publications", "certificates"))


def _asks_code_languages(reading: Reading) -> bool:
    """Whether the languages of an entry that is named are those it was programmed in ("what languages at Acme")."""
    return (
        reading.sections == ("languages",)
        and not OF_SPEAKING.search(reading.text)
        and any(mention.kind is MentionKind.NAME and mention.shown_by for mention in reading.positive)
    )


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


def _sections_by_intent(reading: Reading, ask: Ask, *, timed: bool) -> tuple[str, ...]:
    section = SECTION_OF_INTENT.get(reading.intent.intent) if reading.intent.intent else None
    if timed:
        return ("publications",) if WRITING.search(reading.text) else ()
    if section:
        return (section,)
    return ("work",) if ask in _CAREER_ASKS else ()
