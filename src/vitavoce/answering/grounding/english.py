"""``grounding.yaml`` read: the English that checking a sentence needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from vitavoce.answering.grounding.words import plain, plain_words, stem
from vitavoce.core.errors import SettingsInvalid

FILE_NAME: Final = "grounding.yaml"
Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """``common`` and the groups hold stems, phrases hold plain words.

    ``alike`` maps a stem to those that mean the same; ``deeds`` a word to the stems one of which shows the deed;
    ``levels`` and ``degrees`` a phrase to its rank; ``counted`` a phrase to the section of its things, ``*`` for any;
    ``implied`` a section to what is done by having an entry in it.
    """

    common: frozenset[str]
    praise: Phrases
    levels: Mapping[tuple[str, ...], int]
    degrees: Mapping[tuple[str, ...], int]
    ranks: Phrases
    deeds: Mapping[str, frozenset[str]]
    alike: Mapping[str, frozenset[str]]
    begins: frozenset[str]
    ends: frozenset[str]
    leaning: Phrases
    counted: Mapping[tuple[str, ...], str]
    countries: Mapping[str, frozenset[str]]
    implied: Mapping[str, frozenset[str]]


def read_english(text: str) -> English:
    """Raises SettingsInvalid."""
    try:
        told = yaml.load(text, Loader=yaml.CSafeLoader)
        return English(
            common=frozenset(map(stem, plain_words(told["common"]))),
            praise=_phrases(told["praise"]),
            levels=_ranked(told["levels"]),
            degrees=_ranked(told["degrees"]),
            ranks=_phrases(told["ranks"]),
            deeds=_deeds(told["deeds"]),
            alike=_groups(told["alike"]),
            begins=frozenset(plain_words(told["begins"])),
            ends=frozenset(plain_words(told["ends"])),
            leaning=_phrases(told["leaning"]),
            counted={phrase: section for section, names in told["counted"].items() for phrase in _phrases(names)},
            implied={section: frozenset(plain_words(words)) for section, words in told["implied"].items()},
            countries={code: frozenset(map(plain, names.split())) for code, names in told["countries"].items()},
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise SettingsInvalid(f"{FILE_NAME}: {error}") from error


def _phrases(text: str) -> Phrases:
    return frozenset(tuple(plain_words(phrase)) for phrase in text.split(",") if phrase.strip())


def _ranked(lines: Iterable[str]) -> Mapping[tuple[str, ...], int]:
    return {phrase: rank for rank, line in enumerate(lines) for phrase in _phrases(line)}


def _deeds(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """``led, headed | lead, manager``: whoever is said to have done one of the first shows by any."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        said, _, shown = line.partition("|")
        words = plain_words(said)
        by = frozenset(map(stem, (*words, *plain_words(shown))))
        found |= {word: found.get(word, frozenset()) | by for word in words}
    return found


def _groups(lines: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """A word may stand in several lines."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        group = frozenset(stem(word) for phrase in _phrases(line) for word in phrase)
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found
