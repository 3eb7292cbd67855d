"""Answers that tell of items: one, several, all of one, more of them."""

from collections.abc import Sequence
from typing import Final

from vitavoce.answering.evidence import retold, words_of
from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, mixed_noun, name_of, noun, short, some_of, with_keywords
from vitavoce.answering.phrasing import counted, in_words, listed, plural, sentence
from vitavoce.answering.plain_text import plain
from vitavoce.answering.scene import Scene
from vitavoce.answering.topics import period_words, topic
from vitavoce.domain.profile import Item
from vitavoce.domain.question import FollowUp, Match

NAMED_ALL: Final = 6  # a list up to this long is said whole
NAMED_OF_MANY: Final = 4
WORDS_TYPICAL: Final = 70


def items(scene: Scene) -> list[str]:
    if scene.understood.follow_up is FollowUp.MORE:
        return _more(scene)
    matches = scene.understood.matches
    if len(matches) == 1:
        return one(scene, matches[0])
    return several(scene, matches)


def yes(scene: Scene) -> list[str]:
    """The same, opened by the word that was asked for."""
    said = items(scene) if scene.understood.matches else facts_as_items(scene)
    return [f"Yes, {said[0]}", *said[1:]] if said else ["Yes."]


def facts_as_items(scene: Scene) -> list[str]:
    return [sentence(fact.value) for fact in scene.understood.facts]


def one(scene: Scene, match: Match, *, most: int = 2) -> list[str]:
    """The item introduced, then what it says of the asked thing."""
    item = match.item
    said = [sentence(introduced(item, scene))]
    if item.section == "references":
        return [*said, *_reference(item, scene)]
    passages = match.passages or (words_of(item) if item.section != "skills" else ())
    return within(said, retold(_others_than(said, passages), scene.person, most=most, wanted=scene.asked))


def within(said: list[str], further: Sequence[str], most_words: int = WORDS_TYPICAL) -> list[str]:
    """As many further sentences as keep the whole short; the first of them always."""
    for index, text in enumerate(further):
        if index and sum(len(part.split()) for part in said) + len(text.split()) > most_words:
            break
        said.append(text)
    return said


def _others_than(said: Sequence[str], passages: Sequence[str]) -> list[str]:
    """Passages that don't just repeat what was said."""
    whole = " ".join(said).casefold()
    return [passage for passage in passages if plain(passage).rstrip(".").casefold() not in whole]


def _reference(item: Item, scene: Scene) -> list[str]:
    words = plain(item.summary or item.description or (item.highlights[0] if item.highlights else ""))
    if not words:
        return []
    return [f"{name_of(item).split()[0]}’s words: “{words.rstrip('.')}.”"]


def several(scene: Scene, matches: Sequence[Match]) -> list[str]:
    chosen = [match.item for match in matches]
    said = [sentence(lead(scene, chosen))]
    if chosen[0].section in {"languages", "skills", "interests", "references"}:
        return said
    told = next((match for match in matches if match.passages), None)
    if told is None:
        return said
    where = _where(told.item, scene)
    return within(said, retold(told.passages[:1], scene.person, where=where, most=1, wanted=scene.asked))


def _where(item: Item, scene: Scene) -> str:
    match item.section:
        case "work" | "education":
            return f"at {name_of(item)}"
        case "volunteer":
            return f"with {name_of(item)}"
        case "projects":
            return f"in {short(item)}"
        case _:
            return ""


def lead(scene: Scene, chosen: Sequence[Item]) -> str:
    """``three of Mira's jobs involved Docker: …``."""
    sections = {item.section for item in chosen}
    about = topic(scene)
    if len(sections) > 1:
        return _mixed_lead(scene, chosen, about)
    return _section_lead(scene, chosen, about)


def enumeration(chosen: Sequence[Item]) -> str:
    """All of a short list; the first of a long one, and the total said before."""
    tell = with_keywords if chosen[0].section == "skills" else dated
    if len(chosen) <= NAMED_ALL:
        return listed([tell(item) for item in chosen])
    shown = [tell(item) for item in chosen[:NAMED_OF_MANY]]
    return f"{'; '.join(shown)}; and {len(chosen) - NAMED_OF_MANY} more"


