"""Two things side by side, and which is longer, newer or stronger."""

from vitavoce.answering.item_words import dated, name_of, short
from vitavoce.answering.listing import items as told_items
from vitavoce.answering.periods import has_length, length
from vitavoce.answering.phrasing import listed, sentence
from vitavoce.answering.scene import Scene
from vitavoce.domain.period import elapsed_months
from vitavoce.domain.profile import Item


def comparison(scene: Scene) -> list[str]:
    chosen = scene.items
    if len(chosen) < 2:
        return told_items(scene)
    groups = _groups(chosen)
    said = [sentence(listed([_side(group, scene) for group in groups[:4]], last="and"))]
    verdict = _verdict(groups, scene)
    return [*([verdict] if verdict else []), *said]


def _groups(chosen: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """Entries at the same place stand together, unless that would leave one side only."""
    by_place: dict[str, list[Item]] = {}
    for item in chosen:
        by_place.setdefault(name_of(item).casefold(), []).append(item)
    if len(by_place) < 2:
        return [(item,) for item in chosen]
    return [tuple(items) for items in by_place.values()]


def _side(group: tuple[Item, ...], scene: Scene) -> str:
    total = length(group, scene.today)
    first = group[0]
    return dated(first, extra=total) if len(group) == 1 else f"{name_of(first)} ({len(group)} entries, {total})"


def _verdict(groups: list[tuple[Item, ...]], scene: Scene) -> str:
    if not all(any(has_length(item.period) for item in group) for group in groups):
        return ""
    measured = sorted(
        ((elapsed_months([item.period for item in group], scene.today), index) for index, group in enumerate(groups)),
        reverse=True,
    )
    if measured[0][0] == measured[1][0]:
        return sentence(f"{_label(groups[0])} and {_label(groups[1])} lasted equally long")
    longest = groups[measured[0][1]]
    return sentence(f"{_label(longest)} lasted longer: {length(longest, scene.today)}")


def _label(group: tuple[Item, ...]) -> str:
    return short(group[0])
