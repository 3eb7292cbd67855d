"""Several entries named in one sentence: ``Mira worked at Acme as an Engineer (2019 – 2021) and at …``."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from vitavoce.answering.introducing import asked_keywords, in_town
from vitavoce.answering.item_words import (
    dated,
    is_self_employed,
    name_of,
    noun,
    on_own_account,
    place_name,
    role_of,
    sections_of,
    with_keywords,
)
from vitavoce.answering.periods import is_current, label
from vitavoce.answering.phrasing import in_words, listed, quoted, some_of
from vitavoce.answering.roles import a_degree, as_role, is_degree
from vitavoce.answering.scene import Scene
from vitavoce.answering.topics import period_words, topic
from vitavoce.domain.period import month_of
from vitavoce.domain.profile import Item

NAMED_ALL: Final = 6  # a list up to this long is said whole
NAMED_OF_MANY: Final = 4
_GROUPS_READ: Final = 12
_IN_ONE_BREATH: Final = 3  # so many jobs go into one plain sentence; more are a list with its length said


def lead(scene: Scene, chosen: Sequence[Item]) -> list[str]:
    """The clauses that name the items, without their full stops."""
    sections = sections_of(chosen)
    if len(sections) > 1:
        return [_mixed(scene, chosen)]
    section = sections[0]
    if section == "skills":
        return _skills(scene, chosen)
    about, whole = topic(scene), len(scene.section(section))
    if about and len(chosen) < whole and section not in _WITHOUT_TOPIC:
        some = f"{in_words(len(chosen))} of {scene.person.whose} {noun(section, whole)}"
        return [f"{some} {_concern(scene, plural=len(chosen) > 1)} {about}: {shown(chosen)}"]
    return [_SAYINGS.get(section, _listed_entries)(scene, chosen)]


def _concern(scene: Scene, *, plural: bool) -> str:
    """Technologies are involved; with other topics an entry has to do."""
    involved = scene.technologies and scene.variety.number("involve", 2)
    return f"involve{'' if plural else 's'}" if involved else f"{'have' if plural else 'has'} to do with"


def shown(chosen: Sequence[Item], say: Callable[[Item], str] = dated) -> str:
    """All of a short list; the first of a long one, and how many more."""
    named = len(chosen) if len(chosen) <= NAMED_ALL else NAMED_OF_MANY
    said = [say(item) for item in chosen[:named]]
    return listed(said) if named == len(chosen) else some_of(said, named, len(chosen))


def _span(scene: Scene) -> str:
    """The time asked about, and what is left out, as an opening."""
    opening = [period_words(scene), "apart from that" if scene.understood.excluded else ""]
    return "".join(f"{part}, " for part in opening if part)


def _worked(scene: Scene, chosen: Sequence[Item], present: str, perfect: str, past: str) -> str:
    """The tense that fits the time asked about: ``works``, ``has worked``, ``worked``."""
    now, span = month_of(scene.today), scene.understood.span
    if span and span.first is not None and span.first >= now:
        return present
    is_past = span is not None and span.last is not None and span.last < now
    return perfect if not is_past and any(is_current(item.period, scene.today) for item in chosen) else past


def _jobs(scene: Scene, chosen: Sequence[Item]) -> str:
    who = scene.person.name
    if len(chosen) > _IN_ONE_BREATH:
        whole, opening = len(scene.section("work")), _span(scene)
        if len(chosen) < whole and not opening:
            fitting = f"{in_words(len(chosen))} of {scene.person.whose} {in_words(whole)} {noun('work', whole)}"
            return f"{fitting} fit that: {shown(chosen)}"
        kinds = f"{in_words(len(chosen))} {noun('work', len(chosen))}"
        return f"{opening}{who} {_worked(scene, chosen, 'has', 'has had', 'had')} {kinds}: {shown(chosen)}"
    worked = _worked(scene, chosen, "works", "has worked", "worked")
    return f"{_span(scene)}{who} {worked} {listed(_at_work(chosen))}"


def _at_work(chosen: Sequence[Item]) -> list[str]:
    """Each job; one at the same employer as the job before it isn't given the name again."""
    said: list[str] = []
    previous = ""
    for item in chosen:
        employer = name_of(item).casefold()
        where = on_own_account(item) if is_self_employed(item) else f"at {place_name(item)}{in_town(item)}"
        role = as_role(role_of(item))
        is_same = employer == previous and role.startswith(" as ")
        then = "before that" if _begins(item) < _begins(chosen[0]) else "later"
        said.append(with_period(f"{then}{role}" if is_same else f"{where}{role}", item))
        previous = employer
    return said


def _begins(item: Item) -> int:
    return item.period.start.first_month if item.period.start else 0


def with_period(text: str, item: Item, *details: str) -> str:
    bracketed = ", ".join(detail for detail in (*details, label(item.period)) if detail)
    if not bracketed:
        return text
    return f"{text[:-1]}, {bracketed})" if text.endswith(")") else f"{text} ({bracketed})"


def _studies(scene: Scene, chosen: Sequence[Item]) -> str:
    who = scene.person.name
    if any(not is_degree(role_of(item)) or is_current(item.period, scene.today) for item in chosen):
        return f"{_span(scene)}{scene.person.whose} studies are {shown(chosen, study)}"
    schools = {name_of(item).casefold() for item in chosen}
    if len(schools) == 1 and len(chosen) <= NAMED_ALL:
        degrees = listed([with_period(a_degree(role_of(item)), item) for item in chosen])
        return f"{_span(scene)}{who} did {degrees}, {'both' if len(chosen) == 2 else 'all'} at {place_name(chosen[0])}"
    return f"{_span(scene)}{who} did {shown(chosen, study)}"


