"""Two things side by side, and which is longer, newer or stronger."""

from collections.abc import Sequence
from typing import Final

from vitavoce.answering.item_words import dated, name_of, short
from vitavoce.answering.listing import items
from vitavoce.answering.periods import has_length, label, length
from vitavoce.answering.phrasing import listed, sentence
from vitavoce.answering.scene import Scene
from vitavoce.domain.period import elapsed_months
from vitavoce.domain.profile import Item

_LEVELS: Final = (
    ("beginner", "basic", "elementary", "novice", "a1", "a2", "limited"),
    ("intermediate", "conversational", "working", "b1", "b2", "competent"),
    ("advanced", "professional", "proficient", "fluent", "c1"),
    ("expert", "native", "bilingual", "mother", "master", "c2", "full professional"),
)


def comparison(scene: Scene) -> list[str]:
    groups = _groups(scene.items)
    if len(groups) < 2:
        return items(scene)
    verdict = _verdict(groups, scene)
    sides = listed([_side(group, scene) for group in groups[:4]])
    return [*([sentence(verdict)] if verdict else []), sentence(sides)]


def _groups(chosen: Sequence[Item]) -> list[list[Item]]:
    """Entries at the same place stand together, unless that would leave one side only."""
    by_place: dict[str, list[Item]] = {}
    for item in chosen:
        by_place.setdefault(name_of(item).casefold(), []).append(item)
    return list(by_place.values()) if len(by_place) > 1 else [[item] for item in chosen]


def _side(group: Sequence[Item], scene: Scene) -> str:
    total = length(group, scene.today)
    if len(group) == 1:
        return dated(group[0], total)
    return f"{name_of(group[0])} ({len(group)} entries{f', {total}' if total else ''})"


def _verdict(groups: Sequence[Sequence[Item]], scene: Scene) -> str:
    if all(group[0].section == "languages" or group[0].section == "skills" for group in groups):
        return _stronger(groups)
    asked = scene.question.text.casefold()
    if any(word in asked for word in ("newer", "newest", "latest", "recent", "older", "earlier", "first", "later")):
        return _newer(groups, scene)
    if not all(any(has_length(item.period) for item in group) for group in groups):
        return _newer(groups, scene)
    measured = sorted(
        ((elapsed_months([item.period for item in group], scene.today), -index) for index, group in enumerate(groups)),
        reverse=True,
    )
    if measured[0][0] == measured[1][0]:
        return f"{listed([short(group[0]) for group in groups])} took the same time, {length(groups[0], scene.today)}"
    longest, other = groups[-measured[0][1]], groups[-measured[1][1]]
    return f"{short(longest[0])} was longer: {length(longest, scene.today)} against {length(other, scene.today)}"


def _newer(groups: Sequence[Sequence[Item]], scene: Scene) -> str:
    dated_groups = [
        (max(months), group)
        for group in groups
        if (months := [m for item in group if (m := item.period.months(scene.today))])
    ]
    if len(dated_groups) < 2:
        return ""
    newest = max(dated_groups, key=lambda pair: (pair[0][1], pair[0][0]))[1]
    return f"{short(newest[0])} is the newer: {label(newest[0].period)}"


def _stronger(groups: Sequence[Sequence[Item]]) -> str:
    ranked = [(rank, group[0]) for group in groups if (rank := _rank(group[0].level)) is not None]
    if len(ranked) < 2:
        return ""
    ranked.sort(key=lambda pair: -pair[0])
    if ranked[0][0] == ranked[1][0]:
        return f"{name_of(ranked[0][1])} and {name_of(ranked[1][1])} are at much the same level"
    return f"{name_of(ranked[0][1])} is the stronger"


def _rank(level: str) -> int | None:
    stated = level.casefold()
    ranks = [rank for rank, words in enumerate(_LEVELS) if any(word in stated for word in words)]
    return max(ranks) if ranks and "limited" not in stated else (0 if ranks else None)
