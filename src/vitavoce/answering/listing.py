"""Answers that tell of items: one, several, all of one, more of them."""

from collections.abc import Sequence
from typing import Final

from vitavoce.answering.evidence import retold, words_of
from vitavoce.answering.introducing import asked_keywords, introduced
from vitavoce.answering.item_words import (
    dated,
    keywords_of,
    name_of,
    noun,
    place_name,
    sections_of,
    short,
    short_name,
    with_keywords,
)
from vitavoce.answering.phrasing import in_words, listed, one_line, sentence, some_of
from vitavoce.answering.scene import Scene
from vitavoce.answering.topics import period_words, topic
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, FollowUp, Match

NAMED_ALL: Final = 6  # a list up to this long is said whole
NAMED_OF_MANY: Final = 4
WORDS_TYPICAL: Final = 70
WORDS_DETAILED: Final = 100
_SAID_BY_NAME_ALONE: Final = frozenset({"languages", "skills", "interests", "references", "awards", "certificates"})


def items(scene: Scene) -> list[str]:
    """Of one item what it says, of several which they are and what the first says."""
    if scene.understood.follow_up is FollowUp.MORE:
        return _more(scene)
    matches = scene.understood.matches
    return one(scene, matches[0]) if len(matches) == 1 else several(scene, matches)


def yes(scene: Scene) -> list[str]:
    matches = scene.understood.matches
    if len(matches) == 1:
        return one(scene, matches[0], opening="yes, ")
    return several(scene, matches, opening="yes, ")


def one(scene: Scene, match: Match, *, opening: str = "", most: int = 2) -> list[str]:
    """The item introduced, then what it says of the asked thing."""
    item = match.item
    if item.section == "references":
        return [reference(item, opening)]
    said = [sentence(opening + introduced(item, scene))]
    passages = match.passages or (words_of(item) if item.section != "skills" else ())
    fresh = [passage for passage in passages if one_line(passage).rstrip(".").casefold() not in said[0].casefold()]
    where = "there" if item.section in {"work", "volunteer"} else ""
    return within(said, retold(fresh, scene.person, opening=where, most=most, wanted=scene.asked))


def within(said: list[str], further: Sequence[str], most_words: int = WORDS_TYPICAL) -> list[str]:
    """As many further sentences as keep the whole short; the first of them always."""
    for index, text in enumerate(further):
        if index and sum(len(part.split()) for part in said) + len(text.split()) > most_words:
            break
        said.append(text)
    return said


def reference(item: Item, opening: str = "") -> str:
    words = one_line(item.summary or item.description or " ".join(item.highlights[:1]))
    if not words:
        return sentence(f"{opening}{name_of(item)} is given as a reference")
    return sentence(f"{opening}{name_of(item)}'s reference says: “{words.replace('“', '‘').replace('”', '’')}”")


def several(scene: Scene, matches: Sequence[Match], *, opening: str = "") -> list[str]:
    """All named in one sentence, then the most telling passage of the first that has any."""
    chosen = [match.item for match in matches]
    said = [
        sentence(opening + clause) if index == 0 else sentence(clause)
        for index, clause in enumerate(lead(scene, chosen))
    ]
    if chosen[0].section in _SAID_BY_NAME_ALONE:
        return said
    telling = next((match for match in matches if match.passages), None)
    if telling is None:
        return said
    passages = retold(telling.passages, scene.person, opening=where_of(telling.item), most=1, wanted=scene.asked)
    return within(said, passages)


def where_of(item: Item) -> str:
    """The opening that tells of which item a sentence speaks."""
    match item.section:
        case "work" | "education":
            return f"at {place_name(item)}"
        case "volunteer":
            return f"with {place_name(item)}"
        case "projects":
            return f"in {short_name(item)}"
        case _:
            return ""


def lead(scene: Scene, chosen: Sequence[Item]) -> list[str]:
    """The clauses that name several items, without their full stops."""
    about = topic(scene)
    sections = sections_of(chosen)
    if len(sections) > 1:
        return [_mixed_lead(scene, chosen, about)]
    match sections[0]:
        case "languages":
            return [f"{scene.person.name} speaks {enumeration(chosen)}"]
        case "interests":
            return [f"{scene.person.whose} interests are {listed([name_of(item) for item in chosen])}"]
        case "references":
            names = [name_of(item) for item in chosen]
            return [f"{in_words(len(chosen))} people speak for {scene.person.name}: {some_of(names, NAMED_ALL)}"]
        case "skills":
            return _skills_lead(scene, chosen)
        case section:
            return [_section_lead(scene, chosen, section, about)]