def study(item: Item) -> str:
    role = role_of(item)
    return (
        with_period(f"{a_degree(role) if is_degree(role) else role} at {place_name(item)}", item)
        if role
        else dated(item)
    )


def _voluntary(scene: Scene, chosen: Sequence[Item]) -> str:
    verb = _worked(scene, chosen, "volunteers", "has volunteered", "volunteered")
    return f"{_span(scene)}{scene.person.name} {verb} " + shown(
        chosen, lambda item: with_period(f"with {place_name(item)}{as_role(role_of(item))}", item)
    )


def _projects(scene: Scene, chosen: Sequence[Item]) -> str:
    whole = len(scene.section("projects"))
    if len(chosen) == whole and not period_words(scene):
        return f"{scene.person.whose} {in_words(whole)} projects are {shown(chosen)}"
    if period_words(scene):
        worked = _worked(scene, chosen, "works", "has worked", "worked")
        return f"{_span(scene)}{scene.person.name} {worked} on {in_words(len(chosen))} projects: {shown(chosen)}"
    some = f"{in_words(len(chosen))} of {scene.person.whose} {in_words(whole)} projects"
    return f"{_span(scene)}{some} fit that: {shown(chosen)}"


def _publications(scene: Scene, chosen: Sequence[Item]) -> str:
    return f"{_span(scene)}{scene.person.name} published {shown(chosen)}"


def _awards(scene: Scene, chosen: Sequence[Item]) -> str:
    return f"{_span(scene)}{scene.person.name} received {shown(chosen)}"


def _certificates(scene: Scene, chosen: Sequence[Item]) -> str:
    return f"{_span(scene)}{scene.person.name} holds {shown(chosen)}"


def _languages(scene: Scene, chosen: Sequence[Item]) -> str:
    return f"{scene.person.name} speaks {shown(chosen)}"


def _interests(scene: Scene, chosen: Sequence[Item]) -> str:
    return f"{scene.person.whose} interests are {shown(chosen, name_of)}"


def _references(scene: Scene, chosen: Sequence[Item]) -> str:
    return f"{in_words(len(chosen))} people give a reference for {scene.person.name}: {shown(chosen, name_of)}"


def _listed_entries(scene: Scene, chosen: Sequence[Item]) -> str:
    section = chosen[0].section
    return f"{_span(scene)}under {quoted(section)}, the résumé has {shown(chosen)}"


_SAYINGS: Final[Mapping[str, Callable[[Scene, Sequence[Item]], str]]] = MappingProxyType(
    {
        "work": _jobs,
        "education": _studies,
        "volunteer": _voluntary,
        "projects": _projects,
        "publications": _publications,
        "awards": _awards,
        "certificates": _certificates,
        "languages": _languages,
        "interests": _interests,
        "references": _references,
    }
)
_WITHOUT_TOPIC: Final = frozenset({"languages", "interests", "references"})


def _skills(scene: Scene, chosen: Sequence[Item]) -> list[str]:
    asked = [keyword for item in chosen[:_GROUPS_READ] for keyword in asked_keywords(item, scene)]
    groups = some_of([quoted(name_of(item)) for item in chosen[:_GROUPS_READ]], 8, len(chosen))
    if asked:
        verb = "is" if len(asked) == 1 else "are"
        return [f"{some_of(asked, 6)} {verb} among {scene.person.whose} skills, under {groups}"]
    names = some_of([name_of(item) for item in chosen[:_GROUPS_READ]], 8, len(chosen))
    return [f"{scene.person.whose} skills cover {names}", "; ".join(with_keywords(item, 5) for item in chosen[:3])]


def _mixed(scene: Scene, chosen: Sequence[Item]) -> str:
    about, span = topic(scene), period_words(scene)
    places, things = _in_kinds(chosen)
    number = in_words(places)
    if about:
        is_one = len(scene.technologies) == 1
        verb = scene.variety.one_of("comes up", "appears") if is_one else scene.variety.one_of("come up", "appear")
        return f"{about} {verb} in {number} places: {things}"
    if span:
        return f"{_span(scene)}{number} things stand on the résumé: {things}"
    comes_up = scene.variety.one_of("that comes up in", "there is something on that in")
    return f"{_span(scene)}{comes_up} {number} places: {things}"


def _in_kinds(chosen: Sequence[Item]) -> tuple[int, str]:
    """How many places, and each with what it is; skill groups are one place, where the first of them stands."""
    groups = [item for item in chosen if item.section == "skills"]
    places = [item for item in chosen if item.section != "skills" or item is groups[0]]
    named = len(places) if len(places) <= NAMED_ALL else NAMED_OF_MANY
    said = [_skills_under(groups) if item.section == "skills" else _with_kind(item) for item in places[:named]]
    return len(places), some_of(said, named, len(places)) if named < len(places) else listed(said)


def _skills_under(groups: Sequence[Item]) -> str:
    names = [quoted(name_of(item)) for item in groups[: NAMED_OF_MANY + 1]]
    return f"the skills under {some_of(names, NAMED_OF_MANY, len(groups))}"


def _with_kind(item: Item) -> str:
    match item.section:
        case "projects":
            return f"the project {dated(item)}"
        case "awards" | "certificates" | "publications":
            return f"the {noun(item.section, 1)} {dated(item)}"
        case "interests":
            return f"an interest in {name_of(item)}"
        case "volunteer":
            return f"volunteering as {dated(item)}" if item.role else f"volunteering with {dated(item)}"
        case "languages":
            return f"the language {dated(item)}"
        case "references":
            return f"the reference of {name_of(item)}"
        case "education":
            return study(item)
        case _:
            return dated(item)
