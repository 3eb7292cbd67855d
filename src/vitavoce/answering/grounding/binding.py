"""Facts put together: whether what a clause says of an entry is what the résumé says of that entry."""

from collections.abc import Sequence
from typing import Final

from vitavoce.answering.grounding import manners
from vitavoce.answering.grounding.clauses import Clause
from vitavoce.answering.grounding.counting import Counting
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.mentions import Mention, Sort
from vitavoce.answering.grounding.scoping import AT_LARGE, Reading, Scope, join, meet, scoped, words_beside_names
from vitavoce.answering.grounding.standing import Standing
from vitavoce.answering.grounding.timing import Timing
from vitavoce.answering.grounding.words import Token
from vitavoce.domain.question import Question, Understood

_MANNER_OF_SAYING: Final = 0.4  # what verbs and adverbs weigh: they say how, where nouns say what
_FEW: Final = 2
_SUFFIXES_OF_SAYING: Final = ("ed", "ing", "ly", "s")


class Binder:
    """Knows one question and its matches besides the résumé."""

    def __init__(
        self,
        ledger: Ledger,
        english: English,
        standing: Standing,
        question: Question,
        understood: Understood,
        matches: int,
    ) -> None:
        self._ledger = ledger
        self._english = english
        self._standing = standing
        self._counting = Counting(ledger, english, understood, matches)
        self._timing = Timing(ledger, english, self._counting, question, understood, matches)

    def wrong(self, reading: Reading) -> str:
        """Why the sentence can't be told; empty where every clause is borne out."""
        if reason := self._unheld(reading) or self._standing.wrong(reading.tokens):
            return reason
        clauses = list(scoped(reading, self._ledger, self._english))
        for clause, scopes in clauses:
            if reason := self._wrong(clause, scopes, reading):
                return reason
        return self._doubtful(clauses)

    def _unheld(self, reading: Reading) -> str:
        for clause in reading.clauses:
            denied = manners.denies(" ".join(words_beside_names(clause, reading.tokens, clause.end)))
            for mention in (*clause.facts, *clause.anchors):
                if mention.mask and denied:
                    return "denial"
                if not mention.mask and not (denied and mention.text.casefold() in reading.absent):
                    return mention.sort.value
        return ""

    def _wrong(self, clause: Clause, scopes: tuple[Scope, ...], reading: Reading) -> str:
        if clause.anchors and not scopes[0].told:
            return "facts of different entries"
        reasons = [self._wrong_of(clause, scope, reading) for scope in scopes or (AT_LARGE,)]
        return "" if "" in reasons else reasons[0]

    def _wrong_of(self, clause: Clause, scope: Scope, reading: Reading) -> str:
        near = self._ledger.related(scope.told) if scope.told else self._ledger.everything
        met = near
        for fact in clause.facts:
            mask = self._said_by(fact)
            if not mask & near and mask != self._ledger.basics:
                return f"{fact.sort.value} of another entry"
            if fact.sort is Sort.NAME and mask != self._ledger.basics:
                met &= self._ledger.related(mask)
        if (
            not scope.told
            and met != near
            and any(fact.sort is Sort.TECHNOLOGY and not fact.mask & met for fact in clause.facts)
        ):
            return "technology of another entry"
        if not met and (scope.told or not all(fact.mask & self._ledger.basics for fact in clause.facts)):
            return "facts of different entries"
        end = clause.end if clause.own_subject or clause.begin else len(reading.tokens)  # "In 2019, she joined …"
        plain = frozenset(words_beside_names(clause, reading.tokens, end))
        timed = scope if scope.told else self._implied(clause, reading.tokens)
        return (
            self._timing.wrong(clause, timed, self._ledger.related(timed.told) if timed.told else near, plain)
            or self._counting.wrong(clause, scope.told, near, reading.tokens)
            or self._standing.wrong_of(clause, scope.told, near, reading.tokens)
        )

    def _implied(self, clause: Clause, tokens: Sequence[Token]) -> Scope:
        """The entry that a clause describes without its name: a degree, or telling words that few entries hold."""
        if degrees := self._standing.holding_degrees(tokens[clause.begin : clause.end]):
            return Scope(degrees, degrees)
        masks = [mask for word in clause.words if (mask := word.mask & (self._ledger.basics - 1))]
        mask = meet(masks)
        return Scope(mask, 0) if 0 < mask.bit_count() <= min(len(masks), _FEW) else AT_LARGE

    def _said_by(self, fact: Mention) -> int:
        """What ``basics`` says in general bears out nothing particular that an entry says."""
        return fact.mask & ~self._ledger.basics or fact.mask

    def _doubtful(self, clauses: Sequence[tuple[Clause, tuple[Scope, ...]]]) -> str:
        """Of words that say something particular, most must be held by what the sentence speaks of."""
        held, strange, elsewhere = 0.0, 0.0, 0.0
        for clause, scopes in clauses:
            near = self._ledger.related(join(scope.told for scope in scopes)) if scopes else self._ledger.everything
            for word in clause.words:
                if not word.mask:
                    strange += _MANNER_OF_SAYING if word.text.endswith(_SUFFIXES_OF_SAYING) else 1.0
                elif self._said_by(word) & (near | self._ledger.basics):
                    held += 1.0
                else:
                    elsewhere += 1.0 if scopes else _MANNER_OF_SAYING
        if elsewhere >= 1.0 and elsewhere + strange > held:
            return "facts of different entries"
        named = any(clause.anchors or clause.facts or clause.dates for clause, _ in clauses)
        return "claim" if strange >= 1.0 and strange + elsewhere > held + (1.0 if named else -0.5) else ""
