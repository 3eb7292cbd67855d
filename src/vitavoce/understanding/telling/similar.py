"""The nearest things a résumé has to a technology it lacks."""

from collections.abc import Iterator
from typing import Final

from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.vocabulary.lexicon import Lexicon

MAX_SIMILAR: Final = 3


def similar_to(name: str, index: ItemIndex, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of listed technologies, nearest first: said to be alike, then of the same family."""
    known = lexicon.technologies.get(name)
    if known is None:
        return ()
    found = dict.fromkeys(
        near for near in _nearest(name, lexicon) if near != name and index.technologies.get(near, 0) & index.everything
    )
    return tuple(list(found)[:MAX_SIMILAR])


def _nearest(name: str, lexicon: Lexicon) -> Iterator[str]:
    known = lexicon.technologies[name]
    yield from known.like
    for other in lexicon.technologies.values():
        if name in other.like:
            yield other.name
    shared: dict[str, int] = {}
    for parent in known.parents:
        for sibling in lexicon.parts.get(parent, ()):
            shared[sibling] = shared.get(sibling, 0) + (3 if parent in lexicon.technologies[sibling].parents else 1)
    yield from sorted(shared, key=lambda sibling: (-shared[sibling], sibling))
    yield from known.bases
    yield from known.parents
