"""What a recogniser wrote down is believed only as far as it is sure of it.

Recognisers trained on films write "Thank you for watching" where nobody speaks, and one phrase over and over where they
get stuck. The bounds are those that Whisper itself was published with, made stricter where both point the same way.
"""

import math
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.core.errors import SpeechNotFound

_LEAST_LOG_PROBABILITY: Final = -1.0
_MOST_NO_SPEECH: Final = 0.6
_SURE_LOG_PROBABILITY: Final = -0.5
_MOST_COMPRESSION: Final = 2.4
_COMPRESSED_FROM_CHARACTERS: Final = 40  # shorter texts compress as they like
_PHANTOM_NO_SPEECH: Final = 0.15
_PHANTOM_LOG_PROBABILITY: Final = -0.35
_REPEATED: Final = 4
_LONGEST_REPEATED_WORDS: Final = 6
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of what was written down; None where the engine doesn't tell."""

    text: str
    log_probability: float | None = None
    no_speech: float | None = None


@dataclass(frozen=True, slots=True)
class Believed:
    text: str
    confidence: float


class Gates:
    """``phantoms`` are sentences that are written down where nobody speaks."""

    def __init__(self, phantoms: Iterable[str]) -> None:
        self._phantoms = frozenset(_bare(phantom) for phantom in phantoms)

    def believe(self, segments: Sequence[Segment]) -> Believed:
        """Raises SpeechNotFound."""
        kept = [segment for segment in segments if segment.text.strip() and self._is_speech(segment)]
        text = " ".join(segment.text.strip() for segment in kept)
        if not _bare(text) or _is_stuck(text):
            raise SpeechNotFound("I didn't catch that.")
        return Believed(text, round(_confidence(kept), 3))

    def _is_speech(self, segment: Segment) -> bool:
        probability = segment.log_probability if segment.log_probability is not None else 0.0
        no_speech = segment.no_speech if segment.no_speech is not None else 0.0
        if probability < _LEAST_LOG_PROBABILITY:
            return False
        if no_speech > _MOST_NO_SPEECH and probability < _SURE_LOG_PROBABILITY:
            return False
        unsure = no_speech > _PHANTOM_NO_SPEECH or probability < _PHANTOM_LOG_PROBABILITY
        return not (unsure and _bare(segment.text) in self._phantoms)


def _confidence(segments: Sequence[Segment]) -> float:
    """The mean probability of a word, weighed by length; 0.5 where nothing is told of it."""
    length = sum(len(segment.text) for segment in segments)
    return sum(
        len(segment.text) * (0.5 if segment.log_probability is None else math.exp(min(0.0, segment.log_probability)))
        for segment in segments
    ) / max(1, length)


def _is_stuck(text: str) -> bool:
    if len(text) >= _COMPRESSED_FROM_CHARACTERS:
        encoded = text.encode()
        if len(encoded) / len(zlib.compress(encoded)) > _MOST_COMPRESSION:
            return True
    words = [word.casefold() for word in _WORD.findall(text)]
    return any(
        words[begin : begin + length] * _REPEATED == words[begin : begin + length * _REPEATED]
        for length in range(1, _LONGEST_REPEATED_WORDS + 1)
        for begin in range(len(words) - length * _REPEATED + 1)
    )


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
