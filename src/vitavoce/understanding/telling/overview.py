"""Who is this person: the most telling items, spread over the sections."""

from typing import Final

from vitavoce.understanding.item_index import ItemIndex

_ORDER: Final = ("work", "education", "projects", "publications", "volunteer", "awards", "certificates", "skills")
_LESS_TELLING: Final = ("languages", "interests", "references")


def overview(index: ItemIndex, max_items: int) -> tuple[int, ...]:
    """Numbers of the items: one of each section, the present job first, then more of the leading sections."""
    own = [name for name in index.sections if name not in _ORDER and name not in _LESS_TELLING]
    lines = [index.numbers(index.sections.get(name, 0)) for name in (*_ORDER, *own, *_LESS_TELLING)]
    lines = [line for line in lines if line]
    chosen: list[int] = []
    depth = 0
    while len(chosen) < max_items and any(len(line) > depth for line in lines):
        chosen.extend(line[depth] for line in lines if len(line) > depth)
        depth += 1
    return tuple(chosen[:max_items])
