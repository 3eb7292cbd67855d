"""What a mis-heard word may have been: the résumé's own terms and names by their sound and their letters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import jellyfish
from rapidfuzz import fuzz, process

from vitavoce.understanding.english.common_words import COMMON_STEMS
from vitavoce.understanding.text import plain, stem, words
from vitavoce.understanding.vocabulary.lexicon import Lexicon

MIN_LETTERS: Final = 4
_MIN_KEY_LENGTH: Final = 2
_MIN_HEARD_LETTERS: Final = 6
_MIN_HEARD_KEY: Final = 4
_ALIKE_LETTERS: Final = 80.0
"""Likeness of letters, of 100, from which an unknown word is taken for a term; below it ordinary words are hit."""
_ALIKE_WITH_SOUND: Final = 50.0


@dataclass(frozen=True, slots=True)
class SoundBook:
    """``letters`` maps a term written as one plain word to its name, ``keys`` a sound to such words."""

    letters: Mapping[str, str]
    keys: Mapping[str, tuple[str, ...]]

    def meant_by(self, heard: str, *, sure: bool) -> str | None:
        """The name a heard word (or several written as one) stands for.

        ``sure`` asks for the same sound, for words that are ordinary ones; an unknown word may merely look alike.
        """
        if len(heard) < MIN_LETTERS or not heard.isalnum() or heard.isdigit():
            return None
        exact = self.letters.get(heard)
        if exact is not None:
            return exact
        alike = [
            (fuzz.ratio(heard, word), word)
            for word in self.keys.get(sound(heard), ())
            if word[0] == heard[0] or not sure
        ]
        if alike:
            score, word = max(alike)
            if score >= _ALIKE_WITH_SOUND:
                return self.letters[word]
        if sure:
            return None
        best = process.extractOne(heard, self.letters.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE_LETTERS)
        return self.letters[best[0]] if best else None


def sound(word: str) -> str:
    return str(jellyfish.metaphone(word)).replace(" ", "")


def sound_book(technologies: Iterable[str], lexicon: Lexicon) -> SoundBook:
    letters: dict[str, str] = {}
    for name, form in _forms(technologies, lexicon):
        joined = "".join(words(plain(form)))
        if len(joined) >= MIN_LETTERS:
            letters.setdefault(joined, name)
    keys: dict[str, list[str]] = {}
    for word in letters:
        key = sound(word)
        if len(key) >= _MIN_KEY_LENGTH:
            keys.setdefault(key, []).append(word)
    return SoundBook(letters, {key: tuple(found) for key, found in keys.items()})


def heard_book(written: Iterable[str]) -> dict[str, str]:
    """The sounds of long uncommon words, and of terms and names written as one word."""
    return {
        key: word
        for word in written
        if len(word) >= _MIN_HEARD_LETTERS and word.isalpha() and stem(word) not in COMMON_STEMS
        if len(key := sound(word)) >= _MIN_HEARD_KEY
    }


def _forms(technologies: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for name in technologies:
        yield name, name
        technology = lexicon.technologies.get(name)
        if technology:
            for alias in technology.aliases:
                yield name, alias
