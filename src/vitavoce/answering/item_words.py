"""How an entry of the résumé is named inside a sentence."""

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final

from vitavoce.answering.phrasing import listed, small
from vitavoce.answering.plain_text import plain
from vitavoce.domain.profile import Item

NOUNS: Final = MappingProxyType(
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
    {"self", "self-employed", "self employed", "freelance", "freelancer", "independent", "own business"}
)
_DASHED_TAIL: Final = re.compile(r"\s+[-–—|@]\s+|\s+at\s+")


def noun(section: str, number: int) -> str:
    one, many = NOUNS.get(section, ("entry", "entries"))
    return one if number == 1 else many


def mixed_noun(items: Sequence[Item]) -> tuple[str, str]:
    """Singular and plural that fit all of the items."""
    sections = {item.section for item in items}
    return NOUNS.get(next(iter(sections)), ("entry", "entries")) if len(sections) == 1 else ("entry", "entries")


def name_of(item: Item) -> str:
    """The thing itself, in plain text: employer, project, school, paper."""
    return plain(item.name) or plain(item.title) or plain(item.role)


def role_of(item: Item) -> str:
    """Position or degree, without the employer's name that some résumés repeat in it."""
    role, name = plain(item.role), plain(item.name)
    if not role or not name:
        return role
    pieces = _DASHED_TAIL.split(role, maxsplit=1)
    return pieces[0] if len(pieces) == 2 and pieces[1].casefold() in name.casefold() else role


def is_self_employed(item: Item) -> bool:
    return item.section == "work" and name_of(item).casefold() in _SELF_EMPLOYED


def short(item: Item) -> str:
    """The shortest name that tells it apart: an employer, a project, a degree."""
    if item.section == "education":
        return f"the {role_of(item)}" if role_of(item) else name_of(item)
    if is_self_employed(item):
        return f"self-employed work as {role_of(item)}" if role_of(item) else "self-employed work"
    return f"“{name_of(item)}”" if item.section == "publications" else name_of(item)


def named(item: Item) -> str:
    """``Farmer at Ashford Farms``, ``“On Winds”``, ``French (beginner)``: with its role, without its dates."""
    name, role, issuer = name_of(item), role_of(item), plain(item.issuer)
    match item.section:
        case "work" | "volunteer":
            if is_self_employed(item):
                return f"{role}, self-employed" if role else "self-employed"
            joint = "with" if item.section == "volunteer" else "at"
            return f"{role} {joint} {name}" if role and role.casefold() != name.casefold() else name
        case "education":
            return f"{role} at {name}" if role else name
        case "publications":
            return f"“{name}”"
        case "certificates":
            return f"{name} from {issuer}" if issuer else name
        case "awards":
            return f"{name} from {issuer}" if issuer else name
        case "languages":
            level = plain(item.level or item.role)
            return f"{name} ({small(level)})" if level else name
        case _:
            return name


def dated(item: Item, *, extra: str = "") -> str:
    """The naming with its period, and with ``extra`` words, in brackets."""
    details = [detail for detail in (_outlet(item), item.period.label, extra) if detail]
    text = named(item)
    if not details or text.endswith(")"):
        return text if not details else f"{text}, {', '.join(details)}"
    return f"{text} ({', '.join(details)})"


def _outlet(item: Item) -> str:
    return plain(item.issuer) if item.section == "publications" else ""


def with_keywords(item: Item, most: int = 8) -> str:
    """A skill group or interest with what it lists: ``Databases (PostgreSQL, MySQL and 3 more)``."""
    keywords = [plain(keyword) for keyword in item.keywords if plain(keyword)]
    level = plain(item.level)
    head = f"{name_of(item)}, {small(level)}" if level else name_of(item)
    if not keywords:
        return head
    return f"{head}: {some_of(keywords, most)}"


def some_of(parts: Sequence[str], most: int) -> str:
    """All of them, or the first ones and how many more."""
    if len(parts) <= most + 1:
        return listed(parts)
    return f"{', '.join(parts[:most])} and {len(parts) - most} more"


def employers(items: Iterable[Item]) -> list[str]:
    """Distinct names, in order, however their spelling's case may differ."""
    found: dict[str, str] = {}
    for item in items:
        label = "self-employed" if is_self_employed(item) else name_of(item)
        found.setdefault(label.casefold(), label)
    return list(found.values())