def _mixed_lead(scene: Scene, chosen: Sequence[Item], about: str) -> str:
    said = [_with_kind(item) for item in chosen[:NAMED_ALL]]
    if len(chosen) > NAMED_ALL:
        said = [_with_kind(item) for item in chosen[:NAMED_OF_MANY]]
        said.append(f"{len(chosen) - NAMED_OF_MANY} more")
    number = in_words(len(chosen))
    if about:
        verb = scene.variety.one_of("comes up in", "appears in")
        return f"{about} {verb} {number} places: {listed(said)}"
    span = period_words(scene)
    return (
        f"{span}, there are {number} entries: {listed(said)}" if span else f"there are {number} entries: {listed(said)}"
    )


def _with_kind(item: Item) -> str:
    match item.section:
        case "work":
            return f"the job {dated(item)}" if not item.role else dated(item)
        case "projects":
            return f"the project {dated(item)}"
        case "skills":
            return f"the skills under {name_of(item)}"
        case "awards" | "certificates":
            return f"the {noun(item.section, 1)} {dated(item)}"
        case "interests":
            return f"the interest {name_of(item)}"
        case "volunteer":
            return f"volunteering as {dated(item)}" if item.role else f"volunteering with {dated(item)}"
        case _:
            return dated(item)


def _section_lead(scene: Scene, chosen: Sequence[Item], about: str) -> str:
    section, number = chosen[0].section, len(chosen)
    who, whose = scene.person.name, scene.person.whose
    whole = len(scene.profile.section(section))
    things = enumeration(chosen)
    span = period_words(scene)
    before = f"{span}, " if span else ""
    match section:
        case "languages":
            return f"{before}{who} speaks {things}"
        case "interests":
            return f"{whose} interests are {listed([name_of(item) for item in chosen])}"
        case "references":
            return f"{in_words(number)} people speak for {who}: {listed([name_of(item) for item in chosen])}"
        case "skills" if number > 1:
            return f"{whose} skills cover {some_of([name_of(item) for item in chosen], 8)}. " + _skills_told(chosen)
        case _:
            pass
    kinds = noun(section, number)
    if about and number < whole:
        return f"{in_words(number)} of {whose} {noun(section, whole)} {plural(number, 'has', 'have')} to do with {about}: {things}"
    if number == whole:
        return f"{before}the résumé lists {in_words(number)} {kinds}: {things}"
    return f"{before}{in_words(number)} {kinds}: {things}"


def _skills_told(chosen: Sequence[Item]) -> str:
    return "; ".join(with_keywords(item, 5) for item in chosen[:3])


def detail(scene: Scene) -> list[str]:
    """All of one item that fits an answer."""
    matches = scene.understood.matches
    if len(matches) != 1:
        return items(scene)
    match = matches[0]
    said = one(scene, match, most=3)
    return said


def _more(scene: Scene) -> list[str]:
    understood = scene.understood
    if len(understood.matches) == 1:
        return _more_of(scene, understood.matches[0])
    if not understood.cards:
        return [scene.variety.one_of("That's all of them.", "Those were all of them.")]
    fresh = [match.item for match in understood.cards]
    one_noun, many_noun = mixed_noun(fresh)
    opening = scene.variety.one_of("here", "next")
    return [
        sentence(
            f"{opening} {plural(len(fresh), 'is', 'are')} {counted(len(fresh), 'more ' + one_noun, 'more ' + many_noun)}: {enumeration(fresh)}"
        )
    ]


def _more_of(scene: Scene, match: Match) -> list[str]:
    item = match.item
    rest = list(words_of(item))
    if not rest:
        return [sentence(f"that is all the résumé says about {short(item)}: {dated(item)}")]
    said = retold(rest, scene.person, where=_where(item, scene), most=4, wanted=scene.asked)
    technologies = [plain(word) for word in item.keywords]
    if technologies:
        said.append(sentence(f"it lists {some_of(technologies, 8)}"))
    return within([], said, 100)
