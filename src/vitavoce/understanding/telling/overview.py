"""Who is this person: the most telling items, spread over the sections."""

from typing import Final

from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.text import stem, words_in

_ORDER: Final = ("work", "education", "projects", "publications", "volunteer", "awards", "certificates", "skills")
_LESS_TELLING: Final = ("languages", "interests", "references")


def overview(index: ItemIndex, max_items: int) -> tuple[int, ...]:
    """Numbers of the items: one of each section, the present job first, then more of the leading sections."""
    own = [name for name in index.sections if name not in _ORDER and name not in _LESS_TELLING]
    lines = [index.numbers(index.sections.get(name, 0)) for name in (*_ORDER, *own, *_LESS_TELLING)]
    lines = [_leading(line, index) for line in lines if line]
    chosen: list[int] = []
    depth = 0
    while len(chosen) < max_items and any(len(line) > depth for line in lines):
        chosen.extend(line[depth] for line in lines if len(line) > depth)
        depth += 1
    return tuple(chosen[:max_items])


def _leading(line: list[int], index: ItemIndex) -> list[int]:
    """Of several jobs going on the one first that the person is called by, or else names first: a lecturer's evening
    class began later.
    """
    items = index.profile.items
    going_on = [number for number in line if index.times.ongoing >> number & 1]
    if len(going_on) < 2 or items[line[0]].section != "work":
        return line
    called = frozenset(map(stem, words_in(index.profile.person.label)))

    def importance(number: int) -> tuple[int, int]:
        return len(called.intersection(map(stem, words_in(items[number].role)))), -int(
            items[number].ref.rpartition("/")[2]
        )

    first = max(going_on, key=importance)
    return [first, *(number for number in line if number != first)]
