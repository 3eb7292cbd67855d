"""What of a résumé visitors may see; the rest reaches neither the page nor an answer.

The owner's wishes stand in ``meta["x-vitavoce"]``: ``private`` lists dotted paths to hide, ``public`` those of the
default to show. A path goes through lists (``references.reference`` is every referee's text); a number means one entry
(``work.2``), which then stands empty so that the others keep their places.
"""

from collections.abc import Mapping
from typing import Final

from vitavoce.content.validation import Defects

OWNER_KEY: Final = "x-vitavoce"

# Reachable, but not at home: what an owner wrote down to be reached by is told, the door it leads to is not.
PRIVATE_BY_DEFAULT: Final = ("basics.location.address", "basics.location.postalCode")


def public_document(document: Mapping[str, object]) -> dict[str, object]:
    """The document without private fields and without the owner's own settings; the original is left as it is."""
    visible: object = dict(document)
    for path in private_paths(document):
        visible = _without(visible, path.split("."))
    if not isinstance(visible, dict):
        return {}
    meta = visible.get("meta")
    if isinstance(meta, dict) and OWNER_KEY in meta:
        visible["meta"] = {key: value for key, value in meta.items() if key != OWNER_KEY}
    return visible


def private_paths(document: Mapping[str, object], defects: Defects | None = None) -> tuple[str, ...]:
    """The dotted paths hidden in this document."""
    meta = document.get("meta")
    wishes = meta.get(OWNER_KEY) if isinstance(meta, dict) else None
    if not isinstance(wishes, dict):
        return PRIVATE_BY_DEFAULT
    shown = _paths(wishes, "public", defects)
    hidden = (*PRIVATE_BY_DEFAULT, *_paths(wishes, "private", defects))
    return tuple(path for path in dict.fromkeys(hidden) if path not in shown)


def withheld_basics(document: Mapping[str, object], private: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of ``basics`` that stand in the document and are kept from visitors."""
    basics = document.get("basics")
    if not isinstance(basics, dict):
        return ()
    names = (path.removeprefix("basics.") for path in private if path.startswith("basics."))
    return tuple(name for name in names if basics.get(name))


def _paths(wishes: Mapping[str, object], name: str, defects: Defects | None) -> tuple[str, ...]:
    stated = wishes.get(name, [])
    paths = stated if isinstance(stated, list) else [stated]
    texts = tuple(path.strip(". ") for path in paths if isinstance(path, str) and path.strip(". "))
    if defects is not None and len(texts) != len(paths):
        defects.warn(
            f"/meta/{OWNER_KEY}/{name}", "type", stated, 'a list of dotted paths is expected, such as ["basics.email"]'
        )
    return texts


def _without(value: object, path: list[str]) -> object:
    """A copy of the value without what the path leads to; untouched parts are shared."""
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        if not key.isdecimal():
            return [_without(entry, path) for entry in value]
        return [
            entry if number != int(key) else (_without(entry, rest) if rest else {})
            for number, entry in enumerate(value)
        ]
    if not isinstance(value, dict) or key not in value:
        return value
    if rest:
        return {**value, key: _without(value[key], rest)}
    return {name: member for name, member in value.items() if name != key}
