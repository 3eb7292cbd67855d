"""Where in a stream of sound somebody speaks."""

from typing import Protocol


class SpeechDetector(Protocol):
    """Judges one stream; carries what it heard so far."""

    def probability(self, window: bytes) -> float:
        """How likely somebody speaks in this window of ``DETECTING_SAMPLES`` samples, from 0 to 1."""

    def reset(self) -> None:
        """Forget the stream."""
