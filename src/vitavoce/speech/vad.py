"""Where in a stream of sound somebody speaks."""

from collections.abc import Sequence
from typing import Protocol

from vitavoce.domain.speech import JudgedWindow


class SpeechDetector(Protocol):
    """Judges one stream; carries what it heard so far."""

    def probability(self, window: bytes) -> float:
        """How likely somebody speaks in this window of ``DETECTING_SAMPLES`` samples, from 0 to 1."""

    def reset(self) -> None:
        """Forget the stream."""


class SoundStream(Protocol):
    """One live stream at ``SPEAKING_RATE_HZ``; takes time, so that it is asked off the event loop."""

    @property
    def window_bytes(self) -> int:
        """Sound is judged in whole windows of this many bytes."""

    def judge(self, sound: bytes) -> Sequence[JudgedWindow]:
        """The windows of ``sound``, in order."""
