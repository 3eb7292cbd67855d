"""Countries and parts of the world as topics: what résumés say of what was done there."""

from collections.abc import Iterator, Mapping
from typing import Final

from vitavoce.understanding.english.countries import NAMES_BY_CODE
from vitavoce.understanding.english.places import CITIES_BY_CODE, CITIES_OF_BRITAIN, OTHER_NAMES_BY_CODE, REGIONS

_BETWEEN: Final = ", "
_BRITAIN: Final = "GB"


def place_topics() -> Mapping[str, tuple[str, ...]]:
    """From each name of a country or region to the places that show it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, names in NAMES_BY_CODE.items():
        found.update(dict.fromkeys((*names, *_listed(OTHER_NAMES_BY_CODE, code)), tuple(places_in(code))))
    for part in CITIES_OF_BRITAIN:
        found[part] = (part, *_listed(CITIES_OF_BRITAIN, part))
    for names_said, codes in REGIONS.items():
        region = tuple(names_said.split(_BETWEEN))
        places = tuple(place for code in codes.split() for place in places_in(code))
        found.update(dict.fromkeys(region, (*region, *places)))
    return found


def places_in(code: str) -> Iterator[str]:
    """What names a country, by its code, and places in it."""
    yield from NAMES_BY_CODE.get(code, ())
    yield from _listed(OTHER_NAMES_BY_CODE, code)
    yield from _listed(CITIES_BY_CODE, code)
    if code == _BRITAIN:
        for part in CITIES_OF_BRITAIN:
            yield from _listed(CITIES_OF_BRITAIN, part)


def _listed(places: Mapping[str, str], key: str) -> tuple[str, ...]:
    listed = places.get(key)
    return tuple(listed.split(_BETWEEN)) if listed else ()
