"""One entry introduced by a whole clause: ``Mira worked at Acme as an Engineer from 2019 to 2021``."""

import re
from typing import Final

from vitavoce.answering.item_words import (
    is_self_employed,
    keywords_of,
    level_of,
    name_of,
    named,
    noun,
    place_name,
    role_of,
    with_the,
)
from vitavoce.answering.periods import is_current, label, when
from vitavoce.answering.phrasing import in_words, listed, one_line, some_of
from vitavoce.answering.roles import a_degree, as_role, is_degree
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Item

_PUBLISHER: Final = re.compile(
    r"\b(?:Association|Society|Press|Publish\w*|Inc|Ltd|LLC|GmbH|Verlag|Books?|House|Institute|University|Group|Media|Springer"
    r"|Elsevier|Wiley|O['’]Reilly|Packt|Manning|Apress|Foundation|Company|Editions?)\b"
)
_SITE: Final = re.compile(
    r"medium|arxiv|blog|dev\.to|hashnode|substack|github|youtube|\w\.(?:com|org|net|io)\b", re.IGNORECASE
)


def introduced(item: Item, scene: Scene) -> str:
    """A clause without its full stop."""
    who = scene.person.name
    match item.section:
        case "work":
            return _work(item, who)
        case "volunteer":
            verb = "has volunteered" if item.period.ongoing else "volunteered"
            return _timed(f"{who} {verb} with {place_name(item)}{as_role(role_of(item))}", item)
        case "education":
            return _education(item, who, scene)
        case "projects":
            return _project(item, scene)
        case "publications":
            return _publication(item, who)
        case "certificates":
            dated = f", dated {label(item.period)}" if item.period.label else ""
            return f"{who} holds {_certificate(item)}{dated}"
        case "awards":
            giver = f" from {with_the(one_line(item.issuer))}" if item.issuer else ""
            return _timed(f"{who} received “{name_of(item)}”{giver}", item)
        case _:
            return _undated(item, scene)


def _undated(item: Item, scene: Scene) -> str:
    match item.section:
        case "languages":
            level = f" (level: {level_of(item)})" if item.level else ""
            return f"{scene.person.name} speaks {name_of(item)}{level}"
        case "skills":
            return skill(item, scene, asked_keywords(item, scene))
        case "interests":
            keywords = keywords_of(item)
            with_them = f", with {some_of(keywords, 6)}" if keywords else ""
            return f"{name_of(item)} is one of {scene.person.whose} interests{with_them}"
        case "references":
            part = listed([part for part in (role_of(item), one_line(item.issuer)) if part], last="at")
            return f"{name_of(item)}{f', {part},' if part else ''} is one of {scene.person.whose} references"
        case _:
            return _timed(f"the résumé has {named(item)} under {item.section}", item)


def _timed(clause: str, item: Item) -> str:
    said = when(item.period)
    return f"{clause} {said}" if said else clause


def _work(item: Item, who: str) -> str:
    role = as_role(role_of(item))
    verb = "has worked" if item.period.ongoing else "worked"
    where = "independently" if is_self_employed(item) else f"at {place_name(item)}"
    return _timed(f"{who} {verb} {where}{role}", item)


def _education(item: Item, who: str, scene: Scene) -> str:
    role, school = role_of(item), place_name(item)
    if is_current(item.period, scene.today):
        subject = f"for {a_degree(role)}" if is_degree(role) else role
        begun = f", since {item.period.start.label}" if item.period.start else ""
        due = f"{' and' if begun else ','} due to finish in {item.period.end.label}" if item.period.end else ""
        return f"{who} is studying {subject} at {school}".replace("  ", " ") + begun + due
    if is_degree(role):
        return _timed(f"{who} did {a_degree(role)} at {school}", item)
    return _timed(f"{who} studied {role} at {school}" if role else f"{who} studied at {school}", item)


def _project(item: Item, scene: Scene) -> str:
    whole = len(scene.profile.section("projects"))
    whose = scene.person.whose
    which = f"one of {whose} {in_words(whole)} projects" if whole > 1 else f"{whose} project"
    role, client, said = role_of(item), one_line(item.issuer), when(item.period)
    parts = [f"{name_of(item)} is {which}", f"for {client}" if client else "", f"({role})" if role else ""]
    return " ".join(part for part in parts if part) + (f", {said}" if said else "")


def _publication(item: Item, who: str) -> str:
    outlet = one_line(item.issuer)
    if not outlet:
        return _timed(f"{who} published “{name_of(item)}”", item)
    if _PUBLISHER.search(outlet):
        return _timed(f"“{name_of(item)}” was published by {with_the(outlet)}", item)
    joint = "on" if _SITE.search(outlet) else "in"
    return _timed(f"“{name_of(item)}” appeared {joint} {outlet}", item)


def _certificate(item: Item) -> str:
    issuer = f" from {with_the(one_line(item.issuer))}" if item.issuer else ""
    return f"the {noun('certificates', 1)} “{name_of(item)}”{issuer}"


def asked_keywords(item: Item, scene: Scene) -> list[str]:
    """The item's own words for what was asked about."""
    asked = [word.casefold() for word in (*scene.understood.technologies, *scene.understood.words)]
    return [keyword for keyword in keywords_of(item) if any(word in keyword.casefold() for word in asked if word)]


def skill(item: Item, scene: Scene, asked: list[str]) -> str:
    """``MySQL is among Mira's Databases skills (advanced), beside …``."""
    whose, keywords = scene.person.whose, keywords_of(item)
    group = f"“{name_of(item)}”" + (f" (level: {level_of(item)})" if item.level else "")
    if not keywords:
        return f"{name_of(item)} is among {whose} skills" + (f" (level: {level_of(item)})" if item.level else "")
    if asked and len(asked) < len(keywords):
        others = [keyword for keyword in keywords if keyword not in asked]
        verb = "is" if len(asked) == 1 else "are"
        return f"{listed(asked[:4])} {verb} among {whose} skills, under {group} beside {some_of(others, 4)}"
    return f"under {group}, {whose} skills are {some_of(keywords, 9)}"
