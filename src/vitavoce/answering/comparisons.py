"""Two things side by side, and which is longer, newer or stronger."""

import re
from collections.abc import Sequence
from typing import Final

from vitavoce.answering.introducing import introduced
from vitavoce.answering.item_words import dated, level_of, name_of, role_of, short
from vitavoce.answering.listing import WORDS_DETAILED, items, within
from vitavoce.answering.passages import most_telling, tell, where_of
from vitavoce.answering.periods import has_length, label, length
from vitavoce.answering.phrasing import listed, sentence
from vitavoce.answering.scene import Scene
from vitavoce.domain.period import elapsed_months
from vitavoce.domain.profile import Item

_SIDES: Final = 4
_RATED: Final = frozenset({"languages", "skills"})
_ASKS_AGE: Final = re.compile(r"\b(?:new|old|earli|lat(?:er|est)|recent|first|before|after)", re.IGNORECASE)
_ASKS_EARLIER: Final = re.compile(r"\b(?:first|earlier|older|sooner|before)\b", re.IGNORECASE)
_ASKS_LENGTH: Final = re.compile(r"\b(?:long|short|more time)", re.IGNORECASE)
_LEVELS: Final = (
    ("beginner", "basic", "elementary", "novice", "a1", "a2", "limited", "little"),
    ("intermediate", "conversational", "working", "b1", "b2", "competent", "good"),
    ("advanced", "professional", "proficient", "fluent", "c1", "very good"),
    ("expert", "native", "bilingual", "mother", "master", "c2"),
)


def comparison(scene: Scene) -> list[str]:
    rated = all(item.section in _RATED for item in scene.items)
    if scene.understood.technologies and not scene.understood.entities and not rated:
        return [*_more_used(scene), *items(scene)]
    sides = _sides(scene.items)
    if len(sides) < 2:
        return items(scene)
    verdict = _verdict(sides, scene)
    said = [*([sentence(verdict)] if verdict else []), *_side_by_side(sides, scene)]
    if _ASKS_LENGTH.search(scene.question.text) or _ASKS_AGE.search(scene.question.text):
        return said
    return within(said, _told(sides, scene), WORDS_DETAILED)


def _more_used(scene: Scene) -> list[str]:
    """Which technology the résumé shows for longer; nothing where it doesn't say for two of them."""
    used = {
        name: [match.item for match in scene.understood.matches if name in match.why] for name in scene.technologies
    }
    months = {name: elapsed_months([item.period for item in shown], scene.today) for name, shown in used.items()}
    ranked = sorted((name for name in used if months[name]), key=lambda name: -months[name])[:2]
    if len(ranked) < 2:
        return []
    longer, other = ranked
    times = [length(used[name], scene.today) for name in ranked]
    if times[0] == times[1]:
        return [sentence(f"the résumé shows {longer} and {other} for the same time, {times[0]}")]
    return [sentence(f"the résumé shows {longer} for longer: {times[0]} against {times[1]} with {other}")]


def _sides(chosen: Sequence[Item]) -> list[list[Item]]:
    """Entries at the same place stand together, unless that would leave one side only."""
    by_place: dict[str, list[Item]] = {}
    for item in chosen:
        by_place.setdefault(name_of(item).casefold(), []).append(item)
    return (list(by_place.values()) if len(by_place) > 1 else [[item] for item in chosen])[:_SIDES]


def _told(sides: Sequence[Sequence[Item]], scene: Scene) -> list[str]:
    """One passage of each side, where it has any."""
    matches = {match.item.ref: match for match in scene.understood.matches}
    said = []
    for side in sides:
        newest = matches[side[0].ref]
        said += tell(newest.item, most_telling(newest, scene), scene, opening=where_of(newest.item), most=1)
    return said


def _side_by_side(sides: Sequence[Sequence[Item]], scene: Scene) -> list[str]:
    if all(side[0].section in _RATED for side in sides):
        return [sentence(f"the résumé gives {listed([_with_level(side[0]) for side in sides])}")]
    return [sentence(_whole_side(side, scene)) for side in sides]


