"""Answers that tell of items: one, several, all of one, more of them."""

import re
from collections.abc import Sequence
from typing import Final

from vitavoce.answering.evidence import words_of
from vitavoce.answering.introducing import asked_keywords, introduced, which_project
from vitavoce.answering.item_words import (
    dated,
    is_self_employed,
    name_of,
    noun,
    place_name,
    role_of,
    sections_of,
    short,
    short_name,
    some_keywords,
)
from vitavoce.answering.leads import lead, shown, with_period
from vitavoce.answering.passages import most_telling, tell, where_of
from vitavoce.answering.phrasing import in_words, one_line, quoted, sentence, some_of
from vitavoce.answering.reservations import is_over, reservation
from vitavoce.answering.roles import as_role
from vitavoce.answering.scene import Scene
from vitavoce.answering.sentences import clipped
from vitavoce.answering.topics import topic
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, Match

WORDS_TYPICAL: Final = 70
WORDS_DETAILED: Final = 100
_REFERENCE_CHARACTERS: Final = 2_000
_ASKS_COURSES: Final = re.compile(r"\b(?:course|module|subject|class)(?:s|es|work)?\b", re.IGNORECASE)
_SAID_BY_NAME_ALONE: Final = frozenset(
    {"languages", "skills", "interests", "references", "awards", "certificates", "education"}
)


def items(scene: Scene) -> list[str]:
    """Of one item what it says, of several which they are and what the first says."""
    matches = scene.understood.matches
    return one(scene, matches[0]) if len(matches) == 1 else several(scene, matches)


def yes(scene: Scene) -> list[str]:
    """A yes with what it stands on, a no where that is over; neither where the résumé leaves open what is asked."""
    matches = scene.understood.matches
    left_open = reservation(scene)
    opening = "" if left_open else "not any more, as far as the résumé says: " if is_over(scene) else "yes, "
    told = one(scene, matches[0], opening=opening) if len(matches) == 1 else several(scene, matches, opening=opening)
    return [told[0], sentence(left_open)] if left_open else told


def one(scene: Scene, match: Match, *, opening: str = "", most: int = 2) -> list[str]:
    """The item introduced, then what it says of the asked thing."""
    item = match.item
    if item.section == "references":
        return [reference(item, opening)]
    said = [sentence(opening + (_topical(item, scene) or introduced(item, scene)))]
    return within(said, told_of(match, scene, said=said, most=most))


def told_of(match: Match, scene: Scene, *, said: Sequence[str], most: int = 2) -> list[str]:
    """What an item already introduced says of the asked thing."""
    item, passages = match.item, most_telling(match, scene)
    if item.section == "education":
        asks_courses = _ASKS_COURSES.search(scene.question.text) is not None
        courses = [text for text in (item.highlights if asks_courses else passages) if text in item.highlights]
        others = [passage for passage in passages if passage not in courses]
        further = tell(item, others, scene, most=most - asks_courses, said=said)
        listed_with = (
            [sentence(f"listed with it: {some_of(courses, 6 if asks_courses else 4)}")]
            if courses and len(further) < most
            else []
        )
        return [*further, *listed_with]
    lists_it = [sentence(stack(item, scene, "there"))] if _is_only_listed(match, scene) else []
    where = "there" if item.section in {"work", "volunteer"} and not lists_it else ""
    return [*lists_it, *tell(item, passages, scene, opening=where, most=most - len(lists_it), said=said)]


def _is_only_listed(match: Match, scene: Scene) -> bool:
    """Whether the technology asked about stands among the item's keywords and in none of its sentences."""
    if match.item.section not in {"projects", "work", "volunteer"} or not asked_keywords(match.item, scene):
        return False
    said = " ".join(words_of(match.item)).casefold()
    return not any(technology.casefold() in said for technology in scene.technologies)


