"""Names a résumé holds (employers, schools, projects, papers, referees) by all the ways people write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from vitavoce.domain.profile import Item, Profile
from vitavoce.understanding.english.framing import NAME_STOP_WORDS
from vitavoce.understanding.english.naming import (
    BETWEEN_ROLES,
    BETWEEN_SEGMENTS,
    LEADING_ARTICLES,
    LESSER_ROLES,
    SAINT,
    SAINT_SHORT,
)
from vitavoce.understanding.text import initials, stem, words_in
from vitavoce.understanding.vocabulary.institutions import in_english
from vitavoce.understanding.wording.framing import FUNCTION_STEMS

_PARTED_SECTIONS: Final = frozenset({"work", "projects", "education", "volunteer"})
"""Sections whose names have parts that stand for the whole ("Mira — Voice Agent", "Brasen AG, Zürich")."""

NAMING_SECTIONS: Final = _PARTED_SECTIONS | {"references"}
"""Sections whose items one word of their names may stand for."""

_UNNAMED_SECTIONS: Final = frozenset({"skills", "languages", "interests"})
_REMARK: Final = re.compile(r"\s*\([^)]*\)")
_CAMEL_CASE: Final = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_ROLED_SECTIONS: Final = frozenset({"work", "volunteer"})
_MAX_ROLE_WORDS: Final = 4

_MIN_ACRONYM_LENGTH: Final = 3
_MIN_COMPACT_LENGTH: Final = 5
_LEAST_WITHOUT_ARTICLE: Final = 2


@dataclass(frozen=True, slots=True)
class NameBook:
    """Sets of items by name, as integers like those of the index.

    ``words`` maps each word of a name to the items named so, ``telling`` those of employers, schools, clubs and
    projects, where one word may stand for the name. ``phrases`` maps whole names and their segments, in words joined by
    spaces, ``compact`` the same written as one word, and acronyms; ``roles`` maps roles, whole and by their ends,
    to the items they were held in; ``beginnings`` are the first words of ``phrases`` and ``roles``.
    Small words and legal forms aren't in ``words``.
    """

    words: Mapping[str, int]
    telling: Mapping[str, int]
    phrases: Mapping[str, int]
    compact: Mapping[str, int]
    beginnings: frozenset[str]
    roles: Mapping[str, int]


def name_book(profile: Profile) -> NameBook:
    by_word: dict[str, int] = {}
    telling: dict[str, int] = {}
    by_phrase: dict[str, int] = {}
    by_compact: dict[str, int] = {}
    roles: dict[str, int] = {}
    for number, item in enumerate(profile.items):
        if item.section in _UNNAMED_SECTIONS:
            continue
        bit = 1 << number
        for role in _roles(item):
            roles[role] = roles.get(role, 0) | bit
        for segment in _segments(item):
            spellings = _spellings(segment)
            for word in dict.fromkeys(chain.from_iterable(spellings)):
                if word not in NAME_STOP_WORDS and stem(word) not in FUNCTION_STEMS:
                    by_word[word] = by_word.get(word, 0) | bit
                    if item.section in NAMING_SECTIONS:
                        telling[word] = telling.get(word, 0) | bit
            for form in chain.from_iterable(map(_forms, spellings)):
                phrase = " ".join(form)
                by_phrase[phrase] = by_phrase.get(phrase, 0) | bit
                joined = "".join(form)
                if len(joined) >= _MIN_COMPACT_LENGTH:
                    by_compact[joined] = by_compact.get(joined, 0) | bit
            for acronym in _acronyms(segment):
                by_compact[acronym] = by_compact.get(acronym, 0) | bit
    beginnings = frozenset(phrase.partition(" ")[0] for phrase in (*by_phrase, *roles))
    return NameBook(by_word, telling, by_phrase, by_compact, beginnings, roles)


def _roles(item: Item) -> tuple[str, ...]:
    return _roles_in(item.role) if item.section in _ROLED_SECTIONS else ()


@lru_cache(1_024)  # roles come again from post to post
def _roles_in(role: str) -> tuple[str, ...]:
    """The role and its ends: a staff platform engineer is a platform engineer and an engineer."""
    found: list[str] = []
    for part in BETWEEN_ROLES.split(role):
        said = words_in(part)
        begins = range(max(0, len(said) - _MAX_ROLE_WORDS), len(said))
        found.extend(" ".join(said[begin:]) for begin in begins if begin == 0 or said[begin - 1] not in LESSER_ROLES)
        acronym = initials(said)
        if len(acronym) >= _MIN_ACRONYM_LENGTH:
            found.append(acronym)
    return tuple(found)


def _segments(item: Item) -> Iterator[tuple[str, ...]]:
    for name in (item.name.partition(",")[0] if item.section == "references" else item.name, item.issuer):
        whole = words_in(name)
        if whole:
            yield whole
        if (bare := without_remark(name)) != name:
            yield words_in(bare)
        if (parted := _parted(name)) != name:
            yield words_in(parted)
        for place, part in enumerate(BETWEEN_SEGMENTS.split(name) if item.section in _PARTED_SECTIONS else ()):
            segment = words_in(part)
            if segment and segment != whole and (place == 0 or len(segment) > 1):
                yield segment


def without_remark(name: str) -> str:
    """A name without what is said of it in brackets ("Winter Light (translation)")."""
    return _REMARK.sub("", name).strip() or name if "(" in name else name


def _parted(name: str) -> str:
    """A name with the words it is joined of apart ("CoderDojo")."""
    return _CAMEL_CASE.sub(" ", name)


def _spellings(segment: Sequence[str]) -> list[Sequence[str]]:
    """The segment as written, with its kind of institution in English, and "St Enda's School" also as it is typed:
    "saint endas school".
    """
    if "s" not in segment and SAINT_SHORT not in segment:
        english = list(map(in_english, segment))
        return [list(segment), english] if english != list(segment) else [english]
    typed: list[str] = []
    for word in segment:
        if word == "s" and typed:
            typed[-1] += "s"
        else:
            typed.append(SAINT if word == SAINT_SHORT else word)
    if typed == list(segment):
        return [typed]
    return [list(segment), typed, [SAINT_SHORT if word == SAINT else word for word in typed]]


def _forms(segment: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The segment whole, without its article, and without legal forms at its end."""
    whole = tuple(segment)
    yield whole
    if len(whole) > _LEAST_WITHOUT_ARTICLE and whole[0] in LEADING_ARTICLES:
        yield whole[1:]
    bare = whole
    while len(bare) > 1 and bare[-1] in NAME_STOP_WORDS:
        bare = bare[:-1]
    if bare != whole:
        yield bare


def _acronyms(segment: Sequence[str]) -> Iterator[str]:
    telling = [word for word in segment if word not in NAME_STOP_WORDS]
    for acronym in dict.fromkeys((initials(telling), initials(segment))):
        if len(acronym) >= _MIN_ACRONYM_LENGTH and stem(acronym) not in FUNCTION_STEMS:
            yield acronym
