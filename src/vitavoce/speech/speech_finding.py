"""Where in a recording somebody speaks, if anywhere: silence, noise and music never reach a recogniser."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from vitavoce.core.errors import SpeechNotFound
from vitavoce.domain.speech import DETECTING_SAMPLES, HEARING_RATE_HZ, SAMPLE_BYTES, Pcm

_WINDOW_BYTES: Final = DETECTING_SAMPLES * SAMPLE_BYTES
_WINDOW_MS: Final = DETECTING_SAMPLES * 1000 / HEARING_RATE_HZ


class RecordingJudge(Protocol):
    """A speech detector for whole recordings; takes 0.2 s for a minute, so that it is asked off the event loop."""

    def probabilities(self, sound: bytes) -> Sequence[float]:
        """Of speech, for each whole window of ``DETECTING_SAMPLES``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRules:
    """``margin_ms`` is what is kept before and after speech, for soft beginnings and ends of words."""

    threshold: float = 0.5
    least_speech_ms: float = 160.0
    margin_ms: float = 300.0


def speech_in(sound: Pcm, judge: RecordingJudge, rules: SpeechRules) -> Pcm:
    """From the first speech to the last. Raises SpeechNotFound."""
    probabilities = judge.probabilities(sound.data)
    spoken = [place for place, value in enumerate(probabilities) if value >= rules.threshold]
    if len(spoken) * _WINDOW_MS < rules.least_speech_ms:
        raise SpeechNotFound("Nobody seems to speak in this recording.")
    margin = round(rules.margin_ms / _WINDOW_MS)
    begin = max(0, spoken[0] - margin) * _WINDOW_BYTES
    end = (spoken[-1] + 1 + margin) * _WINDOW_BYTES
    return Pcm(sound.data[begin:end], sound.rate_hz)
