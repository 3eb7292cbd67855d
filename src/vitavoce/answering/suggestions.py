"""Questions worth asking, made of what this résumé holds."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Final

from vitavoce.answering.first_questions import OVERVIEW, how_long
from vitavoce.answering.item_words import is_self_employed, keywords_of, short_name, with_the
from vitavoce.answering.leads import NAMED_ALL
from vitavoce.answering.naming import Naming
from vitavoce.answering.periods import has_length
from vitavoce.answering.portrait import portrait_of
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Item, Profile
from vitavoce.domain.question import Ask, FollowUp, Kind

FOLLOW_UPS: Final = 2
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_INVITING: Final = 8  # the general questions among which those after a turn go round


def candidates(profile: Profile) -> tuple[str, ...]:
    """Good first questions of different kinds, most inviting first; each names its subject."""
    return tuple(dict.fromkeys(suggestion.text for suggestion in portrait_of(profile).questions))


def follow_ups(scene: Scene) -> tuple[str, ...]:
    """Two that fit the turn and weren't just asked: what was told of first, then something else."""
    told = {item.section for item in scene.items}
    if scene.understood.kind is not Kind.ANSWER:
        told = set()
    if scene.understood.ask is Ask.OVERVIEW:
        told = {OVERVIEW}
    if told:
        told.add(OVERVIEW)
    others = list(
        islice((suggestion.text for suggestion in scene.questions if suggestion.section not in told), _INVITING)
    )
    turn = scene.question.focus.turns * FOLLOW_UPS % max(1, len(others))
    turned = [*others[turn:], *others[:turn]]
    asked = _bare(scene.question.text)
    fitting = dict.fromkeys([*list(_specific(scene))[:1], *turned])
    return tuple(islice((text for text in fitting if _bare(text) != asked), FOLLOW_UPS))


@lru_cache(1_024)  # the questions that suggest themselves are compared in every turn
def _bare(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()


def _specific(scene: Scene) -> Iterable[str]:
    """What one would ask next about what was just told."""
    understood, who = scene.understood, scene.person
    if understood.kind is Kind.UNANSWERABLE and understood.similar_to:
        yield f"Where has {who.name} used {understood.similar_to[0]}?"
    if understood.kind is not Kind.ANSWER or not understood.matches:
        return
    if understood.ask is Ask.OVERVIEW:
        return
    if len(understood.matches) > 1:
        if understood.follow_up is not FollowUp.MORE and len(understood.matches) > NAMED_ALL:
            yield "Show me more"
        return
    yield from _about(understood.matches[0].item, understood.ask, who)


def _about(item: Item, ask: Ask, who: Naming) -> Iterable[str]:
    name = with_the(short_name(item))
    match item.section:
        case "work" if not is_self_employed(item):
            if ask not in {Ask.ITEMS, Ask.DETAIL, Ask.YES_NO, Ask.LATEST}:
                yield f"What did {who.name} do at {name}?"
            elif has_length(item.period):
                yield how_long(item, who)
        case "projects":
            if keywords_of(item) and ask is not Ask.TECHNOLOGIES:
                yield f"Which technologies were used in {short_name(item)}?"
            elif ask not in {Ask.ITEMS, Ask.DETAIL}:
                yield f"Tell me about the project {short_name(item)}"
        case "education":
            if item.role and ask not in {Ask.ITEMS, Ask.DETAIL}:
                yield f"What did {who.name} study at {name}?"
        case _:
            return
