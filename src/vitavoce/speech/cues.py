"""What short utterances mean in a live talk: going on, listening, stopping, or the answer's own echo."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import yaml

from vitavoce.core.errors import SettingsInvalid

_WORD: Final = re.compile(r"[\w'’#+-]+")
_GOES_ON: Final = (",", "…", "...", "-", "–", "—", ":", ";")
_ECHO_SHARE: Final = 0.8
APOLOGIES: Final = ("not_heard", "no_hearing", "broken", "idle")
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


def read_cues(text: str, name: str) -> tuple[SpokenCues, Mapping[str, str]]:
    """The cues, and what is said where there is nothing to answer. Raises SettingsInvalid."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise SettingsInvalid(f"{name}: {error}") from None
    if not isinstance(content, dict):
        raise SettingsInvalid(f"{name}: must hold lists of words by name")
    lists = {
        field: _words_in(content.get(field), f"{name}: “{field}”")
        for field in ("unfinished", "dangling", "asking", "listening", "stopping")
    }
    apologies = content.get("apologies")
    if not isinstance(apologies, dict) or not all(isinstance(apologies.get(cause), str) for cause in APOLOGIES):
        raise SettingsInvalid(f"{name}: “apologies” must hold a sentence each for {', '.join(APOLOGIES)}")
    return SpokenCues(**lists), {cause: apologies[cause] for cause in APOLOGIES}


def _words_in(value: object, where: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise SettingsInvalid(f"{where} must be a list of words (quote yes, no, on and off)")
    return frozenset(" ".join(words_of(entry)) for entry in value)


def _in_order(heard: list[str], spoken: list[str]) -> bool:
    """Whether most of what was heard stands in what was said in the same order, close together."""
    places = [spoken.index(word) for word in heard if word in spoken]
    rising = sum(later >= earlier for earlier, later in pairwise(places))
    return rising >= _ECHO_SHARE * (len(places) - 1)
