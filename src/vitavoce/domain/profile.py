"""One person's résumé, as the rooms see it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from vitavoce.domain.period import Period

TYPE_OF_SECTION: Final[Mapping[str, str]] = MappingProxyType(
    {
        "work": "experience",
        "projects": "project",
        "education": "education",
        "publications": "publication",
        "skills": "skill",
        "certificates": "certificate",
        "awards": "award",
        "volunteer": "volunteer",
        "languages": "language",
        "interests": "interest",
        "references": "reference",
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """A web address with the word a visitor sees for it; ``url`` is http(s) or mailto, checked at import."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person is, as far as the résumé says so."""

    city: str = ""
    region: str = ""
    country_code: str = ""
    address: str = ""
    postal_code: str = ""

    @property
    def label(self) -> str:
        return ", ".join(part for part in (self.city, self.region, self.country_code) if part)


@dataclass(frozen=True, slots=True)
class Account:
    """The person on another network, for example GitHub."""

    network: str
    username: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The ``basics`` of a résumé; empty strings where it says nothing.

    ``extra`` holds the text fields of ``basics`` that the schema doesn't know (``pronouns``, ``availability``), so
    that questions about them can be answered. ``withheld`` names the fields that the owner keeps from visitors
    (``phone``), so that an answer need not pretend that the résumé lacks them.
    """

    name: str = ""
    label: str = ""
    summary: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    place: Place = Place()
    accounts: tuple[Account, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a section.

    ``name`` is the thing itself (employer, project, school, paper, skill group, language, referee); ``role`` what the
    person was or got there (position, degree, level, awarder's title); ``issuer`` a further party (publisher,
    awarder, certificate issuer, a project's entity). ``title`` and ``subtitle`` are these put in the order a card
    shows them.
    """

    id: str
    ref: str
    section: str
    name: str
    role: str = ""
    issuer: str = ""
    place: str = ""
    period: Period = Period()
    summary: str = ""
    description: str = ""
    highlights: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    level: str = ""
    score: str = ""
    links: tuple[Link, ...] = ()
    title: str = ""
    subtitle: str = ""

    @property
    def type(self) -> str:
        return TYPE_OF_SECTION.get(self.section, self.section)

    @property
    def texts(self) -> list[str]:
        """Everything the entry says in words, field by field."""
        fields = (self.name, self.role, self.issuer, self.place, self.summary, self.description)
        return [text for text in (*fields, *self.highlights, *self.keywords, self.level, self.score) if text]

    @property
    def text(self) -> str:
        """Everything the entry says in words, for search and evidence."""
        return "\n".join(self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A whole résumé. ``version`` changes whenever its content does (a hash); items keep the document's order."""

    slug: str
    version: str
    person: Person
    items: tuple[Item, ...]
    language: str = "en"

    def section(self, name: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.section == name)

    def item_counts(self) -> dict[str, int]:
        """How many items there are of each type that there is, in the document's order."""
        counts: dict[str, int] = {}
        for item in self.items:
            counts[item.type] = counts.get(item.type, 0) + 1
        return counts
