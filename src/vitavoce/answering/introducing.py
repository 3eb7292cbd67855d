"""One entry introduced by a whole clause: ``Mira worked at Acme as an Engineer from 2019 to 2021``."""

import re
from dataclasses import replace
from typing import Final

from vitavoce.answering.item_words import (
    is_self_employed,
    keywords_of,
    level_of,
    name_of,
    named,
    noun,
    on_own_account,
    place_name,
    role_of,
    some_keywords,
    subject,
    with_the,
)
from vitavoce.answering.periods import is_current, label, when
from vitavoce.answering.phrasing import brief, in_words, listed, quoted, some_of
from vitavoce.answering.roles import a_degree, as_role, is_degree
from vitavoce.answering.scene import Scene
from vitavoce.domain.period import PartialDate
from vitavoce.domain.profile import Item

_PUBLISHER: Final = re.compile(
    r"\b(?:Association|Society|Press|Publish\w*|Inc|Ltd|LLC|GmbH|Verlag|Books?|House|Institute|University|Group|Media|Springer"
    r"|Elsevier|Wiley|O['’]Reilly|Packt|Manning|Apress|Foundation|Company|Editions?)\b"
)
_BY_ONESELF: Final = re.compile(r"self[ -]?publish(?:ed|ing)?\b|own publication\b", re.IGNORECASE)
_LONGEST_TOWN: Final = 24  # letters; more is a description
_PLACED: Final = re.compile(r"(?:at|on|near|off|aboard|across|throughout|between) ")
"""A place that says itself where it is: "at sea"."""

_LONG_STUDY_YEARS: Final = 5  # a study begun so long ago and without an end isn't said to go on
_PART: Final = re.compile(r"[\w+#.]+")
_LEVEL_CODE: Final = re.compile(r"[abc][12]\+?", re.IGNORECASE)
_BEGINNING: Final = 5  # letters of a word enough to know one that goes on (``groom``, ``grooming``)
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
            giver = f" from {with_the(brief(item.issuer))}" if item.issuer else ""
            return _timed(f"{who} received {quoted(name_of(item))}{giver}", item)
        case _:
            return _undated(item, scene)


def _undated(item: Item, scene: Scene) -> str:
    match item.section:
        case "languages":
            return f"{scene.person.name} speaks {name_of(item)}{at_level(item)}"
        case "skills":
            return skill(item, scene, asked_keywords(item, scene))
        case "interests":
            with_them = f", with {some_keywords(item, 6)}" if item.keywords else ""
            return f"{name_of(item)} is one of {scene.person.whose} interests{with_them}"
        case "references":
            part = listed([part for part in (role_of(item), brief(item.issuer)) if part], last="at")
            return f"{name_of(item)}{f', {part},' if part else ''} is one of {scene.person.whose} references"
        case _:
            return _timed(f"the résumé has {named(item)} under {item.section}", item)


def _timed(clause: str, item: Item) -> str:
    said = when(item.period)
    if not said:
        return clause
    is_parted = item.section in {"work", "education", "volunteer"} and ", " in name_of(item)
    return f"{clause}, {said}" if is_parted else f"{clause} {said}"


def _work(item: Item, who: str) -> str:
    role = as_role(role_of(item))
    verb = "has worked" if item.period.ongoing else "worked"
    where = on_own_account(item) if is_self_employed(item) else f"at {place_name(item)}"
    return _timed(f"{who} {verb} {where}{in_town(item)}{role}", item)


def in_town(item: Item) -> str:
    """`` in Berlin``, `` at sea``, where the employer's name doesn't say so already."""
    town = brief(item.place).split(",", maxsplit=1)[0]
    if not town or len(town) > _LONGEST_TOWN or town in name_of(item):
        return ""
    if _PLACED.match(town):
        return f" {town}"
    return " remotely" if town.casefold() == "remote" else "" if "remote" in town.casefold() else f" in {town}"


def at_level(item: Item) -> str:
    """`` natively``, `` at intermediate level``, `` fluently (C2)``; empty when not said."""
    level, _, code = level_of(item).partition(" (")
    tail = f" ({code}" if code else ""
    match level:
        case "":
            return tail
        case "native" | "mother tongue" | "native speaker":
            return f" natively{tail}"
        case "fluent" | "fluently":
            return f" fluently{tail}"
    if _LEVEL_CODE.fullmatch(level):
        return f" at level {level}{tail}"
    if "proficien" in level:
        return f" with {level}{tail}"
    is_plain = "," not in level and len(level.split()) < 4 and not level.startswith("fluent")
    return f" at {level} level{tail}" if is_plain else f" ({level}{f', {code[:-1]}' if code else ''})"


