"""What a ``words.yaml`` says: which words are no misspellings, which seldom narrow a question, what stands for what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import yaml

from vitavoce.core.errors import SettingsInvalid
from vitavoce.understanding.text import plain, stem, words

FILE_NAME: Final = "words.yaml"
_LISTS: Final = ("real", "beside")
_GROUPS: Final = ("sections", "small_talk")


@dataclass(frozen=True, slots=True)
class EnglishWords:
    """``real`` are stems of words that are never taken for misspellings, ``beside`` of those that count only where the
    résumé has them or nothing else is asked for, ``sections`` maps stems to the section they are another name of,
    ``small_talk`` words of other languages to the English one, ``asking`` are stems of an owner's ways of asking.
    """

    real: frozenset[str]
    beside: frozenset[str]
    sections: Mapping[str, str]
    small_talk: Mapping[str, str]
    asking: frozenset[str] = frozenset()

    def said_in(self, examples: Iterable[str]) -> "EnglishWords":
        """With the words of an owner's example questions, which are ways of asking unless the résumé has them."""
        said = frozenset(stem(word) for example in examples for word in words(plain(example)))
        return replace(self, real=self.real | said, asking=said)

    def knowing(self, phrases: Iterable[str]) -> "EnglishWords":
        """With the words of phrases, given by their stems, which are real ones too."""
        return replace(self, real=self.real.union(word for phrase in phrases for word in phrase.split(" ")))


NO_WORDS: Final = EnglishWords(frozenset(), frozenset(), {}, {})


def read_english_words(text: str) -> EnglishWords:
    """Raises SettingsInvalid, naming the file and what is wrong with it."""
    try:
        document = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise SettingsInvalid(f"{FILE_NAME}: {error}") from error
    if not isinstance(document, dict) or document.keys() != {*_LISTS, *_GROUPS}:
        raise SettingsInvalid(f"{FILE_NAME} must have {', '.join((*_LISTS, *_GROUPS))}, and nothing else")
    real, beside = (frozenset(map(stem, _words(name, document[name]))) for name in _LISTS)
    sections, small_talk = (_groups(name, document[name]) for name in _GROUPS)
    return EnglishWords(
        real=real,
        beside=beside,
        sections={stem(word): section for word, section in sections.items()},
        small_talk=small_talk,
    )


def _words(name: str, listed: object) -> list[str]:
    if not isinstance(listed, str):
        raise SettingsInvalid(f"{FILE_NAME}: “{name}” must be words with spaces between them")
    return plain(listed).split()


def _groups(name: str, groups: object) -> dict[str, str]:
    """Each word's group."""
    if not isinstance(groups, dict):
        raise SettingsInvalid(f"{FILE_NAME}: “{name}” must map names to words")
    return {word: str(group) for group, listed in groups.items() for word in _words(f"{name}: {group}", listed)}
