"""A JSON Resume document (schema 1.0.0 and what people write for it) read into a profile.

Nothing of the schema is required, so ``{}`` is a résumé. The document itself is never changed: it is what is kept and
exported; the profile is what visitors may know of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from vitavoce.content.json_text import MAX_DEPTH, depth_exceeds, read_json
from vitavoce.content.names import item_ids, slug_of, version_of
from vitavoce.content.periods import settle_open_ends
from vitavoce.content.person import read_person
from vitavoce.content.privacy import private_paths, public_document, withheld_basics
from vitavoce.content.sections import ReadItem, read_section
from vitavoce.content.validation import Defect, Defects, Entry, is_plain_name, pointer
from vitavoce.domain.profile import TYPE_OF_SECTION, Item, Person, Profile

__all__ = ["Defect", "Imported", "public_document", "read_json", "read_resume", "slug_of"]

MAX_ITEMS: Final = 20_000
_OLD_SECTIONS: Final[Mapping[str, str]] = MappingProxyType({"hobbies": "interests", "certifications": "certificates"})
_LISTED_AS_TEXT: Final = frozenset({"skills", "languages", "interests"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a document: the profile, None when a defect is fatal, and all that is wrong with it."""

    profile: Profile | None
    defects: tuple[Defect, ...]


def read_resume(document: object, slug: str) -> Imported:
    """Never raises, whatever JSON the document is."""
    defects = Defects()
    if not isinstance(document, dict):
        defects.refuse("", "type", document, "a résumé is a JSON object: { … }")
        return Imported(None, defects.listing())
    if depth_exceeds(document, MAX_DEPTH):
        defects.refuse("", "depth", document, f"no résumé nests deeper than {MAX_DEPTH} levels")
        return Imported(None, defects.listing())
    withheld = withheld_basics(document, private_paths(document, defects))
    visible = public_document(document)
    person = replace(_person(visible, defects), withheld=withheld)
    language = _language(visible, defects)
    items = _items(visible, defects)
    if defects.fatal:
        return Imported(None, defects.listing())
    profile = Profile(slug=slug, version=version_of(document), person=person, items=tuple(items), language=language)
    return Imported(profile, defects.listing())


def _person(document: Mapping[str, object], defects: Defects) -> Person:
    basics = document.get("basics")
    if basics is None:
        return Person()
    if not isinstance(basics, dict):
        defects.refuse("/basics", "type", basics, "an object is expected: name, label, summary …")
        return Person()
    return read_person(Entry(basics, "/basics", defects))


def _language(document: Mapping[str, object], defects: Defects) -> str:
    meta = document.get("meta")
    if not isinstance(meta, dict) or meta.get("language") is None:
        return "en"
    stated = meta["language"]
    parts = stated.replace("_", "-").split("-") if isinstance(stated, str) else []
    if parts and parts[0].isascii() and parts[0].isalpha() and 2 <= len(parts[0]) <= 3:
        return "-".join((parts[0].lower(), *parts[1:]))
    defects.warn("/meta/language", "language", stated, "a BCP 47 code is expected, such as en or de-CH")
    return "en"


def _items(document: Mapping[str, object], defects: Defects) -> list[Item]:
    read: list[ReadItem] = []
    entries = 0
    for key, section, value in _sections(document, defects):
        entries += len(value) if isinstance(value, list) else 1
        if entries > MAX_ITEMS:
            defects.refuse(pointer("", key), "length", value, f"at most {MAX_ITEMS} entries are read, of all sections")
            return []
        read.extend(read_section(section, value, pointer("", key), defects))
    periods = list(settle_open_ends([(entry.section, entry.stated) for entry in read]))
    ids = item_ids(
        (
            (entry.section, entry.item.name, str(period.start or ""))
            for entry, period in zip(read, periods, strict=True)
        ),
        tell_apart=lambda position: repr((periods[position], replace(read[position].item, ref=""))),
    )
    return [
        replace(entry.item, id=item_id, section=entry.section, period=period)
        for entry, item_id, period in zip(read, ids, periods, strict=True)
    ]


def _sections(document: Mapping[str, object], defects: Defects) -> Iterator[tuple[str, str, object]]:
    """(the document's name of it, section, value) of every section that holds something, in the document's order."""
    for key, value in document.items():
        section = _OLD_SECTIONS.get(key, key)
        if value is None or key in ("basics", "meta") or not is_plain_name(key):
            continue
        if section not in TYPE_OF_SECTION:
            if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
                yield key, section, value
            continue
        if section != key:
            defects.warn(pointer("", key), "renamed", value, f"the schema calls this {section}")
        if isinstance(value, list):
            yield key, section, value
        elif isinstance(value, dict) or (isinstance(value, str) and section in _LISTED_AS_TEXT):
            defects.warn(pointer("", key), "type", value, "a list is expected; it is read as one entry")
            yield key, section, value
        else:
            defects.refuse(
                pointer("", key), "type", value, f"a list is expected: [ … ]; {section} can't be read from this"
            )
