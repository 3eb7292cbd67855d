"""Answers that name one particular: places, roles, technologies, grades, levels, facts of ``basics``."""

import re
from types import MappingProxyType
from typing import Final

from vitavoce.answering.evidence import retold
from vitavoce.answering.introducing import at_level, introduced
from vitavoce.answering.item_words import (
    dated,
    keywords_of,
    level_of,
    name_of,
    place_name,
    role_of,
    short,
    short_name,
    where_in,
)
from vitavoce.answering.leads import NAMED_ALL
from vitavoce.answering.listing import items, one, several, where_of, within
from vitavoce.answering.periods import is_current, when
from vitavoce.answering.phrasing import listed, one_line, quoted, sentence, some_of
from vitavoce.answering.roles import a_role, degree
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, Fact, FollowUp

_NETWORKS: Final = MappingProxyType(
    {
        "github": "GitHub",
        "gitlab": "GitLab",
        "linkedin": "LinkedIn",
        "twitter": "Twitter",
        "x": "X",
        "facebook": "Facebook",
        "instagram": "Instagram",
        "mastodon": "Mastodon",
        "stackoverflow": "Stack Overflow",
        "youtube": "YouTube",
    }
)

MOST_FACTS: Final = 5
_THIRD_PERSON: Final = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)


def where(scene: Scene) -> list[str]:
    matches = scene.understood.matches
    if len(matches) != 1:
        return several(scene, matches)
    match = matches[0]
    if match.item.section != "work" or not (match.item.place or scene.understood.follow_up is FollowUp.REFERENCE):
        return one(scene, match)
    item = match.item
    parts = [
        f"at {place_name(item)}",
        where_in(item),
        f"as {a_role(role_of(item))}" if role_of(item) else "",
        when(item.period),
    ]
    return within([sentence(", ".join(part for part in parts if part))], one(scene, match)[1:])


def role(scene: Scene) -> list[str]:
    held = [item for item in scene.items if role_of(item)]
    if not held:
        return items(scene)
    if len(held) > 1:
        return [sentence(listed([dated(item) for item in held[:NAMED_ALL]]))]
    item = held[0]
    if item.section not in {"work", "volunteer"}:
        return [sentence(introduced(item, scene))]
    verb = "is" if is_current(item.period, scene.today) else "was"
    joint = "at" if item.section == "work" else "with"
    return [
        sentence(f"{scene.person.name} {verb} {a_role(role_of(item))} {joint} {place_name(item)}, {when(item.period)}")
    ]


def technologies(scene: Scene) -> list[str]:
    """The stack of each item that lists one; else what the item says of it."""
    said = [
        sentence(
            f"{short_name(item)} lists {some_of(keywords, 10)}"
            if item.section == "projects"
            else f"{where_of(item)}: {some_of(keywords, 10)}"
        )
        for item in scene.items[:3]
        if (keywords := keywords_of(item))
    ]
    if not said:
        return items(scene)
    return within(said, retold(scene.understood.matches[0].passages, scene.person, most=1, wanted=scene.asked))


def score(scene: Scene) -> list[str]:
    graded = [item for item in scene.items if item.score]
    if not graded:
        return [
            sentence(f"the résumé gives no grade for {listed([short(item) for item in scene.items[:3]]) or 'that'}")
        ]
    return [sentence(_graded(item)) for item in graded[:3]]


def _graded(item: Item) -> str:
    what = f"the {degree(role_of(item))} at {place_name(item)}" if role_of(item) else place_name(item)
    return f"for {what}, the résumé gives {one_line(item.score)}"


def level(scene: Scene) -> list[str]:
    levelled = [item for item in scene.items if item.level]
    if not levelled:
        return items(scene)
    if all(item.section == "languages" for item in levelled):
        spoken = [name_of(item) + at_level(item) for item in levelled[:NAMED_ALL]]
        return [sentence(f"{scene.person.name} speaks {listed(spoken)}")]
    given = [f"{name_of(item)} as {level_of(item)}" for item in levelled[:NAMED_ALL]]
    return [sentence(f"the résumé gives {listed(given)}")]


def facts(scene: Scene) -> list[str]:
    """What ``basics`` says; a fact of the summary in the person's own words."""
    found = scene.understood.facts
    if not found:
        return items(scene) if scene.understood.matches else ["The résumé doesn't say."]
    opening = "yes, " if scene.understood.ask is Ask.YES_NO else ""
    said = [_fact(fact, scene) for fact in found[:MOST_FACTS]]
    return [sentence(opening + said[0]), *(sentence(text) for text in said[1:])]


def _fact(fact: Fact, scene: Scene) -> str:
    who, whose, value = scene.person.name, scene.person.whose, one_line(fact.value)
    match fact.name.casefold():
        case "email":
            return f"you can write to {who} at {value}"
        case "phone":
            return f"{whose} phone number is {value}"
        case "location" | "city" | "place":
            return f"{who} is based in {value}"
        case "url" | "website":
            return f"{whose} website is {value}"
        case "name":
            return f"this is the résumé of {value}"
        case "label":
            return f"{scene.person.full}: {value}"
        case "summary" if _THIRD_PERSON.search(value):
            return f"the résumé says: {quoted(value)}"
        case "summary":
            return f"in {whose} own words: {quoted(value)}"
        case network if value.startswith(("http://", "https://")):
            return f"{who} is on {_NETWORKS.get(network, fact.name)} at {value}"
        case _:
            return f"on {fact.name}, the résumé says: {quoted(value)}"
