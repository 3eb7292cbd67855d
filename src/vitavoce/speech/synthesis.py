"""Text becomes speech, whichever engine does it."""

from collections.abc import AsyncIterator
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import SpeechChunk, Voice


class Synthesiser(Protocol):
    """An engine that speaks."""

    @property
    def name(self) -> str:
        """As told in settings and readiness."""

    def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        """The sound of a sentence or clause, as it comes; ``deadline`` is for the first chunk.

        Raises EngineUnavailable before the first chunk where the engine can't be had or doesn't answer in time, and
        SpeechBroken where it ends too early. Closing the iterator stops the work at once.
        """
