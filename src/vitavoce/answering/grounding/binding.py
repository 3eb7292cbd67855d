"""Facts put together: whether one entry of the résumé holds all that a clause says of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.grounding import manners
from vitavoce.answering.grounding.clauses import Clause
from vitavoce.answering.grounding.counting import Counting
from vitavoce.answering.grounding.dates import DateClaim, Manner, bearing_out, dates_in
from vitavoce.answering.grounding.durations import lengths_of
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.mentions import Sort
from vitavoce.answering.grounding.standing import Standing
from vitavoce.answering.grounding.words import Token, tokens_of
from vitavoce.domain.question import Ask, Question, Understood

_LASTING: Final = ("work", "volunteer", "projects", "education")
_NOW: Final = frozenset({"currently", "now", "presently", "nowadays", "today"})
_WORKS: Final = frozenset({"works", "working"})
_MANNER_OF_SAYING: Final = 0.4  # what verbs and adverbs weigh: they say how, where nouns say what
_SUFFIXES_OF_SAYING: Final = ("ed", "ing", "ly", "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence read: its clauses, and the entries ``before`` that it leans on."""

    text: str
    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    before: int
    absent: frozenset[str]

    @property
    def scope(self) -> int:
        """The entries it speaks of, for what leans on it."""
        found = 0
        for clause in self.clauses:
            found |= _meet(anchor.mask for anchor in clause.anchors) if clause.anchors else 0
        return found

    @property
    def substance(self) -> bool:
        return any(
            clause.dates
            or clause.durations
            or any(part.mask for part in (*clause.anchors, *clause.facts, *clause.words))
            for clause in self.clauses
        )


