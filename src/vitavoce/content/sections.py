"""Each section of JSON Resume read into items: which field of an entry means what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from vitavoce.content.periods import START_NAMES, StatedPeriod, read_moment, read_span
from vitavoce.content.validation import Defects, Entry, pointer
from vitavoce.domain.period import Period
from vitavoce.domain.profile import Item, Link

_KEYWORDS: Final = ("keywords", "technologies", "stack", "tags", "skills", "tools")
_HIGHLIGHTS: Final = ("highlights", "achievements", "responsibilities", "bullets")
_LABEL_OF_HOST: Final[Mapping[str, str]] = MappingProxyType(
    {
        "github.com": "GitHub", "gitlab.com": "GitLab", "codeberg.org": "Codeberg", "doi.org": "DOI",
        "arxiv.org": "arXiv", "youtube.com": "YouTube", "youtu.be": "YouTube", "linkedin.com": "LinkedIn",
        "npmjs.com": "npm", "pypi.org": "PyPI",
    }
)  # fmt: skip


class ReadItem(NamedTuple):
    """An item still without id, section and period, and the latter two."""

    item: Item
    section: str
    stated: StatedPeriod


@dataclass(frozen=True, slots=True)
class Shape:
    """How a section is read. ``primary`` is the field that an entry written as a mere text means."""

    primary: str
    read: Callable[[Entry], Item]
    period: Callable[[Entry], StatedPeriod]


def read_section(section: str, value: object, path: str, defects: Defects) -> Iterator[ReadItem]:
    """The items of one section; ``path`` is where it stands, which older documents may call otherwise."""
    shape = SHAPES.get(section, OTHER)
    entries = value if isinstance(value, list) else [value]
    for number, fields in enumerate(entries):
        entry_path = pointer(path, number) if isinstance(value, list) else path
        entry = _entry(fields, entry_path, shape.primary, defects)
        if entry is None:
            continue
        for part in _positions(entry) if section in ("work", "volunteer") else (entry,):
            stated = shape.period(part)
            item = shape.read(part)
            if not item.title:
                if part.fields:
                    defects.warn(part.path, "nameless", part.fields, f"give it a {shape.primary}; it is left out")
                continue
            yield ReadItem(item, section, stated)


def _entry(value: object, path: str, primary: str, defects: Defects) -> Entry | None:
    if isinstance(value, dict):
        return Entry(value, path, defects)
    if isinstance(value, str) and value.strip():
        defects.warn(path, "type", value, f"an object is expected; it is read as its {primary}")
        return Entry({primary: value}, path, defects)
    defects.warn(path, "type", value, "an object is expected; it is left out")
    return None


def _positions(entry: Entry) -> Iterator[Entry]:
    """The positions held in one entry where it lists several (``positions`` or ``roles``), else the entry itself.

    What the entry says of the employer holds for each; what it tells of the work is kept with the first.
    """
    for name in ("positions", "roles"):
        nested = entry.fields.get(name)
        if isinstance(nested, list) and nested and all(isinstance(fields, dict) for fields in nested):
            break
    else:
        yield entry
        return
    employer = {
        key: entry.fields[key] for key in ("name", "company", "organization", "location", "url") if key in entry.fields
    }
    told = {
        key: member for key, member in entry.fields.items() if key not in (name, "position", *START_NAMES, "endDate")
    }
    for number, fields in enumerate(nested):
        position = fields.get("position") or fields.get("title") or fields.get("name")
        own = {key: member for key, member in fields.items() if member is not None and key not in ("title", "name")}
        inherited = told if number == 0 else employer
        yield Entry(
            {**inherited, **own, "position": position}, pointer(pointer(entry.path, name), number), entry.defects
        )


def _place(entry: Entry) -> str:
    path, value = entry.find("location")
    if isinstance(value, dict):
        parts = Entry(value, path, entry.defects)
        return ", ".join(part for part in (parts.line("city"), parts.line("region"), parts.line("countryCode")) if part)
    return entry.line("location")


def _links(entry: Entry, label: str) -> tuple[Link, ...]:
    urls = (entry.url("url", "website"), entry.url("repository"), entry.url("github"))
    return tuple(Link(_link_label(url, label), url) for url in dict.fromkeys(urls) if url)


def _link_label(url: str, otherwise: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return _LABEL_OF_HOST.get(host, otherwise)


def _job(entry: Entry) -> Item:
    return _post(entry, entry.line("name", "company", "employer", "organization"))


def _voluntary_post(entry: Entry) -> Item:
    return _post(entry, entry.line("organization", "name", "company"))


def _post(entry: Entry, organisation: str) -> Item:
    position = entry.line("position", "title", "role")
    return _item(
        entry,
        name=organisation or position,
        role=position,
        title=position or organisation,
        subtitle=organisation if position else "",
        description=entry.prose("description"),
        summary=entry.prose("summary"),
        highlights=entry.paragraphs(*_HIGHLIGHTS),
    )


def _project(entry: Entry) -> Item:
    name, entity = entry.line("name", "title"), entry.line("entity", "client")
    roles = ", ".join(entry.words("roles", "role"))
    return _item(
        entry,
        name=name,
        role=roles,
        issuer=entity,
        title=name,
        subtitle=", ".join(part for part in (roles, entity) if part),
        description=entry.prose("description"),
        summary=entry.prose("summary"),
        highlights=entry.paragraphs(*_HIGHLIGHTS),
    )


def _study(entry: Entry) -> Item:
    institution = entry.line("institution", "school", "name")
    kind, area = entry.line("studyType", "degree"), entry.line("area", "major", "field")
    degree = _degree(kind, area)
    return _item(
        entry,
        name=institution or degree,
        role=degree,
        title=degree or institution,
        subtitle=institution if degree else "",
        score=entry.line("score", "gpa", "grade"),
        summary=entry.prose("summary", "description"),
        highlights=(*entry.paragraphs("courses"), *entry.paragraphs(*_HIGHLIGHTS)),
    )


def _degree(kind: str, area: str) -> str:
    """``BSc in Physics``; some write the whole into one of the two fields, and repeat it in the other."""
    words_of_kind, words_of_area = set(kind.casefold().split()), set(area.casefold().split())
    if words_of_area <= words_of_kind:
        return kind
    return area if words_of_kind <= words_of_area else f"{kind} in {area}"


def _publication(entry: Entry) -> Item:
    name, publisher = entry.line("name", "title"), entry.line("publisher", "journal")
    return _item(
        entry, name=name, issuer=publisher, title=name, subtitle=publisher, label="Publication",
        summary=entry.prose("summary", "description", "abstract"),
    )  # fmt: skip


def _certificate(entry: Entry) -> Item:
    name, issuer = entry.line("name", "title"), entry.line("issuer", "authority")
    return _item(
        entry, name=name, issuer=issuer, title=name, subtitle=issuer, label="Certificate",
        summary=entry.prose("summary", "description"),
    )  # fmt: skip


def _award(entry: Entry) -> Item:
    name, awarder = entry.line("title", "name"), entry.line("awarder", "issuer")
    return _item(
        entry, name=name, issuer=awarder, title=name, subtitle=awarder, label="Award",
        summary=entry.prose("summary", "description"),
    )  # fmt: skip


def _skill(entry: Entry) -> Item:
    name, level = entry.line("name", "title"), entry.line("level")
    return _item(
        entry, name=name, level=level, title=name, subtitle=level, summary=entry.prose("summary", "description")
    )


def _language(entry: Entry) -> Item:
    name, fluency = entry.line("language", "name"), entry.line("fluency", "level")
    return _item(entry, name=name, level=fluency, title=name, subtitle=fluency, summary=entry.prose("summary"))


def _interest(entry: Entry) -> Item:
    name = entry.line("name", "title")
    return _item(entry, name=name, title=name, summary=entry.prose("summary", "description"))


def _reference(entry: Entry) -> Item:
    name, role, company = entry.line("name"), entry.line("position", "title"), entry.line("company", "organization")
    return _item(
        entry, name=name, role=role, issuer=company, title=name,
        subtitle=", ".join(part for part in (role, company) if part),
        summary=entry.prose("reference", "summary", "text"),
    )  # fmt: skip


def _other(entry: Entry) -> Item:
    name, issuer = entry.line("name", "title"), entry.line("issuer", "organization", "publisher", "event")
    return _item(
        entry, name=name, role=entry.line("position", "role"), issuer=issuer, title=name, subtitle=issuer,
        description=entry.prose("description"), summary=entry.prose("summary"),
        highlights=entry.paragraphs(*_HIGHLIGHTS),
    )  # fmt: skip


def _item(entry: Entry, *, name: str, title: str, label: str = "Website", **fields: Any) -> Item:
    return Item(
        id="", ref=entry.path, section="", name=name, title=title, place=_place(entry),
        keywords=entry.words(*_KEYWORDS), links=_links(entry, label), **fields,
    )  # fmt: skip


def _timeless(_: Entry) -> StatedPeriod:
    return StatedPeriod(Period())


SHAPES: Final[Mapping[str, Shape]] = MappingProxyType(
    {
        "work": Shape("name", _job, read_span),
        "volunteer": Shape("organization", _voluntary_post, read_span),
        "education": Shape("institution", _study, read_span),
        "projects": Shape("name", _project, read_span),
        "publications": Shape("name", _publication, lambda entry: read_moment(entry, "releaseDate", "date")),
        "certificates": Shape("name", _certificate, lambda entry: read_moment(entry, "date", "startDate", "issueDate")),
        "awards": Shape("title", _award, lambda entry: read_moment(entry, "date", "awardDate")),
        "skills": Shape("name", _skill, _timeless),
        "languages": Shape("language", _language, _timeless),
        "interests": Shape("name", _interest, _timeless),
        "references": Shape("name", _reference, _timeless),
    }
)
OTHER: Final = Shape("name", _other, lambda entry: read_moment(entry, "date", "startDate", "releaseDate"))