def _skills_lead(scene: Scene, chosen: Sequence[Item]) -> list[str]:
    asked = [keyword for item in chosen for keyword in asked_keywords(item, scene)]
    groups = some_of([name_of(item) for item in chosen], 8)
    if asked:
        return [
            f"{some_of(asked, 6)} {'is' if len(asked) == 1 else 'are'} among {scene.person.whose} skills, under {groups}"
        ]
    return [f"{scene.person.whose} skills cover {groups}", "; ".join(with_keywords(item, 5) for item in chosen[:3])]


def enumeration(chosen: Sequence[Item]) -> str:
    """All of a short list; the first of a long one, and how many more."""
    if len(chosen) <= NAMED_ALL:
        return listed([dated(item) for item in chosen])
    return some_of([dated(item) for item in chosen], NAMED_OF_MANY)


def _mixed_lead(scene: Scene, chosen: Sequence[Item], about: str) -> str:
    said = [_with_kind(item) for item in chosen]
    things = listed(said) if len(said) <= NAMED_ALL else some_of(said, NAMED_OF_MANY)
    number = in_words(len(chosen))
    if about:
        return f"{about} {scene.variety.one_of('comes up', 'appears')} in {number} places: {things}"
    span = period_words(scene)
    return f"{span}, {number} things stand out: {things}" if span else f"{number} entries speak of that: {things}"


def _with_kind(item: Item) -> str:
    match item.section:
        case "projects":
            return f"the project {dated(item)}"
        case "skills":
            return f"the skills under “{name_of(item)}”"
        case "awards" | "certificates" | "publications":
            return f"the {noun(item.section, 1)} {dated(item)}"
        case "interests":
            return f"an interest in {name_of(item)}"
        case "volunteer":
            return f"volunteering as {dated(item)}" if item.role else f"volunteering with {dated(item)}"
        case "languages":
            return f"the language {dated(item)}"
        case _:
            return dated(item)


def _section_lead(scene: Scene, chosen: Sequence[Item], section: str, about: str) -> str:
    number, whole = len(chosen), len(scene.profile.section(section))
    who, whose = scene.person.name, scene.person.whose
    kinds, things = f"{in_words(number)} {noun(section, number)}", enumeration(chosen)
    span = period_words(scene)
    if scene.understood.ask is Ask.WHERE and section == "work":
        return f"{span + ', ' if span else ''}{who} worked in {in_words(number)} places: {things}"
    if about and number < whole:
        return f"{in_words(number)} of {whose} {noun(section, whole)} {'has' if number == 1 else 'have'} to do with {about}: {things}"
    if span and section == "work":
        had = "has had" if any(item.period.ongoing for item in chosen) else "had"
        return f"{span}, {who} {had} {kinds}: {things}"
    if number == whole:
        return scene.variety.one_of(f"the résumé lists {kinds}: {things}", f"there are {kinds}: {things}")
    return f"{kinds}: {things}"


def detail(scene: Scene) -> list[str]:
    """All of one item that fits an answer."""
    matches = scene.understood.matches
    if len(matches) != 1 or scene.understood.follow_up is FollowUp.MORE:
        return items(scene)
    item = matches[0].item
    told = one(scene, matches[0], most=4)
    technologies = keywords_of(item)
    if technologies and item.section in {"work", "projects", "volunteer"}:
        told.append(sentence(f"it lists {some_of(technologies, 6)}"))
    return within([], told, WORDS_DETAILED)


def _more(scene: Scene) -> list[str]:
    understood = scene.understood
    if len(understood.matches) == 1:
        return _more_of(scene, understood.matches[0])
    fresh = [match.item for match in understood.cards]
    if not fresh:
        return [scene.variety.one_of("That's all of them.", "Those were all of them.", "There are no more of them.")]
    kinds = sections_of(fresh)
    what = noun(kinds[0] if len(kinds) == 1 else "", len(fresh))
    return [
        sentence(f"there {'is' if len(fresh) == 1 else 'are'} {in_words(len(fresh))} more {what}: {enumeration(fresh)}")
    ]


def _more_of(scene: Scene, match: Match) -> list[str]:
    """What else the item says, all of it that fits."""
    item = match.item
    said = retold(words_of(item), scene.person, opening=where_of(item), most=6, wanted=scene.asked)
    technologies = keywords_of(item)
    if technologies:
        said.append(sentence(f"{short_name(item)} lists {some_of(technologies, 8)}"))
    return within([], said, WORDS_DETAILED) or [
        sentence(f"that is all the résumé says about {short(item)}: {dated(item)}")
    ]