class Binder:
    """Knows one question and its matches besides the résumé."""

    def __init__(
        self, ledger: Ledger, english: English, question: Question, understood: Understood, matches: int
    ) -> None:
        self._ledger = ledger
        self._english = english
        self._matches = matches
        self._compares = understood.ask in {Ask.COMPARE, Ask.LONGEST, Ask.SHORTEST}
        self._standing = Standing(ledger, english)
        self._counting = Counting(ledger, english, understood, matches)
        asked = tokens_of(question.text)
        self._asked_dates = dates_in(asked, question.today)

    def wrong(self, reading: Reading) -> str:
        """Why the sentence can't be told; empty where every clause is borne out."""
        return (
            self._unheld(reading)
            or self._standing.wrong(reading.tokens)
            or next(
                (
                    reason
                    for clause, scopes in self._scoped(reading)
                    if (reason := self._wrong(clause, scopes, reading))
                ),
                "",
            )
            or self._doubtful(reading)
        )

    def _unheld(self, reading: Reading) -> str:
        for clause in reading.clauses:
            denied = manners.denies(_beside_names(clause, reading.tokens))
            for mention in (*clause.facts, *clause.anchors):
                if mention.mask and denied:
                    return "denial"
                if not mention.mask and not (denied and mention.text.casefold() in reading.absent):
                    return mention.sort.value
        return ""

    def _scoped(self, reading: Reading) -> Iterator[tuple[Clause, tuple[int, ...]]]:
        """Each clause with the entries it may speak of; none where it speaks of the person at large.

        A clause that names no entry speaks of the one named before it, or where none was, after it.
        """
        masks = [_meet(anchor.mask for anchor in clause.anchors) if clause.anchors else 0 for clause in reading.clauses]
        before = reading.before
        for place, clause in enumerate(reading.clauses):
            if clause.anchors:
                before = masks[place]
                yield clause, (masks[place],)
                continue
            later = [mask for mask in masks[place + 1 :] if mask]
            colon = place + 1 < len(masks) and any(token.text == ":" for token in reading.tokens[clause.end :])
            after = later if colon else later[:1]  # what stands before a colon is said of any that follow
            free = (clause.own_subject and place > 0) or self._names_entry(clause, reading.tokens)
            if ";" in {token.text for token in reading.tokens[max(0, clause.begin - 1) : clause.begin + 1]}:
                before = next(
                    (fact.mask for fact in clause.facts if fact.mask and (fact.entry or fact.sort is Sort.NAME)), before
                )
            yield clause, () if free else tuple(mask for mask in (before, *after) if mask)

    def _names_entry(self, clause: Clause, tokens: Sequence[Token]) -> bool:
        """``and the skills under “Systems”``, ``Finnish``: it says itself which entry it speaks of."""
        if any(fact.entry and fact.sort is Sort.NAME for fact in clause.facts):
            return True
        for token in tokens[clause.begin : clause.end]:
            section = self._english.counted.get((token.plain,), "")
            if any(fact.mask & self._ledger.sections(section) for fact in clause.facts):
                return True
        return False

    def _wrong(self, clause: Clause, scopes: tuple[int, ...], reading: Reading) -> str:
        if clause.anchors and not scopes[0]:
            return "facts of different entries"
        reasons = [self._wrong_of(clause, scope, reading) for scope in scopes or (0,)]
        return "" if "" in reasons else reasons[0]

    def _wrong_of(self, clause: Clause, scope: int, reading: Reading) -> str:
        """``scope`` 0: of the person at large."""
        near = self._ledger.related(scope) if scope else self._ledger.everything
        met = near | self._ledger.basics
        for fact in clause.facts:
            if not fact.mask & met:
                return f"{fact.sort.value} of another entry"
            if fact.sort is Sort.NAME:
                met &= self._ledger.related(fact.mask) | (fact.mask & self._ledger.basics)
        if not met:
            return "facts of different entries"
        plain = frozenset(token.plain for token in reading.tokens[clause.begin : clause.end])
        return (
            self._wrong_date(clause, scope, near, plain)
            or self._wrong_duration(clause, scope, near)
            or self._counting.wrong(clause, scope, near, reading.tokens)
            or self._standing.wrong_of(clause, scope, near, reading.tokens)
            or self._wrong_tense(clause, scope, near, plain)
        )

    def _wrong_date(self, clause: Clause, scope: int, near: int, plain: frozenset[str]) -> str:
        held = [fact.mask for fact in clause.facts if fact.mask]
        names = [fact.mask for fact in clause.facts if fact.mask and fact.sort is Sort.NAME]
        for claim in clause.dates:
            found = bearing_out(claim, self._ledger, plain, self._english)
            alone = found.alone | self._as_asked(claim) | self._written(claim)
            meeting = near & (alone | found.together)
            if names:
                meeting = near & (alone & _join(names) | self._whole_groups(found.together, names))
            if not meeting:
                return "date"
            if not scope and held and not meeting & _join(held) and not self._first_use(claim, held):
                return "date"
        return ""

    def _whole_groups(self, together: int, names: Sequence[int]) -> int:
        """Of the employers at which a date holds for all entries together, those that a name tells no part from."""
        groups = self._ledger.groups_in(together)
        return sum(group for group in groups if any(group & ~mask == 0 for mask in names))

    def _first_use(self, claim: DateClaim, held: Iterable[int]) -> bool:
        """``has used Python since 2018``: since the first entry that tells of it."""
        if claim.first is None or claim.manner not in {Manner.SINCE, Manner.AT, Manner.RANGE}:
            return False
        for mask in held:
            starts = [
                period.start for index in self._ledger.indices(mask) if (period := self._ledger.period(index)).start
            ]
            earliest = min(starts, key=lambda start: start.first_month, default=None)
            if claim.first.meets(earliest):
                return True
        return False

    def _as_asked(self, claim: DateClaim) -> int:
        """A time that the visitor named may be said again of what was matched by it."""
        asked = [moment for date in self._asked_dates for moment in (date.first, date.last) if moment]
        said = [moment for moment in (claim.first, claim.last) if moment]
        return self._matches if said and all(moment in asked for moment in said) else 0

    def _written(self, claim: DateClaim) -> int:
        """A year that stands in an entry's own words."""
        years = {moment.first // 12 for moment in (claim.first, claim.last) if moment}
        masks = [sum({figure.mask for figure in self._ledger.figures.get(float(year), ())}) for year in years]
        return _meet(masks) if masks else 0

    def _wrong_duration(self, clause: Clause, scope: int, near: int) -> str:
        for claim in clause.durations:
            if claim.fits(lengths_of(self._measured(clause, scope, near), self._ledger)):
                continue
            if not self._counting.is_written_length(claim, near, scope):
                return "duration"
        return ""

    def _measured(self, clause: Clause, scope: int, near: int) -> Iterator[int]:
        """The sets of entries whose length may be meant."""
        lasting = self._ledger.sections(*_LASTING)
        jobs = self._ledger.sections("work")
        facts = [fact.mask & lasting for fact in clause.facts if fact.mask]
        if self._compares:
            yield from self._ledger.groups_in(self._matches)
            yield from (1 << index for index in self._ledger.indices(self._matches))
        if not clause.anchors:
            yield self._matches & lasting
            yield from (mask & self._matches for mask in facts)
        if scope:
            yield from (1 << index for index in self._ledger.indices(near))
            yield near & lasting
            yield from self._ledger.groups_in(scope)
            yield from (mask & near for mask in facts)
            return
        yield from (self._matches & lasting, self._matches & jobs)
        if facts:
            yield from facts
            yield _meet(facts)
            yield from (mask & jobs for mask in facts)
            yield from (1 << index for mask in facts for index in self._ledger.indices(mask))
            return
        yield from (jobs, lasting, jobs | self._ledger.sections("volunteer"), jobs | self._ledger.sections("projects"))
        yield from (self._ledger.sections(section) for section in _LASTING)
        yield from (
            (1 << index for index in self._ledger.indices(self._matches)) if self._matches.bit_count() <= 2 else ()
        )
        stems = [word.mask & jobs for word in clause.words if word.mask]
        yield from stems

    def _wrong_tense(self, clause: Clause, scope: int, near: int, plain: frozenset[str]) -> str:
        jobs = near & self._ledger.sections("work", "volunteer")
        if not scope or not jobs or not clause.anchors:
            return ""
        running = any(self._ledger.runs(index) for index in self._ledger.indices(jobs))
        over = any(not self._ledger.runs(index) for index in self._ledger.indices(jobs))
        if not running and (plain & _NOW or ("works" in plain and not plain & {"worked"})):
            return "no longer so"
        return "still so" if not over and plain & {"former", "formerly", "previously", "left"} else ""

    def _doubtful(self, reading: Reading) -> str:
        """Of words that say something particular, most must be held by what the sentence speaks of."""
        held, strange, elsewhere = 0.0, 0.0, 0.0
        for clause, scopes in self._scoped(reading):
            near = (self._ledger.related(_join(scopes)) if scopes else self._ledger.everything) | self._ledger.basics
            for word in clause.words:
                if not word.mask:
                    strange += _MANNER_OF_SAYING if word.text.endswith(_SUFFIXES_OF_SAYING) else 1.0
                elif word.mask & near:
                    held += 1.0
                else:
                    elsewhere += 1.0 if clause.anchors else _MANNER_OF_SAYING
        if elsewhere >= 1.0 and elsewhere + strange > held:
            return "facts of different entries"
        named = any(clause.anchors or clause.facts or clause.dates for clause in reading.clauses)
        return "claim" if strange >= 1.0 and strange + elsewhere > held + (1.0 if named else -0.5) else ""


def _beside_names(clause: Clause, tokens: Sequence[Token]) -> str:
    """The clause's words but those of names: “The Cluster Is Not the Product” denies nothing."""
    named = {place for part in (*clause.anchors, *clause.facts) for place in range(part.begin, part.end)}
    return " ".join(tokens[place].text for place in range(clause.begin, clause.end) if place not in named)


def _join(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def _meet(masks: Iterable[int]) -> int:
    met = -1
    for mask in masks:
        met &= mask
    return 0 if met == -1 else met
