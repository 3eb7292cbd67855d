"""What short utterances mean in a live talk: going on, listening, stopping, or the answer's own echo."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Self

import yaml

from vitavoce.core.errors import SettingsInvalid

_WORD: Final = re.compile(r"[\w'’#+-]+")
_GOES_ON: Final = (",", "…", "...", "-", "–", "—", ":", ";")
_ECHO_SHARE: Final = 0.8
_LONGEST_ENDING: Final = 3


def words_of(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenCues:
    """``unfinished`` are endings after which more must come; ``dangling`` ones too, except in a question that
    ``asking`` words begin ("where is she from"). ``listening`` are sounds of somebody who listens, ``stopping`` whole
    utterances that only want silence.
    """

    unfinished: Collection[str]
    dangling: Collection[str]
    asking: Collection[str]
    listening: Collection[str]
    stopping: Collection[str]

    @classmethod
    def read(cls, text: str, name: str) -> Self:
        """From YAML. Raises SettingsInvalid."""
        try:
            content = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise SettingsInvalid(f"{name}: {error}") from None
        lists: dict[str, frozenset[str]] = {}
        for field in ("unfinished", "dangling", "asking", "listening", "stopping"):
            value = content.get(field) if isinstance(content, dict) else None
            if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
                raise SettingsInvalid(f"{name}: “{field}” must be a list of words")
            lists[field] = frozenset(" ".join(words_of(entry)) for entry in value)
        return cls(**lists)

    def wants_more(self, text: str) -> bool:
        """Whether the visitor most likely only draws breath."""
        words = words_of(text)
        if not words:
            return True
        if text.rstrip().endswith(_GOES_ON):
            return True
        if any(" ".join(words[-count:]) in self.unfinished for count in range(1, _LONGEST_ENDING + 1)):
            return True
        return words[-1] in self.dangling and words[0] not in self.asking

    def only_listens(self, text: str) -> bool:
        words = words_of(text)
        return all(word in self.listening for word in words) or " ".join(words) in self.listening

    def wants_silence(self, text: str) -> bool:
        return " ".join(words_of(text)) in self.stopping

    def echoes(self, text: str, said: str) -> bool:
        """Whether a loudspeaker was heard rather than a visitor."""
        heard, spoken = words_of(text), words_of(said)
        if not heard or not spoken:
            return False
        known = set(spoken)
        return sum(word in known for word in heard) >= _ECHO_SHARE * len(heard) and _in_order(heard, spoken)


def _in_order(heard: list[str], spoken: list[str]) -> bool:
    """Whether most of what was heard stands in what was said in the same order, close together."""
    places = [spoken.index(word) for word in heard if word in spoken]
    rising = sum(later >= earlier for earlier, later in pairwise(places))
    return rising >= _ECHO_SHARE * (len(places) - 1)
