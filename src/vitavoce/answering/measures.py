"""Answers that are a number, a date or a choice: counts, durations, firsts and lasts."""

from collections.abc import Sequence

from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, employers, name_of, noun, role_of, short
from vitavoce.answering.listing import NAMED_ALL, NAMED_OF_MANY, one, within
from vitavoce.answering.listing import items as told_items
from vitavoce.answering.periods import has_length, length, newest_first, when
from vitavoce.answering.phrasing import in_words, listed, sentence
from vitavoce.answering.scene import Scene
from vitavoce.answering.topics import topic
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask


def count(scene: Scene) -> list[str]:
    understood = scene.understood
    number = understood.count if understood.count is not None else len(understood.matches)
    chosen = scene.items
    section = chosen[0].section if chosen else ""
    what = understood.counted or (noun(section, number) if section else "")
    names = employers(chosen) if number != len(chosen) else [dated(item) for item in chosen]
    if not names:
        return [sentence(f"{in_words(number)} {what}".strip())]
    if len(names) > NAMED_ALL:
        names = [*names[:NAMED_OF_MANY], f"{len(names) - NAMED_OF_MANY} more"]
    return [sentence(f"{in_words(number)} {what}".strip() + f": {listed(names)}")]


def durations(scene: Scene) -> list[str]:
    chosen = scene.items
    total = length(chosen, scene.today)
    if not total:
        return undated(scene)
    if len(chosen) == 1:
        return [_one_length(chosen[0], total, scene)]
    places = employers(chosen)
    if len(places) == 1:
        return _at_one_place(chosen, places[0], total, scene)
    about = topic(scene)
    subject = f"{about}: " if about else ""
    each = [f"{length([item], scene.today)} {_at(item)}" for item in chosen if has_length(item.period)]
    shown = each if len(each) <= NAMED_ALL else [*each[:NAMED_OF_MANY], f"{len(each) - NAMED_OF_MANY} more"]
    return [sentence(f"{subject}{total} in all, overlaps counted once"), sentence(f"that is {listed(shown)}")]


def _at(item: Item) -> str:
    return f"at {name_of(item)}" if item.section in {"work", "education"} else f"in {short(item)}"


def _one_length(item: Item, total: str, scene: Scene) -> str:
    who, said = scene.person.name, when(item.period)
    ongoing = item.period.ongoing
    match item.section:
        case "work":
            verb = "has been" if ongoing else "was"
            role = f" as {role_of(item)}" if role_of(item) else ""
            return sentence(f"{who} {verb} at {name_of(item)}{role} for {total}, {said}")
        case "volunteer":
            verb = "has volunteered" if ongoing else "volunteered"
            role = f" as {role_of(item)}" if role_of(item) else ""
            return sentence(f"{who} {verb} with {name_of(item)}{role} for {total}, {said}")
        case "education":
            verb = "has studied" if ongoing else "studied"
            role = f" ({role_of(item)})" if role_of(item) else ""
            return sentence(f"{who} {verb} at {name_of(item)}{role} for {total}, {said}")
        case _:
            verb = "has been running for" if ongoing else "ran for"
            return sentence(f"{name_of(item)} {verb} {total}, {said}")


def _at_one_place(chosen: Sequence[Item], place: str, total: str, scene: Scene) -> list[str]:
    ongoing = any(item.period.ongoing for item in chosen)
    verb = "has been" if ongoing else "was"
    parts = [
        f"{role_of(item) or name_of(item)} ({item.period.label})"
        for item in reversed(newest_first(list(chosen), scene.today))
    ]
    joint = "for" if chosen[0].section != "education" else "studying for"
    return [
        sentence(f"{scene.person.name} {verb} at {place} {joint} {total} in all"),
        sentence(f"that covers {listed(parts)}"),
    ]


def undated(scene: Scene) -> list[str]:
    names = listed([short(item) for item in scene.items[:NAMED_OF_MANY]])
    known = [dated(item) for item in scene.items[:NAMED_OF_MANY] if item.period.label]
    if known:
        return [sentence(f"the résumé gives no length of time for that, only {listed(known)}")]
    return [sentence(f"the résumé doesn't date {names}" if names else "the résumé gives no dates for that")]


def dates(scene: Scene) -> list[str]:
    chosen = scene.items
    if not any(item.period.label for item in chosen):
        return undated(scene)
    if len(chosen) == 1:
        item = chosen[0]
        total = length([item], scene.today)
        tail = f", {total} in all" if total and item.section in {"work", "projects", "volunteer"} else ""
        return [sentence(introduced(item, scene) + tail)]
    return [sentence(listed([dated(item) for item in chosen[:NAMED_ALL]]))]


def since(scene: Scene) -> list[str]:
    started = [item for item in scene.items if item.period.start]
    if not started:
        return undated(scene)
    earliest = min(started, key=lambda item: item.period.start.first_month if item.period.start else 0)
    begin = earliest.period.start.label if earliest.period.start else ""
    about = topic(scene)
    if len(started) == 1:
        return [sentence(f"since {begin}: {introduced(earliest, scene)}")]
    what = f"the earliest mention of {about}" if about else "the earliest"
    return [sentence(f"since {begin}"), sentence(f"{what} is {dated(earliest)}")]


def choice(scene: Scene) -> list[str]:
    """The first, latest, longest or shortest of a kind."""
    chosen = scene.items
    if len(chosen) != 1:
        return told_items(scene)
    item, ask = chosen[0], scene.understood.ask
    which = {Ask.FIRST: "first", Ask.LATEST: "most recent", Ask.LONGEST: "longest", Ask.SHORTEST: "shortest"}[ask]
    whole = len(scene.profile.section(item.section))
    if whole < 2:
        return [
            sentence(f"there is one {noun(item.section, 1)} on the résumé: {dated(item)}"),
            *one(scene, scene.understood.matches[0])[1:2],
        ]
    total = length([item], scene.today)
    tail = f", {total} in all" if total and ask in {Ask.LONGEST, Ask.SHORTEST} else ""
    said = [sentence(f"{scene.person.whose} {which} {noun(item.section, 1)} is {dated(item)}{tail}")]
    return within(said, one(scene, scene.understood.matches[0])[1:2])
