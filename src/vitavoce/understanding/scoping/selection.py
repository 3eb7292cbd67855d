"""Which items a question's filters leave: sections, technologies, names, topics, time, and what is left out."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from vitavoce.domain.period import Span, month_of
from vitavoce.domain.question import Ask
from vitavoce.understanding.claims.foreign_places import ABROAD
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind

_OF_ONE_THING: Final = frozenset((Ask.COUNT, Ask.DURATION, Ask.WHEN, Ask.SINCE))
"""Of a thing named ("how long did the harbour job last") the section may be said loosely."""

_HELD_SECTIONS: Final = ("work", "volunteer", "education")

_LIFE_SECTIONS: Final = ("work", "education", "volunteer", "projects")
"""Where "what was she doing" looks."""

_WIDELY_SHARED: Final = 3
"""What more than one in so many items show tells less than anything else that was named with it."""

_TIMELESS_SECTIONS: Final = frozenset(("skills", "references", "interests", "languages"))


class Wanted(NamedTuple):
    """What the items must be.

    ``rather`` are sections that answer where they can; ``kept`` are mentions of the turn before, which hold unless
    nothing is left then; ``within`` limits the items to a set (of the turn before). ``identifying`` is true when the
    question is about one thing, so that items called so are meant rather than those that mention it, ``by_title`` also
    of a technology ("first design job"); ``describing`` when a thing is spoken of as known ("the ropes thing at the
    lake"). ``nearest`` when only the item next to an event is meant ("what did she do before she joined Acme"),
    ``after_event`` the next one after it, else the last before it. ``or_over`` when what no longer goes on answers as
    well, by its end ("is she still at Acme").
    """

    mentions: tuple[Mention, ...] = ()
    kept: tuple[Mention, ...] = ()
    sections: tuple[str, ...] = ()
    excluded_sections: tuple[str, ...] = ()
    lenient: bool = False
    span: Span | None = None
    span_negated: bool = False
    current: bool = False
    finished: bool = False
    within: int | None = None
    rather: tuple[str, ...] = ()
    ask: Ask = Ask.ITEMS
    identifying: bool = False
    describing: bool = False
    by_title: bool = False
    nearest: bool = False
    after_event: bool = False
    or_over: bool = False


class Selection(NamedTuple):
    """``bits`` are the items left; ``used`` the mentions that chose them; ``absent`` those the résumé lacks."""

    bits: int = 0
    used: tuple[Mention, ...] = ()
    absent: tuple[Mention, ...] = ()
    in_basics: bool = False


def select(wanted: Wanted, index: ItemIndex, today: date) -> Selection:
    if wanted.rather and not wanted.sections:
        selection = _select(wanted._replace(sections=wanted.rather), index, today)
        if selection.bits:
            return selection
    if wanted.kept:
        selection = _select(wanted._replace(mentions=(*wanted.mentions, *wanted.kept)), index, today)
        if selection.bits & _mentioned(wanted, index).bits:
            return selection
    selection = _select(wanted, index, today)
    if wanted.or_over and not selection.bits:
        return select(wanted._replace(span=None, or_over=False), index, today)
    return selection


def _select(wanted: Wanted, index: ItemIndex, today: date) -> Selection:
    chosen = _mentioned(wanted, index)
    bits = chosen.bits
    if wanted.within is not None:
        bits &= wanted.within | index.basics
    bits = _without(bits, wanted, index)
    in_sections = _in_sections(bits, wanted, index)
    timed = in_sections
    if wanted.current:
        timed = in_sections & (index.times.ongoing | _due(index, today)) or in_sections
    if wanted.finished:
        timed = in_sections & index.times.begun[-1] & ~index.times.ongoing or in_sections
    if wanted.span is not None and not _is_timeless(wanted):
        timed = in_sections & index.times.within(wanted.span, today)
        if wanted.span_negated:
            timed = in_sections & ~timed
    if wanted.after_event and wanted.span is not None:
        timed &= ~index.times.begun_by((wanted.span.first or 0) - 1)
    elif wanted.nearest and wanted.span is not None:
        timed = index.times.ended_before((wanted.span.last or 0) + 2) & timed or timed
    if wanted.nearest and timed:
        firsts = index.times.firsts
        numbers = index.numbers(timed)
        timed = 1 << (min(numbers, key=lambda number: firsts[number] or 0) if wanted.after_event else numbers[0])
    kept = _own(_lasting(timed, wanted, index) & index.everything, wanted, chosen.used, index)
    return Selection(
        bits=kept,
        used=chosen.used,
        absent=chosen.absent,
        in_basics=bool(bits & index.basics) and not kept and not wanted.sections and wanted.span is None,
    )


def _due(index: ItemIndex, today: date) -> int:
    """Items that go on to an end stated beforehand."""
    now = month_of(today)
    firsts, lasts = index.times.firsts, index.times.lasts
    return index.bits_of(
        number for number, first in enumerate(firsts) if first is not None and first <= now < lasts[number]
    )


def _own(bits: int, wanted: Wanted, used: Sequence[Mention], index: ItemIndex) -> int:
    """Of a mere topic, what the person did rather than what others say of it, unless only they do or are asked for."""
    if "references" in wanted.sections or any(mention.kind is not MentionKind.TOPIC for mention in used):
        return bits
    return bits & ~index.sections.get("references", 0) or bits


def _mentioned(wanted: Wanted, index: ItemIndex) -> Selection:
    """The items all groups of mentions share; alternatives ("Java or Kotlin") form one group."""
    positive = [mention for mention in wanted.mentions if not mention.negated]
    soft = [mention for mention in positive if mention.soft and mention.kind is MentionKind.TOPIC]
    is_listed = bool(wanted.sections) and wanted.ask is not Ask.YES_NO  # "which clients has she worked for"
    if any(not mention.soft or (is_listed and not mention.shown_by) for mention in positive):
        positive = [mention for mention in positive if not mention.soft]
    whole = index.everything | index.basics
    if not positive:
        return Selection(bits=whole & ~index.basics)
    groups = _groups(positive, wanted.ask)
    known = [group for group in groups if _bits(group, wanted, index)]
    absent = tuple(mention for group in groups if group not in known for mention in group)
    firm = [group for group in known if group[0].kind is not MentionKind.TOPIC or _picks_one(group, wanted, index)]
    if any(not _may_be_passed_over(mention, firm, wanted) for mention in absent):
        return Selection(absent=absent)
    if not known:
        return Selection(bits=whole & ~index.basics, absent=absent)
    bits = whole
    for group in known:
        bits &= _bits(group, wanted, index)
    if not bits & index.everything and len(known) > 1:
        bits = _loosened(known, wanted, index)
    for mention in soft:
        if bits & mention.bits & index.everything:  # what is listed as a skill needn't say what was done with it
            bits &= mention.bits | index.sections.get("skills", 0)
    said = [mention for group in known for mention in group]
    return Selection(
        bits=bits,
        used=tuple(mention for mention in said if mention.shown_by),
        absent=(*absent, *(mention for mention in said if not mention.shown_by)),
    )


def _groups(mentions: Sequence[Mention], ask: Ask) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        together = mention.alternative or ask is Ask.COMPARE
        same_names = bool(groups) and mention.kind is MentionKind.NAME and groups[-1][-1].kind is MentionKind.NAME
        if groups and (together or same_names):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _bits(group: Sequence[Mention], wanted: Wanted, index: ItemIndex) -> int:
    """Items that show any of the group: where they are hinted at only, those."""
    scope = index.in_sections(wanted.sections) if wanted.sections else index.everything
    if wanted.within is not None:
        scope &= wanted.within
    found = hinted = 0
    for mention in group:
        is_named = wanted.by_title or (wanted.identifying and mention.kind is not MentionKind.TECHNOLOGY)
        called = mention.strong & scope if is_named else 0
        if wanted.ask is Ask.DURATION and mention.bits & index.basics:
            called = 0  # the person's own trade: in all jobs that speak of it, not only those called so
        if wanted.ask is Ask.DURATION and mention.kind is MentionKind.TOPIC:
            called &= index.in_sections(_HELD_SECTIONS)
        if wanted.ask is Ask.COMPARE and mention.kind is not MentionKind.TECHNOLOGY:
            called = mention.bits & index.in_sections(_LIFE_SECTIONS)  # what is compared, not what tells of it
        found |= called or mention.bits
        hinted |= mention.hinted
    if not found & scope and hinted & scope:
        return found | hinted
    return found or hinted


def _may_be_passed_over(mention: Mention, firm: Sequence[Sequence[Mention]], wanted: Wanted) -> bool:
    """An unknown topic beside something known may be an odd word, in a yes-or-no question only one that stands right by
    a technology ("Slurm clusters"); an unknown technology is told beside a known one ("both AWS and GCP").
    """
    if mention.kind is not MentionKind.TOPIC:
        return mention.kind is MentionKind.TECHNOLOGY and any(
            known.kind is mention.kind and known.end != mention.start and known.start != mention.end
            for group in firm
            for known in group
        )
    if wanted.ask is not Ask.YES_NO:
        if wanted.sections == ("references",):
            return True  # who speaks is told in words of the asker's: "what does her boss say about her"
        return bool(firm) or wanted.within is not None
    return any(
        known.kind is MentionKind.TECHNOLOGY
        and (mention.start in {known.end, known.end + 1} or _is_added(mention, known) or _is_added(known, mention))
        for group in firm
        for known in group
    )


def _picks_one(group: Sequence[Mention], wanted: Wanted, index: ItemIndex) -> bool:
    """Whether a thing is spoken of as known ("the ropes thing at the lake") by words that only one item says."""
    return wanted.describing and (_bits(group, wanted, index) & index.everything).bit_count() == 1


def _is_added(mention: Mention, other: Mention) -> bool:
    """Whether "and" joins it to what stands before it ("cannulation and taking bloods")."""
    return mention.added and other.end <= mention.start


def _loosened(groups: Sequence[Sequence[Mention]], wanted: Wanted, index: ItemIndex) -> int:
    """No item shows all: of technologies asked together any will do; else the most telling group decides."""
    kinds = {group[0].kind for group in groups}
    if kinds in ({MentionKind.TECHNOLOGY}, {MentionKind.NAME}):
        found = 0
        for group in groups:
            found |= _bits(group, wanted, index)
        return found
    is_elsewhere = any(mention.key in ABROAD for group in groups for mention in group)
    if wanted.ask is Ask.YES_NO and (is_elsewhere or MentionKind.NAME in kinds):
        return 0
    many = max(1, len(index.profile.items) // _WIDELY_SHARED)
    firm = [
        group
        for group in groups
        if group[0].kind is not MentionKind.TOPIC and _bits(group, wanted, index).bit_count() <= many
    ]
    chosen = min(firm or groups, key=lambda group: _bits(group, wanted, index).bit_count())
    return _bits(chosen, wanted, index)


def _without(bits: int, wanted: Wanted, index: ItemIndex) -> int:
    for mention in wanted.mentions:
        if mention.negated:
            placed = index.in_places(mention.key)
            named = mention.bits | mention.hinted if mention.kind is MentionKind.NAME else mention.shown_by
            bits &= index.placed & ~placed if placed else ~named
    return bits & ~index.in_sections(wanted.excluded_sections)


def _in_sections(bits: int, wanted: Wanted, index: ItemIndex) -> int:
    named = any(not mention.negated for mention in wanted.mentions)
    if wanted.sections:
        found = bits & index.in_sections(wanted.sections)
        if (
            not found
            and wanted.ask in _OF_ONE_THING
            and any(mention.kind is MentionKind.NAME for mention in wanted.mentions)
        ):
            return bits & index.everything
        return found if found or not (wanted.lenient and named) else bits & index.everything
    if wanted.span is not None and not named and wanted.within is None:
        return bits & index.in_sections(_LIFE_SECTIONS)
    return bits & index.everything


def _lasting(bits: int, wanted: Wanted, index: ItemIndex) -> int:
    """Of what time was spent in, not what merely has a date: no certificate of a trade beside its jobs, no project
    beside the job at an employer; with a technology also the projects that use it.
    """
    if wanted.ask is not Ask.DURATION or wanted.sections:
        return bits
    kinds = {mention.kind for mention in wanted.mentions if not mention.negated}
    also = "education" if MentionKind.NAME in kinds else "projects" if MentionKind.TECHNOLOGY in kinds else "work"
    return bits & index.in_sections(("work", "volunteer", also)) or bits & index.in_sections(_LIFE_SECTIONS) or bits


def _is_timeless(wanted: Wanted) -> bool:
    """Whether only sections without dates are asked for ("which language is he learning now")."""
    return bool(wanted.sections) and _TIMELESS_SECTIONS.issuperset(wanted.sections)