def _with_level(item: Item) -> str:
    return f"{name_of(item)} as {level_of(item)}" if item.level else f"{name_of(item)} without a level"


def _whole_side(side: Sequence[Item], scene: Scene) -> str:
    if len(side) == 1:
        return introduced(side[0], scene)
    roles = [f"{role_of(item) or name_of(item)} ({label(item.period)})" for item in side if item.period.label]
    if not roles or side[0].section not in {"work", "volunteer"}:
        return f"{name_of(side[0])} covers {listed([dated(item) for item in side])}"
    verb = "has been" if any(item.period.ongoing for item in side) else "was"
    return f"{where_of(side[0])}, {scene.person.name} {verb} {listed(roles)}"


def _verdict(sides: Sequence[Sequence[Item]], scene: Scene) -> str:
    if all(side[0].section in _RATED for side in sides):
        return _stronger(sides)
    asked = scene.question.text
    measured = all(any(has_length(item.period) for item in side) for side in sides)
    if not measured or (_ASKS_AGE.search(asked) and not _ASKS_LENGTH.search(asked)):
        return _earlier(sides, scene) if _ASKS_EARLIER.search(asked) else _newer(sides, scene)
    return _longer(sides, scene)


def _longer(sides: Sequence[Sequence[Item]], scene: Scene) -> str:
    months = [elapsed_months([item.period for item in side], scene.today) for side in sides]
    order = sorted(range(len(sides)), key=lambda index: -months[index])
    longest, second = sides[order[0]], sides[order[1]]
    if months[order[0]] == months[order[1]]:
        return f"{_short(longest)} and {_short(second)} took the same time, {length(longest, scene.today)}"
    return f"{_short(longest)} was longer: {length(longest, scene.today)} against {length(second, scene.today)}"


def _newer(sides: Sequence[Sequence[Item]], scene: Scene) -> str:
    latest = [(_latest(side, scene), side) for side in sides]
    placed = [(months, side) for months, side in latest if months is not None]
    if len(placed) < 2:
        return ""
    newest = max(placed, key=lambda pair: pair[0])[1]
    return f"{_short(newest)} is the newer one ({label(newest[0].period)})"


def _earlier(sides: Sequence[Sequence[Item]], scene: Scene) -> str:
    begun = [
        min((months[0], place) for place, item in enumerate(side) if (months := item.period.months(scene.today)))
        for side in sides
        if any(item.period.months(scene.today) for item in side)
    ]
    if len(begun) < len(sides) or len({month for month, _ in begun}) < len(sides):
        return ""
    first = min(range(len(sides)), key=lambda side: begun[side][0])
    item = sides[first][begun[first][1]]
    return f"{short(item)} came first ({label(item.period)})"


def _latest(side: Sequence[Item], scene: Scene) -> tuple[int, int] | None:
    """Last and first month of the newest entry."""
    covered = [months for item in side if (months := item.period.months(scene.today))]
    return max((last, first) for first, last in covered) if covered else None


def _stronger(sides: Sequence[Sequence[Item]]) -> str:
    ranked = [(rank, side) for side in sides if (rank := _rank(side[0].level)) is not None]
    if len(ranked) < 2:
        return ""
    ranked.sort(key=lambda pair: -pair[0])
    if ranked[0][0] == ranked[1][0]:
        return f"{_short(ranked[0][1])} and {_short(ranked[1][1])} are at much the same level"
    return f"{_short(ranked[0][1])} is the stronger"


def _short(side: Sequence[Item]) -> str:
    return short(side[0])


def _rank(level: str) -> int | None:
    """How high a stated level is; the lowest word decides ("limited working")."""
    stated = level.casefold()
    return next((rank for rank, words in enumerate(_LEVELS) if any(word in stated for word in words)), None)
