"""What a mis-heard word may have been: the résumé's own terms and names by their sound and their letters."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import jellyfish
from rapidfuzz import fuzz, process

from vitavoce.understanding.english.spelling import ARCH_SAID_AS_ARK, INFLECTED, UGH_SAID_AS_F
from vitavoce.understanding.text import plain, stem, words
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import COMMON_STEMS, FUNCTION_STEMS

MIN_LETTERS: Final = 4
_MIN_KEY_LENGTH: Final = 2
_MIN_HEARD_LETTERS: Final = 6
_MIN_HEARD_KEY: Final = 4
_ALIKE_LETTERS: Final = 80.0
"""Likeness of letters, of 100, from which an unknown word is taken for a term; below it ordinary words are hit."""
_ALIKE_WITH_SOUND: Final = 50.0

_REMEMBERED: Final = 8_192  # words of résumés and questions; telling one's sound takes 3 µs


@dataclass(frozen=True, slots=True)
class SoundBook:
    """``letters`` maps a term written as one plain word to its name, ``spoken`` also its known mis-hearings, ``keys`` a
    sound to words of either, ``beginnings`` are their first letters.
    """

    letters: Mapping[str, str]
    spoken: Mapping[str, str]
    keys: Mapping[str, tuple[str, ...]]
    beginnings: frozenset[str]

    def meant_by(self, heard: str, *, sure: bool) -> str | None:
        """The name a heard word (or several written as one) stands for.

        ``sure`` asks for the same sound, for words that are ordinary ones; an unknown word may merely look alike.
        """
        if len(heard) < MIN_LETTERS or not heard.isalnum() or heard.isdigit():
            return None
        exact = self.letters.get(heard) or (self.letters.get(heard[:-1]) if heard[-1] in INFLECTED else None)
        if exact is not None:
            return exact
        if sure and heard[0] not in self.beginnings:
            return None
        alike = [
            (max(fuzz.ratio(heard, word), fuzz.ratio(as_said(heard), word)), word)
            for word in self.keys.get(sound(heard), ())
            if word[0] == heard[0] or not sure
        ]
        if alike:
            score, word = max(alike)
            if score >= _ALIKE_WITH_SOUND:
                return self.spoken[word]
        if sure:
            return None
        best = process.extractOne(heard, self.letters.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE_LETTERS)
        return self.letters[best[0]] if best else None


@lru_cache(_REMEMBERED)
def sound(word: str) -> str:
    """A key that words of the same sound share; a sound said twice counts once ("sue veed" for "sous-vide")."""
    key = str(jellyfish.metaphone(as_said(word))).replace(" ", "")
    return "".join([letter for letter, before in zip(key, f" {key}", strict=False) if letter != before])


def as_said(word: str) -> str:
    """A word whose letters are said otherwise elsewhere, as it is said: "draughts", "architect"."""
    said = UGH_SAID_AS_F.sub(r"\1f", word) if "ugh" in word else word
    return ARCH_SAID_AS_ARK.sub("ark", said)


def sound_book(technologies: Collection[str], lexicon: Lexicon) -> SoundBook:
    letters = _joined(_written(technologies, lexicon))
    spoken = _joined(_misheard(technologies, lexicon)) | letters
    keys: dict[str, list[str]] = {}
    for word in spoken:
        key = sound(word)
        if len(key) >= _MIN_KEY_LENGTH:
            keys.setdefault(key, []).append(word)
    beginnings = frozenset(word[0] for found in keys.values() for word in found)
    return SoundBook(letters, spoken, {key: tuple(found) for key, found in keys.items()}, beginnings)


def _joined(forms: Iterable[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, form in forms:
        word = "".join(words(plain(form)))
        if len(word) >= MIN_LETTERS:
            joined.setdefault(word, name)
    return joined


def heard_book(written: Iterable[str]) -> dict[str, str]:
    """The sounds of long uncommon words, and of terms and names written as one word."""
    return {
        key: word
        for word in written
        if len(word) >= _MIN_HEARD_LETTERS and word.isalpha() and stem(word) not in COMMON_STEMS
        if len(key := sound(word)) >= _MIN_HEARD_KEY
    }


def _written(technologies: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for name in technologies:
        yield name, name
        technology = lexicon.technologies.get(name)
        if technology:
            for alias in technology.aliases:
                yield name, alias


def _misheard(technologies: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Mis-hearings that aren't made of everyday words alone, which may be meant as they stand."""
    for name in technologies:
        technology = lexicon.technologies.get(name)
        for form in technology.spoken if technology else ():
            if any(_is_uncommon(word) for word in words(plain(form))):
                yield name, form


def _is_uncommon(word: str) -> bool:
    stemmed = stem(word)
    return len(word) >= MIN_LETTERS and stemmed not in COMMON_STEMS and stemmed not in FUNCTION_STEMS
