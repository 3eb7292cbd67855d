"""Questions worth asking, made of what this résumé holds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vitavoce.answering.item_words import is_self_employed, keywords_of, short_name, with_the
from vitavoce.answering.leads import NAMED_ALL
from vitavoce.answering.naming import Naming, naming_of
from vitavoce.answering.periods import has_length
from vitavoce.answering.scene import Scene, Sections, sections_of
from vitavoce.domain.profile import Item, Profile
from vitavoce.domain.question import Ask, FollowUp, Kind

FOLLOW_UPS: Final = 2
_OVERVIEW: Final = "overview"
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_JOBS_LOOKED_AT: Final = 12
_INVITING: Final = 8  # the general questions among which those after a turn go round


@dataclass(frozen=True, slots=True)
class _Suggestion:
    """A question and the section that answers it."""

    section: str
    text: str


def candidates(profile: Profile) -> tuple[str, ...]:
    """Good first questions of different kinds, most inviting first; each names its subject."""
    return tuple(
        dict.fromkeys(suggestion.text for suggestion in _general(profile, sections_of(profile), naming_of(profile)))
    )


def follow_ups(scene: Scene) -> tuple[str, ...]:
    """Two that fit the turn and weren't just asked: what was told of first, then something else."""
    general = _general(scene.profile, scene.sections, scene.person)
    told = {item.section for item in scene.items}
    if scene.understood.kind is not Kind.ANSWER:
        told = set()
    if scene.understood.ask is Ask.OVERVIEW:
        told = {_OVERVIEW}
    if told:
        told.add(_OVERVIEW)
    others = [suggestion.text for suggestion in general if suggestion.section not in told][:_INVITING]
    turn = scene.question.focus.turns * FOLLOW_UPS % max(1, len(others))
    turned = [*others[turn:], *others[:turn]]
    asked = _bare(scene.question.text)
    fitting = dict.fromkeys([*list(_specific(scene))[:1], *turned])
    return tuple(islice((text for text in fitting if _bare(text) != asked), FOLLOW_UPS))


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
                yield _how_long(item, who)
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


def _how_long(item: Item, who: Naming) -> str:
    has_been = f"has {who.name} been" if item.period.ongoing else f"was {who.name}"
    return f"How long {has_been} at {with_the(short_name(item))}?"


def _general(profile: Profile, sections: Sections, who: Naming) -> Sequence[_Suggestion]:
    made = [*_of_work(sections.get("work", ()), who), *_of_projects(sections.get("projects", ()), who)]
    questions = (
        ("education", f"Where did {who.name} study?"),
        ("skills", f"What are {who.whose} skills?"),
        ("awards", f"Has {who.name} won any awards?"),
        ("publications", f"What has {who.name} published?"),
        ("certificates", f"Which certificates does {who.name} hold?"),
        ("languages", f"Which languages does {who.name} speak?"),
        ("volunteer", f"Has {who.name} done any volunteering?"),
        ("references", f"Who can recommend {who.name}?"),
        ("interests", f"What are {who.whose} interests?"),
    )
    made += [_Suggestion(section, text) for section, text in questions if section in sections]
    person = profile.person
    if person.email or person.phone or person.url or person.accounts:
        made.append(_Suggestion("basics", f"How can I contact {who.name}?"))
    if profile.items or person.summary:
        made.insert(min(3, len(made)), _Suggestion(_OVERVIEW, f"Who is {who.name}?"))
    if "skills" in sections:
        made.append(_Suggestion("skills", f"What is {who.name} good at?"))
    return made


def _of_work(work: Sequence[Item], who: Naming) -> Iterable[_Suggestion]:
    jobs = [item for item in work[:_JOBS_LOOKED_AT] if not is_self_employed(item)]
    current = [item for item in jobs if item.period.ongoing]
    if current:
        yield _Suggestion("work", f"What does {who.name} do now?")
    if len(jobs) > 1:
        told = [item for item in jobs if item.highlights or item.summary] or jobs
        other = next((item for item in told if item not in current), told[0])
        yield _Suggestion("work", f"What did {who.name} do at {with_the(short_name(other))}?")
    elif jobs:
        yield _Suggestion("work", f"Where has {who.name} worked?")
    measured = [item for item in jobs if has_length(item.period)]
    if len(measured) > 1:
        yield _Suggestion("work", f"Which was {who.whose} longest job?")
    elif measured:
        yield _Suggestion("work", _how_long(measured[0], who))


def _of_projects(projects: Sequence[Item], who: Naming) -> Iterable[_Suggestion]:
    if len(projects) > 1:
        yield _Suggestion("projects", f"Which projects has {who.name} done?")
    if projects:
        yield _Suggestion("projects", f"Tell me about the project {short_name(projects[0])}")
