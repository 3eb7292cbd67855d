"""Each sentence of an answer, looked up in the résumé before anybody hears it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.grounding import manners
from vitavoce.answering.grounding.binding import Binder
from vitavoce.answering.grounding.clauses import clauses_of
from vitavoce.answering.grounding.dates import DateClaim, dates_in
from vitavoce.answering.grounding.durations import DurationClaim, durations_in
from vitavoce.answering.grounding.echoes import Echoes
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.figures import figures_in
from vitavoce.answering.grounding.instructions import reads_as_instruction
from vitavoce.answering.grounding.kinship import Kinship
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.links import OwnAddresses
from vitavoce.answering.grounding.mentions import MentionFinder, Sort
from vitavoce.answering.grounding.scoping import AT_LARGE, Reading, Scope
from vitavoce.answering.grounding.standing import Standing
from vitavoce.answering.grounding.words import Token, plain_words, tokens_of
from vitavoce.domain.question import Question, Understood

_QUOTED: Final = re.compile(r"[“\"]([^”\"]{4,400})[”\"]")
_OPENING_WORDS: Final = 3
_FIRST_WORD_ONLY: Final = frozenset({"it"})
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reason`` is empty where nothing is wrong; ``substance``: it says something that the résumé holds."""

    reason: str = ""
    substance: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A résumé made ready to check sentences by; ``text`` is all that it says, in plain words."""

    ledger: Ledger
    addresses: OwnAddresses
    standing: Standing
    text: str
    english: English
    kinship: Kinship


class SentenceChecker:
    """Checks one answer, sentence after sentence: what "there" means is known from those before."""

    def __init__(self, held: Held, question: Question, understood: Understood, certain: Iterable[str] = ()) -> None:
        """``certain`` are sentences that were computed from the résumé."""
        ledger, english = held.ledger, held.english
        self._ledger = ledger
        self._addresses = held.addresses
        self._text = held.text
        self._english = english
        matches = ledger.mask_of(match.item.ref for match in (understood.matches or understood.cards))
        self._absent = frozenset(word for name in understood.absent for word in plain_words(name))
        known = {
            word: matches or ledger.everything
            for name in (*understood.technologies, *understood.entities)
            for word in plain_words(name)
            if word not in self._absent and name not in understood.excluded
        }
        self._finder = MentionFinder(ledger, english, held.kinship, known)
        self._echoes = Echoes(certain, english)
        self._binder = Binder(ledger, english, held.standing, question, understood, matches)
        self._scope = Scope(matches, matches) if 0 < len(understood.matches) <= _FEW else AT_LARGE
        self._dropped = False

    def check(self, sentence: str) -> Verdict:
        verdict = self._checked(sentence)
        self._dropped = bool(verdict.reason)
        return verdict

    def _checked(self, sentence: str) -> Verdict:
        if reason := self._address(sentence):
            return Verdict(reason)
        unquoted = self._without_quotations(sentence)
        if reads_as_instruction(unquoted):
            return Verdict("instruction")
        tokens = tokens_of(self._addresses.without(unquoted))
        if self._echoes.holds(tokens if unquoted == sentence else tokens_of(sentence)):
            self._remember(self._read(tokens, leans=False))
            return Verdict(substance=True)
        if reason := self._manner(unquoted):
            return Verdict(reason)
        leans = self._leans(tokens)
        if leans and self._dropped:
            return Verdict("leans on a dropped sentence")
        if manners.is_refusal(unquoted):
            return Verdict("" if self._absent & {token.plain for token in tokens} else "refusal")
        reading = self._read(tokens, leans=leans)
        if reason := self._binder.wrong(reading):
            return Verdict(reason)
        self._remember(reading)
        return Verdict(substance=reading.substance or unquoted != sentence)

    def _remember(self, reading: Reading) -> None:
        """What a later "there" will mean."""
        self._scope = reading.scope if reading.scope.told else self._scope

    def _address(self, sentence: str) -> str:
        if self._addresses.foreign(sentence):
            return "link"
        strange = any(" ".join(plain_words(name)) not in self._text for name in self._addresses.bare(sentence))
        return "link" if strange else ""

    def _manner(self, unquoted: str) -> str:
        if manners.talks_of_assistant(unquoted, self._text):
            return "assistant"
        return "instruction" if manners.urges(unquoted, self._text) else ""

    def _without_quotations(self, sentence: str) -> str:
        """What the résumé says word for word needs no further check."""
        return _QUOTED.sub(self._unquoted, sentence)

    def _unquoted(self, quotation: re.Match[str]) -> str:
        """A title in quotation marks names its entry, so it stays."""
        words = tuple(plain_words(quotation[1]))
        quoted = f" {' '.join(words)} " in self._text and not self._ledger.is_name(words)
        return "“”" if quoted else quotation[0]

    def _leans(self, tokens: Sequence[Token]) -> bool:
        plain = tuple(token.plain for token in tokens if not token.is_mark)
        for phrase in self._english.leaning:
            last = 1 if phrase[0] in _FIRST_WORD_ONLY and len(phrase) == 1 else _OPENING_WORDS
            if any(plain[place : place + len(phrase)] == phrase for place in range(last)):
                return True
        return "there" in plain

    def _read(self, tokens: Sequence[Token], *, leans: bool) -> Reading:
        dates = dates_in(tokens, self._ledger.today)
        durations = durations_in(tokens)
        taken = [False] * len(tokens)
        figures = list(figures_in(tokens))
        parts: list[DateClaim | DurationClaim] = [*dates, *durations]
        for part in parts:
            taken[part.begin : part.end] = [True] * (part.end - part.begin)
        counted = [found for found in figures if not taken[found.begin]]
        for found in counted:
            taken[found.begin : found.end] = [True] * (found.end - found.begin)
        mentions = self._finder.mentions(tokens, taken)
        named = [False] * len(tokens)
        for mention in mentions:
            if mention.sort is not Sort.WORD:
                named[mention.begin : mention.end] = [True] * (mention.end - mention.begin)
        dates = [claim for claim in dates if not all(named[claim.begin : claim.end])]
        durations = [claim for claim in durations if not all(named[claim.begin : claim.end])]
        figures = [found for found in counted if not named[found.begin]]
        clauses = clauses_of(tokens, mentions, dates, durations, figures, self._ledger.people)
        before = self._scope if leans else AT_LARGE
        return Reading(tokens=tokens, clauses=clauses, before=before, absent=self._absent)
