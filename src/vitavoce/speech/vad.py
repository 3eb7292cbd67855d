"""Where in a stream of sound somebody speaks."""

from typing import Final, Protocol

WINDOW_SAMPLES: Final = 512
"""Samples at ``HEARING_RATE_HZ`` that a detector judges at once: 32 ms."""


class SpeechDetector(Protocol):
    """Judges one stream; carries what it heard so far."""

    def probability(self, window: bytes) -> float:
        """How likely somebody speaks in this window of ``WINDOW_SAMPLES`` samples, from 0 to 1."""

    def reset(self) -> None:
        """Forget the stream."""
