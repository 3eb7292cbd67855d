"""Answers that name one particular: places, roles, technologies, grades, levels, facts of ``basics``."""

import re
from collections.abc import Sequence
from typing import Final

from vitavoce.answering.introducing import at_level, introduced
from vitavoce.answering.item_words import (
    keywords_of,
    level_of,
    name_of,
    place_name,
    role_of,
    short,
    where_in,
)
from vitavoce.answering.leads import NAMED_ALL, lead
from vitavoce.answering.listing import items, one, several, stack, within
from vitavoce.answering.passages import most_telling, tell
from vitavoce.answering.periods import is_current, when
from vitavoce.answering.phrasing import brief, capital, listed, one_line, quoted, sentence, small, some_of
from vitavoce.answering.roles import a_role, degree
from vitavoce.answering.scene import Scene
from vitavoce.domain.period import elapsed_months
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, Fact, FollowUp

_INNER_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]")
_CHARACTERS_COUNTED: Final = 1_000
_KEYWORDS_COUNTED: Final = 60
_ITEMS_COUNTED: Final = 40  # of a section; more would take long and change little
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
    place = where_in(item)
    parts = [
        f"at {place_name(item)} {place}" if place.startswith("(") else f"at {place_name(item)}",
        "" if place.startswith("(") else place,
        f"as {a_role(role_of(item))}" if role_of(item) else "",
        when(item.period),
    ]
    return within([sentence(", ".join(part for part in parts if part))], one(scene, match)[1:])


def role(scene: Scene) -> list[str]:
    held = [item for item in scene.items[:_ITEMS_COUNTED] if role_of(item)]
    if not held:
        return items(scene)
    if len(held) > 1:
        return [sentence(clause) for clause in lead(scene, held)]
    item = held[0]
    if item.section not in {"work", "volunteer"}:
        return [sentence(introduced(item, scene))]
    verb = "is" if is_current(item.period, scene.today) else "was"
    joint = "at" if item.section == "work" else "with"
    return [
        sentence(f"{scene.person.name} {verb} {a_role(role_of(item))} {joint} {place_name(item)}, {when(item.period)}")
    ]


def most_used(scene: Scene) -> list[str]:
    """The technologies that the most jobs and projects name; of equal ones those longest in use."""
    lists = scene.items[:_ITEMS_COUNTED]
    words = list(dict.fromkeys(keyword for item in lists for keyword in keywords_of(item)))[:_KEYWORDS_COUNTED]
    used_in = (*scene.section("work")[:_ITEMS_COUNTED], *scene.section("projects")[:_ITEMS_COUNTED])
    told = [(item, _folded(item)) for item in used_in]
    uses = {word: users for word in words if (users := _users(word, told))}
    if not uses:
        return ["The résumé doesn't say which is used most.", *technologies(scene)]
    first, *others = sorted(uses, key=lambda word: (-len(uses[word]), -_months(uses[word], scene)))
    said = [sentence(f"{first} comes up most, in {some_of([short(item) for item in uses[first]], NAMED_ALL)}")]
    if others:
        said.append(sentence(f"after it {'comes' if len(others) == 1 else 'come'} {listed(others[:3])}"))
    return said


def _folded(item: Item) -> str:
    """What it says, as far as it is read for counting."""
    texts = (item.summary, item.description, *item.highlights[:_ITEMS_COUNTED], *item.keywords[:_ITEMS_COUNTED])
    return " ".join(text[:_CHARACTERS_COUNTED] for text in texts)[: 2 * _CHARACTERS_COUNTED].casefold()


def _users(word: str, told: Sequence[tuple[Item, str]]) -> list[Item]:
    """The items whose words name it, as a whole word."""
    folded = word.casefold()
    named = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
    return [item for item, text in told if folded in text and named.search(text)]


def _months(used_in: Sequence[Item], scene: Scene) -> int:
    return elapsed_months([item.period for item in used_in], scene.today)


def technologies(scene: Scene) -> list[str]:
    """The stack of each item that lists one; else what the item says of it."""
    said = [sentence(stack(item, scene)) for item in scene.items[:3] if keywords_of(item)]
    if not said:
        return items(scene)
    first = scene.understood.matches[0]
    return within(said, tell(first.item, most_telling(first, scene), scene, most=1))


def score(scene: Scene) -> list[str]:
    graded = [item for item in scene.items if item.score]
    if not graded:
        return [
            sentence(f"the résumé gives no grade for {listed([short(item) for item in scene.items[:3]]) or 'that'}")
        ]
    return [sentence(_graded(item)) for item in graded[:3]]


def _graded(item: Item) -> str:
    what = f"the {degree(role_of(item))} at {place_name(item)}" if role_of(item) else place_name(item)
    return f"for {what}, the résumé gives {brief(item.score)}"


def level(scene: Scene) -> list[str]:
    levelled = [item for item in scene.items if item.level]
    if not levelled:
        return items(scene)
    if all(item.section == "languages" for item in levelled):
        spoken = [name_of(item) + at_level(item) for item in levelled[:NAMED_ALL]]
        return [sentence(f"{scene.person.name} speaks {listed(spoken)}")]
    asked = scene.understood.technologies
    among = f", {listed(asked[:NAMED_ALL])} among {'it' if len(levelled) == 1 else 'them'}," if asked else ""
    given = [f"{name_of(item)}{among} as {level_of(item)}" for item in levelled[:NAMED_ALL]]
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
    who, whose, value = scene.person.name, scene.person.whose, brief(fact.value, 400)
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
        case _ if value.startswith(("http://", "https://")):
            return f"{who} is on {_network(fact.name, scene)} at {value}"
        case _:
            return f"{whose} {_spaced(fact.name)}: {quoted(value)}"


def _network(asked: str, scene: Scene) -> str:
    """As the résumé spells it."""
    names = (account.network for account in scene.profile.person.accounts)
    return next((one_line(name) for name in names if name.casefold() == asked.casefold()), capital(asked))


def _spaced(field: str) -> str:
    """``driving licence`` of ``drivingLicence``."""
    return " ".join(small(word) for word in _INNER_CAPITAL.split(field) if word)
