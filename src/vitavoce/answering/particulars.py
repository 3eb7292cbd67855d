"""Answers that name one particular: places, people, roles, technologies, grades, levels, facts of ``basics``."""

from vitavoce.answering.evidence import retold
from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, name_of, named, role_of, short, some_of
from vitavoce.answering.listing import items as told_items
from vitavoce.answering.listing import one, several, within
from vitavoce.answering.periods import when
from vitavoce.answering.phrasing import listed, sentence, small
from vitavoce.answering.plain_text import plain
from vitavoce.answering.scene import Scene
from vitavoce.domain.question import Fact


def where(scene: Scene) -> list[str]:
    matches = scene.understood.matches
    return one(scene, matches[0]) if len(matches) == 1 else several(scene, matches)


def role(scene: Scene) -> list[str]:
    chosen = scene.items
    roles = [item for item in chosen if role_of(item)]
    if not roles:
        return told_items(scene)
    first = roles[0]
    if len(roles) == 1:
        match first.section:
            case "work":
                verb = "is" if first.period.ongoing else "was"
                return [
                    sentence(f"{scene.person.name} {verb} {role_of(first)} at {name_of(first)} {when(first.period)}")
                ]
            case _:
                return [sentence(introduced(first, scene))]
    return [sentence(listed([dated(item) for item in roles[:6]]))]


def technologies(scene: Scene) -> list[str]:
    chosen = scene.items
    said: list[str] = []
    for item in chosen[:3]:
        keywords = [plain(word) for word in item.keywords]
        if keywords:
            opening = f"{short(item)} used" if item.section == "projects" else f"at {name_of(item)}:"
            said.append(sentence(f"{opening} {some_of(keywords, 10)}"))
    passages = scene.understood.matches[0].passages if scene.understood.matches else ()
    if not said:
        return told_items(scene)
    return within(said, retold(passages[:1], scene.person, most=1, wanted=scene.asked))


def score(scene: Scene) -> list[str]:
    graded = [item for item in scene.items if item.score]
    if not graded:
        return [
            sentence(f"the résumé gives no grade for {listed([short(item) for item in scene.items[:3]]) or 'that'}")
        ]
    return [sentence(f"{named(item)}: {plain(item.score)}") for item in graded[:4]]


def level(scene: Scene) -> list[str]:
    levelled = [item for item in scene.items if item.level]
    if not levelled:
        return told_items(scene)
    return [sentence(listed([f"{name_of(item)}: {small(plain(item.level))}" for item in levelled[:6]]))]


def facts(scene: Scene) -> list[str]:
    found = scene.understood.facts
    if not found:
        return told_items(scene) if scene.understood.matches else [sentence("the résumé doesn't say")]
    return [sentence(_fact(fact, scene)) for fact in found[:5]]


def _fact(fact: Fact, scene: Scene) -> str:
    who, whose, value = scene.person.name, scene.person.whose, plain(fact.value)
    match fact.name:
        case "email":
            return f"you can write to {who} at {value}"
        case "phone":
            return f"{whose} phone number is {value}"
        case "location":
            return f"{who} is based in {value}"
        case "url" | "website":
            return f"{whose} website is {value}"
        case "name":
            return f"the résumé is {value}'s"
        case "label":
            return f"{who}: {value}"
        case "summary":
            return value
        case _:
            return f"{whose} {fact.name}: {value}"


def people(scene: Scene) -> list[str]:
    return told_items(scene)