def _topical(item: Item, scene: Scene) -> str:
    """For a technology that was asked about: where it comes up."""
    asked = scene.technologies
    if not asked or scene.understood.entities:
        return ""
    comes_up = f"{topic(scene)} {'comes' if len(asked) == 1 else 'come'} up in"
    match item.section:
        case "work" if not is_self_employed(item):
            work = f"{scene.person.whose} work at {place_name(item)}{as_role(role_of(item))}"
            return f"{comes_up} {with_period(work, item)}"
        case "projects":
            return f"{comes_up} {dated(item)}, {which_project(item, scene)}"
        case "education" | "publications" | "volunteer":
            return f"{comes_up} {dated(item)}"
        case _:
            return ""


def within(said: list[str], further: Sequence[str], most_words: int = WORDS_TYPICAL) -> list[str]:
    """As many further sentences as keep the whole short; the first of them always."""
    for index, text in enumerate(further):
        if index and sum(len(part.split()) for part in said) + len(text.split()) > most_words:
            break
        said.append(text)
    return said


def reference(item: Item, opening: str = "") -> str:
    stated = item.summary or item.description or " ".join(item.highlights[:1])
    words = clipped(one_line(stated[:_REFERENCE_CHARACTERS]), WORDS_TYPICAL)
    if not words:
        return sentence(f"{opening}{name_of(item)} is given as a reference")
    return sentence(f"{opening}in the words of {name_of(item)}: {quoted(words)}")


def several(scene: Scene, matches: Sequence[Match], *, opening: str = "") -> list[str]:
    """All named in one sentence, then the most telling passage of the first that has any."""
    chosen = [match.item for match in matches]
    said = [
        sentence(opening + clause) if index == 0 else sentence(clause)
        for index, clause in enumerate(lead(scene, chosen))
    ]
    if chosen[0].section in _SAID_BY_NAME_ALONE or (scene.understood.ask is Ask.WHERE and len(chosen) > 3):
        return said
    telling = next((match for match in matches if match.passages), None)
    if telling is None:
        return said
    where, passages = where_of(telling.item), most_telling(telling, scene)
    return within(said, tell(telling.item, passages, scene, opening=where, most=1, said=said))


def detail(scene: Scene) -> list[str]:
    """All of one item that fits an answer."""
    matches = scene.understood.matches
    if len(matches) != 1:
        return items(scene)
    item = matches[0].item
    said = one(scene, matches[0], most=4)
    if item.keywords and item.section in {"work", "projects", "volunteer"}:
        said.append(sentence(stack(item, scene, "there")))
    return within([], said, WORDS_DETAILED)


def stack(item: Item, scene: Scene, where: str = "") -> str:
    """Which technologies an item lists, as a clause."""
    keywords = some_keywords(item, 10)
    match item.section:
        case "work" | "volunteer":
            return f"{where or where_of(item)}, {scene.person.name} used {keywords}"
        case "skills":
            return f"under {quoted(name_of(item))}, {scene.person.whose} skills are {keywords}"
        case _:
            return f"{short_name(item)} lists {keywords}"


def more(scene: Scene) -> list[str]:
    understood = scene.understood
    if len(understood.matches) == 1:
        return _more_of(scene, understood.matches[0])
    fresh = [match.item for match in understood.cards]
    if not fresh:
        return [scene.variety.one_of("That's all of them.", "Those were all of them.", "There are no more of them.")]
    kinds = sections_of(fresh)
    what = noun(kinds[0] if len(kinds) == 1 else "", len(fresh))
    return [sentence(f"there {'is' if len(fresh) == 1 else 'are'} {in_words(len(fresh))} more {what}: {shown(fresh)}")]


def _more_of(scene: Scene, match: Match) -> list[str]:
    """What else the item says, all of it that fits."""
    item = match.item
    said = tell(item, words_of(item), scene, opening=where_of(item), most=6)
    if item.keywords:
        said.append(sentence(stack(item, scene)))
    return within([], said, WORDS_DETAILED) or [
        sentence(f"that is all the résumé says about {short(item)}: {dated(item)}")
    ]
