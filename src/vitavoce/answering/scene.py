"""Everything a sentence may draw on, in one value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from vitavoce.answering.first_questions import Suggestion
from vitavoce.answering.naming import Naming
from vitavoce.answering.portrait import Portrait
from vitavoce.answering.variety import Variety
from vitavoce.domain.profile import Item, Profile
from vitavoce.domain.question import Ask, FollowUp, Question, Understood

_ITEMS_READ: Final = 20
"""Items looked through for a name; no answer tells of more."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A question, what was understood of it, and whom it is about."""

    question: Question
    understood: Understood
    profile: Profile
    portrait: Portrait
    variety: Variety

    @classmethod
    def of(cls, question: Question, understood: Understood, profile: Profile, portrait: Portrait) -> Self:
        return cls(question, understood, profile, portrait, Variety(question, profile))

    @property
    def person(self) -> Naming:
        return self.portrait.person

    @property
    def questions(self) -> tuple[Suggestion, ...]:
        return self.portrait.questions

    def section(self, name: str) -> Sequence[Item]:
        """The section's items, in the document's order."""
        return self.portrait.sections.get(name, ())

    @property
    def today(self) -> date:
        return self.question.today

    @property
    def items(self) -> tuple[Item, ...]:
        """What answers, best first."""
        return tuple(match.item for match in self.understood.matches)

    @property
    def technologies(self) -> tuple[str, ...]:
        """Those asked about; for "where did she use it", those of the question before that the items name."""
        understood = self.understood
        if understood.ask is Ask.WHERE and understood.follow_up is FollowUp.REFERENCE and not understood.technologies:
            told = "\n".join(item.text for item in self.items[:_ITEMS_READ]).casefold()
            return tuple(name for name in self.question.focus.technologies if name.casefold() in told)
        return tuple(name for name in understood.technologies if name not in understood.absent)

    @property
    def asked(self) -> tuple[str, ...]:
        """The words asked about, for choosing which part of a long passage to say."""
        return (*self.technologies, *self.understood.words)
