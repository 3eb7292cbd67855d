"""How an entry of the résumé is named inside a sentence."""

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final

from vitavoce.answering.periods import label
from vitavoce.answering.phrasing import brief, quoted, small_throughout, some_of
from vitavoce.answering.roles import degree
from vitavoce.domain.profile import Item

_NOUNS: Final = MappingProxyType(
    {
        "work": ("job", "jobs"),
        "projects": ("project", "projects"),
        "education": ("course of study", "courses of study"),
        "publications": ("publication", "publications"),
        "skills": ("skill area", "skill areas"),
        "certificates": ("certificate", "certificates"),
        "awards": ("award", "awards"),
        "volunteer": ("volunteer role", "volunteer roles"),
        "languages": ("language", "languages"),
        "interests": ("interest", "interests"),
        "references": ("reference", "references"),
    }
)
_SELF_EMPLOYED: Final = frozenset(
    {"self", "self-employed", "self employed", "freelance", "freelancer", "freelancing", "independent", "own business"}
)
_REPEATED_EMPLOYER: Final = re.compile(r"\s+[-–—|@]\s+|\s+at\s+")
_THE: Final = re.compile(
    r"(?:The |(?:University|Institute|College|Academy|School|Ministry|Department|Government|Museum|Bank|City|Guild"
    r"|Order|Journal|Review|Annals|Proceedings|Federation|Office|Faculty|Board|House|Society|Association) of )"
    r"|[^',]*\b(?:Association|Society|Foundation|Cross|Club|Hotel|Ministry|Council|Union|Museum)$"
    r"|[A-Z][^',]* Institute of "
)
_DASHED: Final = re.compile(r"\s+[–—|]\s+")
_KEYWORDS_READ: Final = 100
_SHORT_NAME_END: Final = re.compile(r"\s+[–—|]\s+|:\s|\s+-\s+|,\s|\s+\(")


def noun(section: str, number: int) -> str:
    """What the entries of a section are called."""
    if section in _NOUNS:
        one, many = _NOUNS[section]
        return one if number == 1 else many
    return (section.removesuffix("s") if number == 1 else section) or ("entry" if number == 1 else "entries")


def name_of(item: Item) -> str:
    """The thing itself: employer, project, school, paper."""
    return brief(item.name or item.title or item.role)


def place_name(item: Item) -> str:
    """An employer's, school's or giver's name after a preposition: ``the University of Leeds``."""
    return with_the(name_of(item))


def with_the(name: str) -> str:
    if name.startswith("The "):
        return f"the {name[4:]}"
    return f"the {name}" if _THE.match(name) else name


def short_name(item: Item) -> str:
    """The part of a long name that people say: ``Mira`` of ``Mira — Voice Agent``."""
    name = name_of(item)
    head = _SHORT_NAME_END.split(name, maxsplit=1)[0]
    return head if len(head) >= 3 else name


def role_of(item: Item) -> str:
    """Position or degree, without the employer's name that some résumés repeat in it."""
    role, name = brief(item.role), brief(item.name)
    pieces = _REPEATED_EMPLOYER.split(role, maxsplit=1) if role and name else [role]
    if len(pieces) == 2 and pieces[1].casefold() in name.casefold():
        return pieces[0]
    return "" if role.casefold() == name.casefold() else role


def on_own_account(item: Item) -> str:
    """How self-employed work was done, as the résumé calls it."""
    return "freelance" if "freelanc" in f"{item.name} {item.role}".casefold() else "independently"


def is_self_employed(item: Item) -> bool:
    return item.section == "work" and name_of(item).casefold() in _SELF_EMPLOYED


def level_of(item: Item) -> str:
    return small_throughout(item.level)


def short(item: Item) -> str:
    """The shortest name that tells it apart: an employer, a project, a degree."""
    if item.section == "education":
        return f"the {degree(item.role)}" if item.role else place_name(item)
    if is_self_employed(item):
        return f"self-employed work as {role_of(item)}" if role_of(item) else "self-employed work"
    if item.section in {"publications", "awards", "certificates"}:
        return quoted(name_of(item))
    return name_of(item)


def named(item: Item) -> str:
    """``Farmer at Ashford Farms``, ``“On Winds”``, ``French (beginner)``: with its role, without its dates."""
    name, role, issuer = name_of(item), role_of(item), brief(item.issuer)
    match item.section:
        case "work" | "volunteer":
            if is_self_employed(item):
                called = "freelance" if on_own_account(item) == "freelance" else "self-employed"
                return f"{role}, {called}" if role and called not in role.casefold() else role or called
            joint = "with" if item.section == "volunteer" else "at"
            return f"{role} {joint} {place_name(item)}" if role else name
        case "education":
            return f"{degree(role)} at {place_name(item)}" if role else name
        case "publications" | "awards":
            return quoted(name)
        case "certificates":
            return f"{name} from {with_the(issuer)}" if issuer else name
        case "languages":
            return f"{name} ({level_of(item)})" if item.level else name
        case _:
            return name


def dated(item: Item, *extra: str) -> str:
    """The naming with its period, and with ``extra`` words, in brackets."""
    outlet = brief(item.issuer) if item.section in {"publications", "awards"} else ""
    details = ", ".join(detail for detail in (outlet, label(item.period), *extra) if detail)
    text = named(item)
    if not details:
        return text
    return f"{text}, {details}" if text.endswith(")") else f"{text} ({details})"


def subject(item: Item) -> str:
    """A name that begins a sentence: what follows a dash in it goes into brackets."""
    head, dash, tail = _DASHED.sub("\n", name_of(item), count=1).partition("\n")
    return f"{head} ({tail})" if dash and "(" not in tail else name_of(item)


def keywords_of(item: Item) -> list[str]:
    """What the entry lists; of thousands the first."""
    return [brief(keyword, 60) for keyword in item.keywords[:_KEYWORDS_READ] if keyword.strip()]


def some_keywords(item: Item, most: int) -> str:
    """``Rhino, Epoxy and three more``; empty when it lists nothing."""
    keywords = keywords_of(item)
    return some_of(keywords, most, max(len(keywords), len(item.keywords) if len(keywords) == _KEYWORDS_READ else 0))


def with_keywords(item: Item, most: int = 8) -> str:
    """A skill group with what it lists: ``Databases (advanced): PostgreSQL and MySQL``."""
    head = f"{name_of(item)} ({level_of(item)})" if item.level else name_of(item)
    keywords = some_keywords(item, most)
    return f"{head}: {keywords}" if keywords else head


def places_of(items: Iterable[Item]) -> list[str]:
    """Distinct employers, schools and so on, in order, whatever their spelling's case."""
    found: dict[str, str] = {}
    for item in items:
        name = "self-employed work" if is_self_employed(item) else name_of(item)
        found.setdefault(name.casefold(), name)
    return list(found.values())


def sections_of(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.section for item in items))


def where_in(item: Item) -> str:
    """``in Tehran, Iran``, ``remotely``; empty where the résumé gives no place."""
    place = brief(item.place)
    if not place:
        return ""
    if "remote" in place.casefold():
        return "remotely" if len(place) < 9 else f"({place})"
    return f"in {place}"
