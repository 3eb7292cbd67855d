"""Which sections a question means without naming them, or by a word that another section is named by."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.domain.question import Ask, Intent
from vitavoce.understanding.english.scoping import (
    BEST_AT,
    COMING_OUT,
    DOING,
    EMPLOYED_AT,
    FOND_OF,
    LEARNT,
    MADE,
    NOW,
    OF_SPEAKING,
    OF_VALIDITY,
    STARTING_OUT,
    WORKED,
    WORKING_ON,
    WRITING,
)
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import MentionKind, Reading

SECTION_OF_INTENT: Final[Mapping[Intent, str]] = MappingProxyType(
    {
        Intent.EXPERIENCE: "work",
        Intent.PROJECTS: "projects",
        Intent.EDUCATION: "education",
        Intent.SKILLS: "skills",
        Intent.PUBLICATIONS: "publications",
        Intent.CERTIFICATES: "certificates",
        Intent.AWARDS: "awards",
        Intent.VOLUNTEER: "volunteer",
        Intent.LANGUAGES: "languages",
        Intent.INTERESTS: "interests",
        Intent.REFERENCES: "references",
    }
)
_CAREER_ASKS: Final = frozenset(
    (Ask.DURATION, Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST, Ask.SINCE, Ask.WHAT_ROLE)
)


def meant_sections(reading: Reading, index: ItemIndex, ask: Ask, sections: tuple[str, ...]) -> tuple[str, ...]:
    """What ``sections``, those a question names, stand for in it."""
    if sections == ("education",) and EMPLOYED_AT.search(reading.text):
        return ("work", "volunteer")
    if ask is Ask.COMPARE and reading.lenient:
        return ()
    if sections == ("work",) and not index.in_sections(sections) & _named_bits(reading):
        return _engaged_sections(reading, index) or sections
    if not sections and OF_VALIDITY.search(reading.text) and _shown(reading) & index.in_sections(("certificates",)):
        return ("certificates",)
    if ask is Ask.SCORE and not sections and not reading.positive:
        return ("education",)
    return sections


def sections_by_verb(reading: Reading, index: ItemIndex, *, current: bool, timed: bool) -> tuple[str, ...]:
    """Of a question that names nothing: what she is best at, doing now, or started out as."""
    if reading.positive:
        return ()
    if BEST_AT.search(reading.text):
        return ("skills",)
    working = index.times.ongoing & index.sections.get("work", 0)
    now = current or bool(working and timed and DOING.search(reading.text) and NOW.search(reading.text))
    if now and WORKING_ON.search(reading.text):
        return ("work", "projects")
    return ("work",) if now or STARTING_OUT.search(reading.text) else ()


def rather_sections(reading: Reading, index: ItemIndex, *, timed: bool) -> tuple[str, ...]:
    """Sections that verbs point at: where something was learnt, what was made or came out in a year."""
    if LEARNT.search(reading.text):
        return ("education",)
    if WORKED.match(reading.text) and all(mention.kind is MentionKind.TOPIC for mention in reading.positive):
        return ("work", "volunteer")
    if FOND_OF.search(reading.text):
        return ("interests",)
    if timed and COMING_OUT.search(reading.text):
        return ("publications",) if "publications" in index.sections else ("projects",)
    return ("projects",) if timed and MADE.search(reading.text) else ()


def asks_code_languages(reading: Reading) -> bool:
    """Whether the languages of an entry that is named are those it was programmed in ("what languages at Acme")."""
    return (
        reading.sections == ("languages",)
        and not OF_SPEAKING.search(reading.text)
        and any(mention.kind is MentionKind.NAME and mention.shown_by for mention in reading.positive)
    )


def sections_by_intent(reading: Reading, ask: Ask, *, timed: bool) -> tuple[str, ...]:
    section = SECTION_OF_INTENT.get(reading.intent.intent) if reading.intent.intent else None
    if timed:
        return ("publications",) if WRITING.search(reading.text) else ()
    if section:
        return (section,)
    return ("work",) if ask in _CAREER_ASKS else ()


def _named_bits(reading: Reading) -> int:
    """Items of the names in a question."""
    found = 0
    for mention in reading.positive:
        found |= mention.bits if mention.kind is MentionKind.NAME else 0
    return found


def _shown(reading: Reading) -> int:
    """Items of anything that a question names."""
    found = 0
    for mention in reading.positive:
        found |= mention.shown_by
    return found


def _engaged_sections(reading: Reading, index: ItemIndex) -> tuple[str, ...]:
    """Where somebody was worked for who is no employer: in a project for a client, as a volunteer."""
    named = _named_bits(reading)
    return tuple(section for section in ("projects", "volunteer") if index.sections.get(section, 0) & named)
