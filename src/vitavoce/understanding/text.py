"""Words of a question or a résumé in the one form everything is compared in."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from vitavoce.understanding.english.spelling import (
    CONTRACTIONS,
    DERIVED_ENDINGS,
    IRREGULAR,
    NO_PLURALS,
    PLURALS_IN_ES,
    UP_TO,
    UP_TO_CUE,
    UP_TO_MEANT,
)

MAX_TEXT_LENGTH: Final = 1_000
"""Characters of a question that are read; what stands after them can't change the meaning of a question."""

_LOOKALIKES: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
    }
)
_CYRILLIC_AND_GREEK_TWINS: Final = str.maketrans("аеорсухіјѕԁһոαορντικ", "aeopcyxijsdhnaopvtik")
_DOT_WITHIN: Final = re.compile(r"\.(?=[a-z])")
_INITIALS: Final = re.compile(r"(?<![^\W_])(?:[a-z]\.)+(?=[a-z])")
_WORD: Final = re.compile(r"(?<![^\W_])\.net\b|[^\W_]+(?:\+\+|#(?!\w))?")
_NOT_LATIN: Final = re.compile(r"[^\x00-\u024f\u2000-\u206f\u20a0-\u20cf]")

_CONTRACTION: Final = re.compile(
    r"(?<![\w.'/+-])(?!u [a-z]\b)(?:"
    + "|".join(sorted(map(re.escape, CONTRACTIONS), key=len, reverse=True))
    + r")(?![\w'/+])"
)
_WRITTEN_WORD: Final = re.compile(r"[\w']+")
_FOUR_SIGNS: Final = re.compile(r"[^\w\s]{4}")
_REPEATED: Final = re.compile(r"([^\w\s])\1{3,}")
_POSSESSIVE: Final = re.compile(r"(?<=[^\W\d_])'s\b|(?<=s)'(?!\w)")


class Token(NamedTuple):
    """A word as normalised, with its stem and where it stands in the normalised text."""

    word: str
    stem: str
    start: int
    end: int


def plain(text: str) -> str:
    """Lower case, no accents, no typographic marks, no invisible characters, single spaces; ``B.Tech`` is one word."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    text = text.casefold()
    if not text.isascii():
        text = "".join(
            character
            for character in unicodedata.normalize("NFKD", text)
            if unicodedata.category(character) not in ("Mn", "Cf")
        ).translate(_LOOKALIKES)
    if _DOT_WITHIN.search(text):
        text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text)
    return " ".join(text.split())


@lru_cache(64)  # asked for by several readers of the same question
def normalise_question(text: str) -> str:
    """The plain form with contractions written out and look-alike letters of other scripts made Latin."""
    text = plain(text[:MAX_TEXT_LENGTH])
    if not text.isascii() and sum(character.isascii() and character.isalpha() for character in text) * 2 > len(
        _NOT_LATIN.findall(text)
    ):
        text = text.translate(_CYRILLIC_AND_GREEK_TWINS)
    if _FOUR_SIGNS.search(text):  # spares looking back for the same sign at each of them
        text = _REPEATED.sub(r"\1\1\1", text)
    if UP_TO_CUE in text:
        text = UP_TO.sub(UP_TO_MEANT, text)
    if not CONTRACTIONS.keys().isdisjoint(_WRITTEN_WORD.findall(text)):
        text = _CONTRACTION.sub(lambda found: CONTRACTIONS[found.group()], text)
    return _POSSESSIVE.sub("", text) if "'" in text else text


def words(text: str) -> list[str]:
    """The words of a plain text; ``c++``, ``c#`` and ``.net`` are words."""
    return _WORD.findall(text)


@lru_cache(4_096)  # names, roles and places come again, within an entry and from entry to entry
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as written."""
    return tuple(_WORD.findall(plain(text)))


@lru_cache(64)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a plain text with their places."""
    listed = []
    end = 0
    for word in _WORD.findall(text):
        start = text.index(word, end)  # no letter stands between words
        end = start + len(word)
        listed.append(Token(word, stem(word), start, end))
    return tuple(listed)


def compact(parts: Iterable[str]) -> str:
    """Words written as one, so that ``fast a p i`` and ``FastAPI`` compare."""
    return "".join(parts)


def initials(names: Sequence[str]) -> str:
    return "".join(name[0] for name in names if name)


_VOWEL: Final = re.compile(r"[aeiouy]")
_MIN_LIGATURE_LENGTH: Final = 7
"""Letters above which British "ae" and "oe" are read as American "e": haematology, orthopaedic."""

_REMEMBERED: Final = 8_192  # words; questions use few, and looking one up takes a tenth of the time


@lru_cache(_REMEMBERED)
def stem(word: str) -> str:
    """A word without its inflection: plural, ``-ing``, ``-ed``, final ``e``."""
    known = IRREGULAR.get(word)
    if known is not None:
        return known
    length = len(word)
    if length < 4 or not word.isalpha():
        return word
    if length > _MIN_LIGATURE_LENGTH and ("ae" in word or "oe" in word) and word[1:2] != "e":
        word = word.replace("ae", "e").replace("oe", "e")
    if word.endswith("s") and not word.endswith(NO_PLURALS):
        if word.endswith("ies"):
            return word[:-3] + "y" if length > 4 else word[:-1]
        word = word[:-2] if word.endswith(PLURALS_IN_ES) else word[:-1]
    elif word.endswith("ied"):
        return word[:-3] + "y"
    else:
        word = _without(word, "ing") or _without(word, "ed") or word
    return word[:-1] if len(word) > 3 and word.endswith("e") and not word.endswith("ee") else word


def _without(word: str, ending: str) -> str:
    """The word without a verbal ending and without the consonant doubled before it; empty when it isn't one."""
    if not word.endswith(ending):
        return ""
    rest = word[: -len(ending)]
    if len(rest) < 3 or not _VOWEL.search(rest):
        return ""
    if rest[-1] == rest[-2] and rest[-1] not in "lsz":
        return rest[:-1]
    return rest


_DERIVED_BY_LETTER: Final[Mapping[str, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        letter: tuple(pair for pair in DERIVED_ENDINGS if pair[0][-1] == letter)
        for letter in {pair[0][-1] for pair in DERIVED_ENDINGS}
    }
)


@lru_cache(_REMEMBERED)
def root(stemmed: str) -> str:
    """A stem without its derivation, so that teacher meets teaching and translator meets translation."""
    shorter = _underived(stemmed)
    return shorter if shorter == stemmed else _underived(shorter)


def _underived(stemmed: str) -> str:
    for ending, instead in _DERIVED_BY_LETTER.get(stemmed[-1:], ()):
        if stemmed.endswith(ending) and len(stemmed) - len(ending) + len(instead) >= 4:
            shorter = stemmed[: -len(ending)] + instead
            return shorter[:-1] if shorter.endswith("e") and len(shorter) > 4 else shorter
    return stemmed
