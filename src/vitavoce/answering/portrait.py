"""What every answer about one person draws on, made once per version of the résumé."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitavoce.answering.first_questions import Suggestion, first_questions
from vitavoce.answering.naming import Naming, naming_of
from vitavoce.domain.profile import Item, Profile


@dataclass(frozen=True, slots=True)
class Portrait:
    """How the person is called, the items by section, and the questions that open a conversation."""

    person: Naming
    sections: Mapping[str, Sequence[Item]]
    questions: tuple[Suggestion, ...]


def portrait_of(profile: Profile) -> Portrait:
    sections: dict[str, list[Item]] = {}
    for item in profile.items:
        sections.setdefault(item.section, []).append(item)
    person = naming_of(profile)
    return Portrait(person, sections, first_questions(profile, sections, person))
