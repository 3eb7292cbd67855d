"""Answers that are a number, a date or a choice: counts, durations, firsts and lasts."""

import re
from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, name_of, noun, place_name, places_of, role_of, short
from vitavoce.answering.leads import NAMED_ALL, NAMED_OF_MANY, shown, study
from vitavoce.answering.listing import items, one, within
from vitavoce.answering.passages import tell
from vitavoce.answering.periods import has_length, is_current, label, length, newest_first, when
from vitavoce.answering.phrasing import in_words, listed, sentence, some_of
from vitavoce.answering.roles import as_role, degree
from vitavoce.answering.scene import Scene
from vitavoce.answering.topics import topic
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, Match

_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|dozens?|million)\b",
    re.IGNORECASE,
)
_COUNTED: Final = frozenset(
    """
    jobs roles positions posts companies employers places projects papers publications articles books degrees studies
    courses schools universities colleges awards prizes medals honours honors certificates certifications certs licences
    licenses languages skills technologies tools hobbies interests references referees internships organisations
    organizations charities clients apps things people
    """.split()
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_ITEMS_READ: Final = 200  # a person has had no more jobs
_UNITS_OF_TIME: Final = frozenset({"year", "years", "month", "months", "weeks", "days"})
_SUPERLATIVES: Final = MappingProxyType(
    {Ask.FIRST: "first", Ask.LATEST: "most recent", Ask.LONGEST: "longest", Ask.SHORTEST: "shortest"}
)


def count(scene: Scene) -> list[str]:
    understood, chosen = scene.understood, scene.items
    if understood.counted in _UNITS_OF_TIME:
        return durations(scene)
    if understood.count is None and understood.matches:
        return one(scene, understood.matches[0], most=1)
    if understood.counted and understood.counted.split()[-1] not in _COUNTED and not understood.sections:
        told = next((match for match in understood.matches if _tells_a_number(match)), None)
        return one(scene, told, most=1) if told else items(scene)
    number = understood.count if understood.count is not None else len(chosen)
    what = _counted_noun(scene, number)
    head = f"{in_words(number)} {what}".strip()
    if not chosen:
        return [sentence(head)]
    if number == len(chosen):
        return [sentence(f"{head}: {shown(chosen)}")]
    places = places_of(chosen[:_ITEMS_READ])
    return [sentence(f"{head}: {listed(places) if len(places) <= NAMED_ALL else some_of(places, NAMED_OF_MANY)}")]


def _tells_a_number(match: Match) -> bool:
    """Whether the number asked for may stand in what an item says ("1.2 million players")."""
    return any(_NUMBER.search(passage) for passage in match.passages)


def _counted_noun(scene: Scene, number: int) -> str:
    counted = scene.understood.counted
    fits = counted.endswith("s") is (number != 1)
    if counted and fits:
        return counted
    return noun(scene.items[0].section, number) if scene.items else counted


def durations(scene: Scene) -> list[str]:
    chosen = _lasting(scene)
    total = length(chosen, scene.today)
    if not total:
        return undated(scene)
    if len(chosen) == 1:
        return [sentence(_one_length(chosen[0], total, scene))]
    places = places_of(chosen[:_ITEMS_READ])
    if len(places) == 1:
        return _at_one_place(chosen, total, scene)
    about = topic(scene)
    each = [f"{length(group, scene.today)} {_at(group[0])}" for group in _by_place(chosen[:_ITEMS_READ])]
    things = listed(each) if len(each) <= NAMED_ALL else some_of(each, NAMED_OF_MANY)
    once = ", counting what overlaps once" if _overlap(chosen, scene) else ""
    return [sentence(f"{total}{f' with {about}' if about else ''} in all{once}: {things}")]


def _lasting(scene: Scene) -> tuple[Item, ...]:
    """What the time was spent in: jobs alone where an employer was asked about, and not what was done within."""
    chosen = scene.items
    jobs = tuple(item for item in chosen if item.section == "work")
    return jobs if jobs and not scene.technologies else chosen


def _by_place(chosen: Sequence[Item]) -> list[list[Item]]:
    """Entries that say how long, together where they are at one place."""
    places: dict[str, list[Item]] = {}
    for item in chosen:
        if has_length(item.period):
            places.setdefault(name_of(item).casefold(), []).append(item)
    return list(places.values())


def _overlap(chosen: Sequence[Item], scene: Scene) -> bool:
    covered = sorted(months for item in chosen if (months := item.period.months(scene.today)))
    return any(later[0] < earlier[1] for earlier, later in pairwise(covered))


def _at(item: Item) -> str:
    return f"at {place_name(item)}" if item.section in {"work", "education"} else f"on {short(item)}"


def _one_length(item: Item, total: str, scene: Scene) -> str:
    who, ongoing = scene.person.name, item.period.ongoing
    lasted = f"for {total}, {when(item.period)}"
    match item.section:
        case "work":
            verb = "has been" if ongoing else "was"
            return f"{who} {verb} at {place_name(item)}{as_role(role_of(item))} {lasted}"
        case "volunteer":
            verb = "has volunteered" if ongoing else "volunteered"
            return f"{who} {verb} with {place_name(item)}{as_role(role_of(item))} {lasted}"
        case "education" if is_current(item.period, scene.today) and not ongoing:
            return f"{short(item)} takes {total}, {when(item.period)}"
        case "education":
            what = f" ({degree(role_of(item))})" if role_of(item) else ""
            return f"{who} {'has studied' if ongoing else 'studied'} at {place_name(item)}{what} {lasted}"
        case _:
            return f"{name_of(item)} {'has been running' if ongoing else 'ran'} {lasted}"


def _at_one_place(chosen: Sequence[Item], total: str, scene: Scene) -> list[str]:
    ongoing = any(item.period.ongoing for item in chosen)
    studied = chosen[0].section == "education"
    verb = ("has studied" if ongoing else "studied") if studied else ("has been" if ongoing else "was")
    in_order = newest_first(chosen, scene.today)[:NAMED_ALL][::-1]
    roles = [
        f"{(degree if studied else str)(role_of(item)) or name_of(item)} ({label(item.period)})" for item in in_order
    ]
    return [sentence(f"{scene.person.name} {verb} at {place_name(chosen[0])} for {total} in all: {listed(roles)}")]


def undated(scene: Scene) -> list[str]:
    shown = scene.items[:NAMED_OF_MANY]
    known = [dated(item) for item in shown if item.period.label]
    if known:
        return [sentence(f"the résumé doesn't say how long, only when: {listed(known)}")]
    return [sentence(f"the résumé gives no dates for {listed([short(item) for item in shown]) or 'that'}")]


def dates(scene: Scene) -> list[str]:
    chosen = [item for item in _lasting(scene) if item.period.label]
    if not chosen:
        return undated(scene)
    if len(chosen) > 1:
        return [sentence(f"the dates are: {shown(chosen)}")]
    item = chosen[0]
    total = length([item], scene.today)
    tail = f", {total} in all" if total and item.section in {"work", "projects", "volunteer"} else ""
    told = next((said for match in scene.understood.matches for said in match.passages if _YEAR.search(said)), "")
    if told and (scene.understood.technologies or scene.understood.words):
        return [sentence(introduced(item, scene)), *tell(item, [told], scene, most=1)]
    return [sentence(introduced(item, scene) + tail)]


def since(scene: Scene) -> list[str]:
    started = [(item.period.start, item) for item in scene.items if item.period.start]
    if not started:
        return undated(scene)
    begin, earliest = min(started, key=lambda pair: pair[0].first_month)
    if len(started) == 1:
        return [sentence(introduced(earliest, scene))]
    about = topic(scene)
    return [sentence(f"since {begin.label}: the earliest{f' with {about}' if about else ''} is {dated(earliest)}")]


def choice(scene: Scene) -> list[str]:
    """The first, latest, longest or shortest of a kind."""
    understood = scene.understood
    if len(understood.matches) != 1:
        return items(scene)
    match = understood.matches[0]
    item, ask = match.item, understood.ask
    about = topic(scene)
    verb = "is" if is_current(item.period, scene.today) or item.section in {"publications", "certificates"} else "was"
    which = "current" if ask is Ask.LATEST and verb == "is" and item.section == "work" else _SUPERLATIVES[ask]
    kind = noun(item.section, 1)
    naming = study(item) if item.section == "education" else dated(item)
    said = f"{scene.person.whose} {which} {kind}{f' with {about}' if about else ''} {verb} {naming}"
    if len(scene.section(item.section)) < 2:
        said = f"there is one {kind} on the résumé: {dated(item)}"
    total = length([item], scene.today)
    tail = f", {total} in all" if total and ask in {Ask.LONGEST, Ask.SHORTEST} else ""
    return within([sentence(said + tail)], one(scene, match, most=1)[1:])
