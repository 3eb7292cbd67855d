"""A question, and what was understood of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from vitavoce.domain.period import Span
from vitavoce.domain.profile import Item


class Kind(StrEnum):
    """What sort of thing was said; exactly one for every turn."""

    ANSWER = "answer"
    UNANSWERABLE = "unanswerable"
    SMALLTALK = "smalltalk"
    OFF_TOPIC = "off_topic"
    BLOCKED = "blocked"


class Intent(StrEnum):
    """What the visitor is after."""

    OVERVIEW = "overview"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    EDUCATION = "education"
    SKILLS = "skills"
    PUBLICATIONS = "publications"
    CERTIFICATES = "certificates"
    AWARDS = "awards"
    VOLUNTEER = "volunteer"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    REFERENCES = "references"
    CONTACT = "contact"
    DURATION = "duration"
    COUNT = "count"
    YES_NO = "yes_no"
    COMPARE = "compare"
    SMALLTALK = "smalltalk"


class Ask(StrEnum):
    """The form of the answer that fits the question; the writer has a way of saying for each."""

    ITEMS = "items"  # tell of the matches
    DETAIL = "detail"  # tell all of one item
    OVERVIEW = "overview"  # who is this person
    YES_NO = "yes_no"
    COUNT = "count"  # of the things in `counted`
    DURATION = "duration"  # time spent in the matches, overlaps once
    WHEN = "when"  # their dates
    SINCE = "since"  # the earliest start among them
    WHERE = "where"  # employers, schools or places of the matches
    WHO = "who"  # people (references, clients)
    WHAT_ROLE = "what_role"  # position or degree held there
    FIRST = "first"
    LATEST = "latest"
    LONGEST = "longest"
    SHORTEST = "shortest"
    MOST_USED = "most_used"  # technologies, by items and time
    TECHNOLOGIES = "technologies"  # the stack of the matches
    COMPARE = "compare"
    SCORE = "score"  # grades
    LEVEL = "level"  # how well: fluency, skill level
    FACT = "fact"  # `facts` from basics: contact, location, availability ...
    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABOUT_BOT = "about_bot"
    NONE = "none"  # nothing to tell: declined, or not in the résumé


class FollowUp(StrEnum):
    """How a question leans on the turns before it."""

    MORE = "more"
    ORDINAL = "ordinal"
    REFERENCE = "reference"
    REFINE = "refine"


@dataclass(frozen=True, slots=True)
class Correction:
    """A mis-heard or mis-typed word and the profile's own name it was taken for."""

    heard: str
    meant: str


class Match(NamedTuple):
    """An item that answers the question.

    ``why`` gives the reasons in a visitor's words (``Kubernetes``, ``since 2021``); ``passages`` are the item's own
    sentences that speak of what was asked, most telling first.
    """

    item: Item
    why: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something ``basics`` says: ``name`` is a field (``email``, ``phone``, ``location``, ``github``), as asked."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What a conversation is about, kept between turns; refs point into the profile.

    ``matches`` are all that answered, ``cards`` those shown last, ``shown`` all shown since the matches last changed,
    ``topic`` the refs a pronoun would mean ("there", "that").
    """

    intent: Intent | None = None
    ask: Ask = Ask.NONE
    sections: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    span: Span | None = None
    matches: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    turns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a visitor said, with what is needed to read it; ``today`` anchors relative dates."""

    text: str
    today: date
    focus: Focus = Focus()
    max_cards: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a question asks of a profile, and the items that answer it.

    ``matches`` is the whole ranked answer; ``cards`` what is shown of it (or, for a missing technology, of its nearest
    relatives). ``absent`` names what was asked for and isn't in the résumé, as the visitor said it. ``count``
    and ``counted`` ("companies", "papers") are set for ``Ask.COUNT``.
    """

    kind: Kind
    intent: Intent | None = None
    ask: Ask = Ask.ITEMS
    matches: tuple[Match, ...] = ()
    cards: tuple[Match, ...] = ()
    sections: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    similar_to: tuple[str, ...] | None = None
    entities: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    span: Span | None = None
    span_label: str = ""
    follow_up: FollowUp | None = None
    count: int | None = None
    counted: str = ""
    facts: tuple[Fact, ...] = ()
    corrections: tuple[Correction, ...] = ()
    language: str = "en"
    focus: Focus = Focus()
