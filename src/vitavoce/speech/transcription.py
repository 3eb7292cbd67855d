"""Speech becomes text, whichever engine does it."""

from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import Hints, Pcm, Recognised


class Transcriber(Protocol):
    """An engine that recognises speech."""

    @property
    def name(self) -> str:
        """As told in ``heard.engine`` and in settings."""

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        """``sound`` is one utterance at ``HEARING_RATE_HZ``.

        Raises SpeechNotFound where nobody spoke or nothing can be made out with confidence, EngineUnavailable where
        the engine can't be had or doesn't answer in time. Cancelling stops the work.
        """
