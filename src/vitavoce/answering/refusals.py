"""Answers that say no: not in the résumé, not about the person, not allowed."""

from collections.abc import Sequence
from typing import Final

from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, name_of, named, noun, place_name, short_name
from vitavoce.answering.phrasing import listed, one_line, quoted, sentence, some_of
from vitavoce.answering.scene import Scene
from vitavoce.answering.suggestions import follow_ups
from vitavoce.domain.profile import Item

_NEAREST: Final = 3
_SECTIONS: Final = (
    ("work", "work"), ("projects", "projects"), ("education", "education"), ("publications", "publications"),
    ("skills", "skills"), ("certificates", "certificates"), ("awards", "awards"), ("volunteer", "volunteering"),
    ("languages", "languages"), ("interests", "interests"),
)  # fmt: skip


def unanswerable(scene: Scene) -> list[str]:
    """That the résumé doesn't say, and the nearest true thing."""
    nearest = _nearest(scene)
    return [sentence(_missing(scene)), *([sentence(nearest)] if nearest else [])]


def _missing(scene: Scene) -> str:
    understood, whose = scene.understood, scene.person.whose
    span = f" {understood.span_label}" if understood.span_label else ""
    missing = listed(understood.absent, last="or")
    if missing and understood.similar_to:
        return f"{listed(understood.absent)} {'is' if len(understood.absent) == 1 else 'are'}n't on {whose} résumé"
    if missing:
        return scene.variety.one_of(
            f"the résumé says nothing about {missing}{span}", f"{whose} résumé doesn't mention {missing}{span}"
        )
    if len(understood.sections) == 1:
        return f"the résumé lists no {noun(understood.sections[0], 2)}{span}"
    if understood.topic_label:
        return f"the résumé says nothing about {understood.topic_label}{span}"
    return f"the résumé has nothing{span}" if span else "the résumé doesn't say"


def _nearest(scene: Scene) -> str:
    understood, who = scene.understood, scene.person.name
    if understood.similar_to:
        where = [_where(match.item) for match in understood.cards[:_NEAREST]]
        comes_up = f", which {who} has {listed(where)}" if where else ""
        return f"the nearest thing on it is {listed(understood.similar_to[:_NEAREST])}{comes_up}"
    held = [item for section in understood.sections for item in scene.profile.section(section)]
    if understood.span and held:
        return f"the nearest in time is {dated(_closest(held, scene))}"
    if held and held[0].section == "languages":
        return f"{who} speaks {some_of([named(item) for item in held], 4)}"
    if held and understood.absent:
        return (
            introduced(held[0], scene)
            if len(held) == 1
            else f"what it does list is {some_of([dated(item) for item in held], 2)}"
        )
    if understood.sections:
        told = [word for section, word in _SECTIONS if scene.profile.section(section)]
        return f"it does tell of {who}'s {some_of(told, 4)}" if told else ""
    email = one_line(scene.profile.person.email)
    return f"you could ask {who} directly at {email}" if email else ""


def _dated(items: Sequence[Item]) -> list[str]:
    return [dated(item) for item in items]


def _where(item: Item) -> str:
    match item.section:
        case "work":
            return f"used at {place_name(item)}"
        case "projects":
            return f"used in {short_name(item)}"
        case "skills":
            return f"listed under {quoted(name_of(item))}"
        case _:
            return f"in {named(item)}"


def _closest(items: Sequence[Item], scene: Scene) -> Item:
    """The item whose time lies nearest to the months asked for."""
    span = scene.understood.span
    asked = (span.first if span else None) or (span.last if span else None) or 0

    def distance(item: Item) -> int:
        covered = item.period.months(scene.today)
        return min(abs(covered[0] - asked), abs(covered[1] - asked)) if covered else 10_000

    return min(items, key=distance)


def off_topic(scene: Scene) -> list[str]:
    who, whose = scene.person.name, scene.person.whose
    return [
        scene.variety.one_of(
            f"That's outside what I can help with: all I know is {whose} résumé.",
            f"I can't help with that one, I'm afraid; I only answer questions about {who}.",
            f"I'm here to talk about {who}, so I'll leave that one aside.",
            f"I'd rather not guess at that. What I do know is {whose} résumé.",
        ),
        *_invitation(scene),
    ]


def blocked(scene: Scene) -> list[str]:
    who, whose = scene.person.name, scene.person.whose
    return [
        scene.variety.one_of(
            f"I won't do that, but I'm glad to tell you about {who}.",
            f"That isn't something I do. I can tell you about {whose} work instead.",
            f"I'll stay with what I'm here for: answering questions about {who}.",
        ),
        *_invitation(scene),
    ]


def _invitation(scene: Scene) -> list[str]:
    """The suggestions said aloud, for those who only hear the answer."""
    asked = [quoted(question) for question in follow_ups(scene)]
    return (
        [sentence(f"{scene.variety.one_of('you could ask', 'ask me')} {listed(asked, last='or')}, for example")]
        if asked
        else []
    )