def _education(item: Item, who: str, scene: Scene) -> str:
    role, school, period = role_of(item), place_name(item), item.period
    subject = a_degree(role) if is_degree(role) else role
    if is_current(period, scene.today):
        for_degree = f" for {subject}" if is_degree(role) else f" {subject}" if subject else ""
        if period.end is None and period.start and scene.today.year - period.start.year >= _LONG_STUDY_YEARS:
            return f"{who} began {subject or 'studying'} at {school} in {_month(period.start)}, and no end is given"
        since = f", since {_month(period.start)}" if period.start else ""
        due = f"{' and' if since else ','} due to finish in {_month(period.end)}" if period.end else ""
        return f"{who} is studying{for_degree} at {school}{since}{due}"
    if is_degree(role):
        return _timed(f"{who} did {subject} at {school}", item)
    return _timed(f"{who} studied {role} at {school}" if role else f"{who} studied at {school}", item)


def _month(day: PartialDate) -> str:
    return replace(day, day=None).label


def which_project(item: Item, scene: Scene) -> str:
    """``one of Mira's three projects``, with the client and the person's part in it."""
    whole = len(scene.section("projects"))
    which = f"one of {scene.person.whose} {in_words(whole)} projects" if whole > 1 else f"{scene.person.whose} project"
    role, client = role_of(item), brief(item.issuer)
    part = f", as {listed(role.split(', '))}" if role else ""
    return which + (f" for {with_the(client)}" if client else "") + part


def _project(item: Item, scene: Scene) -> str:
    said = when(item.period)
    ran = "running" if item.period.ongoing else "done"
    return f"{subject(item)} is {which_project(item, scene)}" + (f", {ran} {said}" if said else "")


def _publication(item: Item, who: str) -> str:
    outlet = brief(item.issuer)
    if not outlet or _BY_ONESELF.match(outlet):
        return _timed(f"{who} {'self-published' if outlet else 'published'} {quoted(name_of(item))}", item)
    if _PUBLISHER.search(outlet):
        return _timed(f"{quoted(name_of(item))} was published by {with_the(outlet)}", item)
    joint = "on" if _SITE.search(outlet) else "in"
    return _timed(f"{quoted(name_of(item))} appeared {joint} {with_the(outlet)}", item)


def _certificate(item: Item) -> str:
    issuer = f" from {with_the(brief(item.issuer))}" if item.issuer else ""
    return f"the {noun('certificates', 1)} {quoted(name_of(item))}{issuer}"


def asked_keywords(item: Item, scene: Scene) -> list[str]:
    """The item's own words for what was asked about."""
    understood = scene.understood
    asked = [word.casefold() for word in (*scene.technologies, *understood.words)]
    named = [(sum(_names(keyword, word) for word in asked), keyword) for keyword in keywords_of(item)]
    most = max((count for count, _ in named), default=0)
    return [keyword for count, keyword in named if count and (count == most or scene.technologies)]


def _names(keyword: str, word: str) -> bool:
    """Whether a keyword has the word, or one that it begins: ``Java`` isn't in ``JavaScript``."""
    parts = _PART.findall(keyword.casefold())
    return all(
        any(part == asked or (len(asked) >= _BEGINNING and part.startswith(asked)) for part in parts)
        for asked in _PART.findall(word)
    )


def skill(item: Item, scene: Scene, asked: list[str]) -> str:
    """``MySQL is among Mira's Databases skills (advanced), beside …``."""
    whose, keywords = scene.person.whose, keywords_of(item)
    group = quoted(name_of(item)) + (f" (level: {level_of(item)})" if item.level else "")
    if not keywords:
        return f"{name_of(item)} is among {whose} skills" + (f" (level: {level_of(item)})" if item.level else "")
    if asked and len(asked) < len(keywords):
        others = [keyword for keyword in keywords if keyword not in asked]
        verb = "is" if len(asked) == 1 else "are"
        return f"{listed(asked[:4])} {verb} among {whose} skills, under {group} beside {some_of(others, 4)}"
    return f"under {group}, {whose} skills are {some_of(keywords, 9)}"
