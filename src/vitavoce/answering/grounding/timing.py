"""Whether the dates and lengths of time in a clause are those of the entries it speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vitavoce.answering.grounding.clauses import Clause
from vitavoce.answering.grounding.counting import Counting
from vitavoce.answering.grounding.dates import DateClaim, Manner, bearing_out, dates_in
from vitavoce.answering.grounding.durations import lengths_of
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.mentions import Sort
from vitavoce.answering.grounding.scoping import Scope, join, meet
from vitavoce.answering.grounding.words import tokens_of
from vitavoce.domain.question import Ask, Question, Understood

_LASTING: Final = ("work", "volunteer", "projects", "education")
_NOW: Final = frozenset({"currently", "now", "presently", "nowadays", "today"})
_OVER: Final = frozenset({"former", "formerly", "previously", "left"})
_FEW: Final = 2


class Timing:
    def __init__(
        self,
        ledger: Ledger,
        english: English,
        counting: Counting,
        question: Question,
        understood: Understood,
        matches: int,
    ) -> None:
        self._ledger = ledger
        self._english = english
        self._counting = counting
        self._matches = matches
        self._compares = understood.ask in {Ask.COMPARE, Ask.LONGEST, Ask.SHORTEST}
        self._asked = [
            moment
            for claim in dates_in(tokens_of(question.text), question.today)
            for moment in (claim.first, claim.last)
            if moment
        ]

    def wrong(self, clause: Clause, scope: Scope, near: int, plain: frozenset[str]) -> str:
        """``near`` are all entries that tell of the scope; ``plain`` the words that say how a date is meant."""
        if any(self._wrong_date(claim, clause, scope, near, plain) for claim in clause.dates):
            return "date"
        if clause.durations and self._wrong_duration(clause, scope, near):
            return "duration"
        return self._wrong_tense(clause, scope, near, plain)

    def _wrong_date(self, claim: DateClaim, clause: Clause, scope: Scope, near: int, plain: frozenset[str]) -> bool:
        held = [fact.mask for fact in clause.facts if fact.mask]
        names = [fact.mask for fact in clause.facts if fact.mask and fact.sort is Sort.NAME]
        found = bearing_out(claim, self._ledger, plain, self._english)
        other = self._as_asked(claim) | self._written(claim)
        bounded = claim.manner is not Manner.AT or plain & self._english.begins or plain & self._english.ends
        if scope.own and bounded:  # a beginning or end is the entry's own, not that of what mentions it
            near = self._ledger.related(scope.own) | near & other
        alone, together = found.alone | other, found.together
        meeting = near & (alone | together)
        if names:
            meeting = near & (alone & join(names) | self._whole_groups(together, names))
        if not meeting:
            return True
        return not scope.told and bool(held) and not meeting & join(held) and not self._first_use(claim, held)

    def _whole_groups(self, together: int, names: Sequence[int]) -> int:
        """Of the employers at which a date holds for all entries together, those that a name tells no part from."""
        groups = self._ledger.groups_in(together)
        return join(group for group in groups if any(group & ~mask == 0 for mask in names))

    def _first_use(self, claim: DateClaim, held: Iterable[int]) -> bool:
        """``has used Python since 2018``: since the first entry that tells of it."""
        if claim.first is None or claim.manner not in {Manner.SINCE, Manner.AT, Manner.RANGE}:
            return False
        for mask in held:
            starts = [start for index in self._ledger.indices(mask) if (start := self._ledger.period(index).start)]
            if claim.first.meets(min(starts, key=lambda start: start.first_month, default=None)):
                return True
        return False

    def _as_asked(self, claim: DateClaim) -> int:
        """A time that the visitor named may be said again of what was matched by it."""
        said = [moment for moment in (claim.first, claim.last) if moment]
        return self._matches if said and all(moment in self._asked for moment in said) else 0

    def _written(self, claim: DateClaim) -> int:
        """The entries in whose own words the year stands."""
        years = {moment.first // 12 for moment in (claim.first, claim.last) if moment}
        return meet(join(figure.mask for figure in self._ledger.figures.get(float(year), ())) for year in years)

    def _wrong_duration(self, clause: Clause, scope: Scope, near: int) -> bool:
        lengths = list(lengths_of(set(self._measured(clause, scope, near)), self._ledger))
        return any(
            not claim.fits(lengths) and not self._counting.is_written_length(claim, near, scope.told)
            for claim in clause.durations
        )

    def _measured(self, clause: Clause, scope: Scope, near: int) -> Iterator[int]:
        """The sets of entries whose length may be meant."""
        ledger, matches = self._ledger, self._matches
        lasting, jobs = ledger.sections(*_LASTING), ledger.sections("work")
        facts = [fact.mask & lasting for fact in clause.facts if fact.mask]
        if self._compares:
            yield from ledger.groups_in(matches)
            yield from _each(ledger, matches)
        if not clause.anchors:
            yield from (matches & lasting, matches & jobs)
            yield from (mask & matches for mask in facts)
        if scope.told:
            own = ledger.related(scope.own or scope.told) & lasting
            yield own
            yield from _each(ledger, own)
            yield from ledger.groups_in(own)
            yield from (mask & near for mask in facts)
        elif facts:
            yield from facts
            yield meet(facts)
            yield from (mask & jobs for mask in facts)
            yield from _each(ledger, join(facts))
        else:
            yield from (jobs | ledger.sections(section) for section in _LASTING)
            yield from (lasting, *(ledger.sections(section) for section in _LASTING))
            yield from _each(ledger, matches) if matches.bit_count() <= _FEW else ()
            yield from (word.mask & jobs for word in clause.words)

    def _wrong_tense(self, clause: Clause, scope: Scope, near: int, plain: frozenset[str]) -> str:
        jobs = near & self._ledger.sections("work", "volunteer")
        if not clause.anchors or not scope.told or not jobs:
            return ""
        running = [self._ledger.runs(index) for index in self._ledger.indices(jobs)]
        if not any(running) and (plain & _NOW or "works" in plain):
            return "no longer so"
        return "still so" if all(running) and plain & _OVER else ""


def _each(ledger: Ledger, mask: int) -> Iterator[int]:
    return (1 << index for index in ledger.indices(mask))
