"""Answers that say no: not in the résumé, not about the person, not allowed."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, name_of, named, noun, place_name, short_name, with_the
from vitavoce.answering.phrasing import capital, listed, one_line, quoted, sentence, some_of
from vitavoce.answering.scene import Scene
from vitavoce.answering.suggestions import follow_ups
from vitavoce.answering.topics import as_written
from vitavoce.domain.profile import Item
from vitavoce.domain.question import FollowUp

_NEAREST: Final = 3
_MOST_WORDS_QUOTED: Final = 3
_CONTACT_NAMES: Final = MappingProxyType(
    {"phone": "a phone number", "email": "an e-mail address", "website": "a website", "url": "a website",
     "location": "where that is", "address": "an address", "github": "GitHub", "linkedin": "LinkedIn"}
)  # fmt: skip
_OWN_CONTACT: Final = MappingProxyType(
    {"phone": "the phone number", "email": "the e-mail address", "url": "the website"}
)
_SECTIONS: Final = (
    ("work", "work"), ("projects", "projects"), ("education", "education"), ("publications", "publications"),
    ("skills", "skills"), ("certificates", "certificates"), ("awards", "awards"), ("volunteer", "volunteering"),
    ("languages", "languages"), ("interests", "interests"),
)  # fmt: skip


def unanswerable(scene: Scene) -> list[str]:
    """That the résumé doesn't say, and the nearest true thing."""
    nearest = _nearest(scene)
    withheld = [name for name in scene.understood.absent if name in scene.profile.person.withheld]
    if withheld:
        kept = sentence(
            f"{scene.person.name} keeps {listed([_OWN_CONTACT.get(name, name) for name in withheld])} private here"
        )
        return [kept, *([sentence(nearest)] if nearest else [])]
    return [sentence(_missing(scene)), *([sentence(nearest)] if nearest else [])]


def _missing(scene: Scene) -> str:
    understood, whose = scene.understood, scene.person.whose
    span = f" {understood.span_label}" if understood.span_label else ""
    sections = understood.sections
    missing = _named(scene)
    if span and understood.follow_up in {FollowUp.REFINE, FollowUp.REFERENCE} and not missing:
        return f"none of that lies{span}"
    if span and understood.entities:
        return f"the résumé has nothing on {listed([with_the(name) for name in understood.entities])}{span}"
    if len(missing) == 1 and sections == ("languages",):
        return f"{capital(understood.absent[0])} isn't among the languages on {whose} résumé"
    if missing and understood.similar_to:
        return f"{listed(missing)} {'is' if len(missing) == 1 else 'are'}n't on {whose} résumé"
    if missing:
        what = listed(missing, last="or")
        return scene.variety.one_of(
            f"the résumé says nothing about {what}{span}", f"{whose} résumé doesn't mention {what}{span}"
        )
    if len(sections) == 1 and not understood.absent and (span or not scene.section(sections[0])):
        return f"the résumé lists no {noun(sections[0], 2)}{span}"
    if span and not understood.absent:
        return f"the résumé has nothing{span}"
    return scene.variety.one_of(
        "the résumé doesn't say", "that isn't on the résumé", "the résumé says nothing about that"
    )


def lacking(scene: Scene) -> list[str]:
    """The technologies that aren't there of those asked for together with others that are."""
    missing = [name for name in scene.understood.absent if name in scene.understood.technologies]
    names = [as_written(name, scene) for name in missing]
    return [sentence(f"{listed(names)} {'is' if len(names) == 1 else 'are'}n't on the résumé")] if names else []


def _named(scene: Scene) -> list[str]:
    """What is missing, where it has a name: a technology, a private matter, or one thing in the visitor's words."""
    understood = scene.understood
    technologies = [name for name in understood.absent if name in understood.technologies]
    if technologies:
        return [as_written(name, scene) for name in technologies]
    if len(understood.absent) != 1:
        return []
    name = understood.absent[0]
    if not understood.words and not understood.sections:
        return [_CONTACT_NAMES.get(name, name)]
    return [quoted(name)] if len(name.split()) <= _MOST_WORDS_QUOTED else []


def _nearest(scene: Scene) -> str:
    understood, who = scene.understood, scene.person.name
    if understood.similar_to:
        return _relatives(scene)
    meant = (
        [item for item in scene.profile.items if name_of(item) in understood.entities] if understood.entities else []
    )
    if meant:
        return introduced(meant[0], scene)
    held = [item for section in understood.sections for item in scene.section(section)]
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
    if understood.sections and not held:
        told = [word for section, word in _SECTIONS if scene.section(section)]
        return f"it does tell of {who}'s {some_of(told, 4)}" if told else ""
    email = one_line(scene.profile.person.email)
    return f"you could ask {who} directly at {email}" if email else ""


def _dated(items: Sequence[Item]) -> list[str]:
    return [dated(item) for item in items]


def _relatives(scene: Scene) -> str:
    """The nearest technologies that are there, and where they come up."""
    similar = (scene.understood.similar_to or ())[:_NEAREST]
    places = list(dict.fromkeys(_where(match.item) for match in scene.understood.cards))[:_NEAREST]
    is_one = len(similar) == 1
    them = "it" if len(scene.understood.absent) < 2 else "them"
    nearest = f"the nearest to {them} {'is' if is_one else 'are'} {listed(similar)}"
    return f"{nearest}, {'which comes' if is_one else 'which come'} up {listed(places)}" if places else nearest


def _where(item: Item) -> str:
    match item.section:
        case "work":
            return f"at {place_name(item)}"
        case "projects":
            return f"in {short_name(item)}"
        case "skills":
            return f"among the skills under {quoted(name_of(item))}"
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
