"""The résumés that answers were last checked against, read once each."""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from typing import Final

from vitavoce.answering.grounding.checking import Held, SentenceChecker
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.instructions import reads_as_instruction
from vitavoce.answering.grounding.kinship import Kinship
from vitavoce.answering.grounding.ledger import ledger_of
from vitavoce.answering.grounding.links import OwnAddresses
from vitavoce.answering.grounding.standing import Standing
from vitavoce.answering.grounding.words import plain_words
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question, Understood

_KEPT: Final = 200


class Grounding:
    """Gives a checker for each answer."""

    def __init__(self, english: English, kinship: Kinship) -> None:
        self._english = english
        self._kinship = kinship
        self._read: OrderedDict[tuple[str, str, date], Held] = OrderedDict()

    def checker(
        self, question: Question, understood: Understood, profile: Profile, certain: Iterable[str] = ()
    ) -> SentenceChecker:
        """Reads the résumé where it wasn't read today: some milliseconds for a usual one. Several threads may ask at
        once. ``certain`` is what the answer without a model says.
        """
        key = (profile.slug, profile.version, question.today)
        held = self._read.pop(key, None) or self._reading(profile, question.today)
        self._read[key] = held
        if len(self._read) > _KEPT:
            self._read.popitem(last=False)
        return SentenceChecker(held, question, understood, certain)

    def _reading(self, profile: Profile, today: date) -> Held:
        texts = (profile.person.summary, *(item.text for item in profile.items))
        lines = (line for text in texts for line in text.splitlines() if not reads_as_instruction(line))
        plain = " ".join(word for line in lines for word in plain_words(line))
        ledger = ledger_of(profile, today, self._english, self._kinship)
        return Held(
            ledger=ledger,
            addresses=OwnAddresses.of(profile),
            standing=Standing(ledger, self._english),
            text=f" {plain} ",
            english=self._english,
            kinship=self._kinship,
        )
