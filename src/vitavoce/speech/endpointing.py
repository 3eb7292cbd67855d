"""Where an utterance begins, pauses and ends, told from how likely each window of sound is speech.

All times are on the stream's own clock, counted in its samples: what arrives late or in bursts is judged the same.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from vitavoce.domain.speech import DETECTING_SAMPLES, HEARING_RATE_HZ

WINDOW_MS: Final = DETECTING_SAMPLES * 1000 / HEARING_RATE_HZ


class Change(Enum):
    """What a window changed."""

    BEGAN = auto()
    PAUSED = auto()
    RESUMED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnDetection:
    """What a visitor's program may choose, named as in the realtime protocol."""

    threshold: float = 0.5
    prefix_padding_ms: int = 300
    silence_duration_ms: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointRules:
    """``onset_windows`` of speech in a row begin an utterance; while the answer sounds, ``guarded_onset_windows`` of
    speech surer by ``guarded_raise``, since a loudspeaker may be heard. Speech goes on until a window falls
    ``hysteresis`` below the threshold. After ``pause_ms`` without speech the end may be near.

    An utterance ends after the silence that the visitor's program asked for; where it isn't known yet what was said,
    ``text_grace_ms`` later, and where the words want to go on, after ``unfinished_silence_ms``.
    """

    onset_windows: int = 2
    guarded_onset_windows: int = 3
    guarded_raise: float = 0.2
    hysteresis: float = 0.15
    pause_ms: float = 160.0
    text_grace_ms: float = 400.0
    unfinished_silence_ms: float = 1500.0

    def silence_needed_ms(self, detection: TurnDetection, *, text_known: bool, unfinished: bool) -> float:
        """How long nobody must speak for the utterance to be over."""
        asked_ms = float(detection.silence_duration_ms)
        if not text_known:
            return asked_ms + self.text_grace_ms
        return max(asked_ms, self.unfinished_silence_ms) if unfinished else asked_ms


class Endpointer:
    """Follows one stream."""

    def __init__(self, rules: EndpointRules) -> None:
        self._rules = rules
        self._onset = 0
        self._quiet_told = False
        self.at_ms = 0.0
        self.open = False
        self.began_ms = 0.0
        self.last_speech_ms = 0.0
        self.speech_ms = 0.0

    @property
    def silence_ms(self) -> float:
        """Since speech was last heard in the utterance that is open."""
        return self.at_ms - self.last_speech_ms

    @property
    def paused(self) -> bool:
        return self.open and self._quiet_told

    def advance(self, probability: float, detection: TurnDetection, *, guarded: bool) -> Change | None:
        """The next window; ``guarded`` while an answer sounds."""
        self.at_ms += WINDOW_MS
        if not self.open:
            return self._maybe_begin(probability, detection, guarded=guarded)
        if probability >= detection.threshold - (0.0 if self._quiet_told else self._rules.hysteresis):
            self.last_speech_ms = self.at_ms
            self.speech_ms += WINDOW_MS
            if self._quiet_told:
                self._quiet_told = False
                return Change.RESUMED
            return None
        pause_ms = min(self._rules.pause_ms, detection.silence_duration_ms)
        if not self._quiet_told and self.silence_ms >= pause_ms:
            self._quiet_told = True
            return Change.PAUSED
        return None

    def note(self, probability: float, detection: TurnDetection) -> None:
        """A window of an utterance that the visitor ends, as by letting go of a button."""
        self.at_ms += WINDOW_MS
        if probability >= detection.threshold:
            self.last_speech_ms = self.at_ms
            self.speech_ms += WINDOW_MS

    def close(self) -> None:
        """The utterance is over, or was none."""
        self.open = False
        self.speech_ms = 0.0
        self._quiet_told = False
        self._onset = 0

    def _maybe_begin(self, probability: float, detection: TurnDetection, *, guarded: bool) -> Change | None:
        rules = self._rules
        threshold = min(0.95, detection.threshold + rules.guarded_raise) if guarded else detection.threshold
        if probability < threshold:
            self._onset = 0
            return None
        self._onset += 1
        if self._onset < (rules.guarded_onset_windows if guarded else rules.onset_windows):
            return None
        self.open = True
        self.speech_ms = self._onset * WINDOW_MS
        self.began_ms = self.at_ms - self.speech_ms
        self.last_speech_ms = self.at_ms
        return Change.BEGAN
