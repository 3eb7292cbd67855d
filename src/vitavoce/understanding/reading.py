"""What is read in a question before anything is looked up: its words, and who claims them.

Values of which every question makes several are named tuples, made in a third of the time of frozen dataclasses.
"""

from enum import StrEnum
from typing import NamedTuple

from vitavoce.domain.question import Correction
from vitavoce.understanding.date_filter import DateMention
from vitavoce.understanding.facts import FactsAsked
from vitavoce.understanding.intent_extractor import IntentReading
from vitavoce.understanding.text import Token


class MentionKind(StrEnum):
    """What sort of thing a question names."""

    TECHNOLOGY = "technology"
    NAME = "name"  # of an item: an employer, a school, a project
    TOPIC = "topic"  # anything else the words say


class Mention(NamedTuple):
    """A thing named in tokens ``start`` to ``end`` (exclusive), and the set of items that show it.

    ``label`` is how a visitor is told of it, ``key`` how it is found again (a technology's name, a topic's words).
    ``hinted`` are the items that show it only indirectly, used when none shows it directly. ``strong`` are those that
    carry it in their name, role or keywords. ``alternative`` is true when "or" joins it to the mention before.
    ``added`` is true when "and" does.
    ``soft`` is a verb that the résumé hasn't, of which only the object need be found ("has she *fitted* chargers").
    """

    kind: MentionKind
    label: str
    key: str
    start: int
    end: int
    bits: int = 0
    hinted: int = 0
    strong: int = 0
    negated: bool = False
    alternative: bool = False
    added: bool = False
    soft: bool = False

    @property
    def shown_by(self) -> int:
        return self.bits or self.hinted


class Reading(NamedTuple):
    """A question as read. ``sections`` are those its words name; ``lenient`` when the word is a loose one ("roles",
    "experience"), so that an answer elsewhere in the résumé will do. ``fragment`` when it is no full question
    ("and in 2020?"). ``positive`` are the mentions under no negation.
    """

    text: str
    tokens: tuple[Token, ...]
    date: DateMention | None
    date_negated: bool
    mentions: tuple[Mention, ...]
    positive: tuple[Mention, ...]
    sections: tuple[str, ...]
    excluded_sections: tuple[str, ...]
    lenient: bool
    intent: IntentReading
    facts: FactsAsked | None
    corrections: tuple[Correction, ...]
    names_person: bool
    fragment: bool
