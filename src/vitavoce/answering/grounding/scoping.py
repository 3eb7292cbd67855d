"""Which entries each clause of a sentence speaks of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.grounding.clauses import Clause
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.mentions import Mention, Sort
from vitavoce.answering.grounding.words import Token


@dataclass(frozen=True, slots=True)
class Scope:
    """What is spoken of: ``told`` are all entries that tell of it, ``own`` those that are it; 0: the person."""

    told: int
    own: int


_OTHER_TIMES: Final = frozenset({"after", "before", "following", "prior"})
_FOR_ONESELF: Final = frozenset({"freelance", "freelancing", "freelancer", "independently", "self", "contracting"})
AT_LARGE: Final = Scope(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence read: its clauses, and what it leans on ``before``."""

    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    before: Scope
    absent: frozenset[str]

    @property
    def scope(self) -> Scope:
        """What it speaks of, for what leans on it."""
        scopes = [scope_of(clause.anchors) for clause in self.clauses if clause.anchors]
        return Scope(join(scope.told for scope in scopes), join(scope.own for scope in scopes))

    @property
    def substance(self) -> bool:
        return any(
            clause.dates
            or clause.durations
            or any(part.mask for part in (*clause.anchors, *clause.facts, *clause.words))
            for clause in self.clauses
        )


def scoped(reading: Reading, ledger: Ledger, english: English) -> Iterator[tuple[Clause, tuple[Scope, ...]]]:
    """Each clause with what it may speak of, any of which may bear it out; nothing where it is of the person at large.

    A clause that names no entry speaks of the one named before it, or where none was, after it.
    """
    scopes = [scope_of(clause.anchors) if clause.anchors else AT_LARGE for clause in reading.clauses]
    before = reading.before
    for place, clause in enumerate(reading.clauses):
        if clause.anchors:
            before = scopes[place]
            yield clause, (before,)
            continue
        marks = {token.text for token in reading.tokens[max(0, clause.begin - 1) : clause.begin + 1]}
        if marks & {";", ":"}:  # the next of a list, which may be told by its title alone
            named = next((fact for fact in clause.facts if fact.mask and _is_title(fact, marks)), None)
            before = scope_of([named]) if named else before
        if entry := _entry_named(clause, reading.tokens, ledger, english):
            before = scope_of([entry])
            yield clause, ()
            continue
        opening = {token.plain for token in reading.tokens[clause.begin : clause.begin + 1]}
        aside = opening & _OTHER_TIMES and not clause.own_subject
        told = any(earlier.own_subject for earlier in reading.clauses[:place])
        if aside or (clause.own_subject and told):
            yield clause, ()
            continue
        later = [scope for scope in scopes[place + 1 :] if scope.told]
        colon = bool(later) and any(token.text == ":" for token in reading.tokens[clause.end :])
        after = later if colon else later[:1]  # what stands before a colon is said of any that follow
        yield clause, tuple(scope for scope in (before, *after) if scope.told)


def scope_of(anchors: Iterable[Mention]) -> Scope:
    """What all of them tell of."""
    anchors = tuple(anchors)
    told = meet(anchor.mask for anchor in anchors)
    return Scope(told, meet(anchor.own for anchor in anchors) or told & join(anchor.own for anchor in anchors))


def _entry_named(clause: Clause, tokens: Sequence[Token], ledger: Ledger, english: English) -> Mention | None:
    """``and the skills under “Systems”``, ``Finnish``, ``freelance``: what says itself which entry it speaks of."""
    if named := next((fact for fact in clause.facts if fact.own and fact.sort is Sort.NAME), None):
        return named
    for word in words_beside_names(clause, tokens, clause.end):
        section = ledger.sections(english.counted.get((word,), ""))
        among = section | (ledger.self_employed if word in _FOR_ONESELF else 0)
        if named := next((fact for fact in clause.facts if fact.mask & among), None):
            return named
    return None


def _is_title(fact: Mention, marks: set[str]) -> bool:
    return bool(fact.own) if ";" in marks and fact.own else fact.sort is Sort.NAME and not fact.own


def words_beside_names(clause: Clause, tokens: Sequence[Token], end: int) -> list[str]:
    """Words but those of names: “The Cluster Is Not the Product” denies nothing."""
    named = {place for part in (*clause.anchors, *clause.facts) for place in range(part.begin, part.end)}
    return [tokens[place].plain for place in range(clause.begin, end) if place not in named]


def join(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def meet(masks: Iterable[int]) -> int:
    """The entries that all hold; none of nothing."""
    met = -1
    for mask in masks:
        met &= mask
    return 0 if met == -1 else met
