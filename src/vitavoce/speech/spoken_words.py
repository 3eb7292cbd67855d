"""The words of ``spoken.yaml``: how written English is said."""

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from vitavoce.core.errors import SettingsInvalid

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """``units`` and ``currencies`` have the word for one and for more."""

    names: Mapping[str, str]
    abbreviations: Mapping[str, str]
    words_in_capitals: frozenset[str]
    months: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]
    magnitudes: Mapping[str, str]
    currencies: Mapping[str, tuple[str, str]]
    symbols: Mapping[str, str]


def read_spoken_words(packaged: str, owners: str | None = None, where: str = "spoken.yaml") -> SpokenWords:
    """The packaged file with what the owner's adds. Raises SettingsInvalid for a broken one."""
    told = [_sections(packaged, "spoken.yaml"), _sections(owners or "{}", where)]

    def words(section: str) -> dict[str, str]:
        return {written: _text(said, section, where) for one in told for written, said in _entries(one, section, where)}

    def pairs(section: str) -> dict[str, tuple[str, str]]:
        return {written: _pair(said, section, where) for one in told for written, said in _entries(one, section, where)}

    capitals = [_list(one.get("words_in_capitals", []), where) for one in told]
    return SpokenWords(
        names=words("names"),
        abbreviations=words("abbreviations"),
        words_in_capitals=frozenset(word for one in capitals for word in one),
        months=words("months"),
        units=pairs("units"),
        magnitudes=words("magnitudes"),
        currencies=pairs("currencies"),
        symbols=words("symbols"),
    )


def _sections(text: str, where: str) -> Mapping[str, object]:
    try:
        told = yaml.load(text, Loader=yaml.CSafeLoader)  # ten times as quick
    except yaml.YAMLError as error:
        raise SettingsInvalid(f"{where}: {error}") from None
    if not isinstance(told, dict):
        raise SettingsInvalid(f"{where}: sections such as “names:” were expected")
    known = set(SpokenWords.__dataclass_fields__)
    if unknown := sorted(map(str, set(told) - known)):
        raise SettingsInvalid(f"{where}: there is no section “{unknown[0]}”; there are {', '.join(sorted(known))}")
    return told


def _entries(told: Mapping[str, object], section: str, where: str) -> list[tuple[str, object]]:
    entries = told.get(section, {})
    if not isinstance(entries, dict):
        raise SettingsInvalid(f"{where}: {section} must read “written: said”")
    return [(str(written), said) for written, said in entries.items()]


def _text(said: object, section: str, where: str) -> str:
    if not isinstance(said, str) or not said.strip():
        raise SettingsInvalid(f"{where}: {section}: {said!r} can't be said")
    return said


def _pair(said: object, section: str, where: str) -> tuple[str, str]:
    if not isinstance(said, list) or len(said) != _PAIR:
        raise SettingsInvalid(f"{where}: {section}: {said!r} must be the word for one and for more, in brackets")
    return _text(said[0], section, where), _text(said[1], section, where)


def _list(told: object, where: str) -> list[str]:
    if not isinstance(told, list):
        raise SettingsInvalid(f"{where}: words_in_capitals must be a list")
    return [str(word) for word in told]
