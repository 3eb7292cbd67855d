"""What recognisers and their wrappers have in common."""

from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.providers.resilience.failures import Failure


class Hears(Protocol):
    """``Transcriber`` of the speech room, by shape."""

    @property
    def name(self) -> str: ...

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised: ...


class Engine(Hears, Protocol):
    async def state(self) -> str:
        """``ok``, or why it can't be had just now, in words."""

    async def prepare(self) -> None:
        """Load what has to be loaded; called once, in the background. Never raises."""

    async def close(self) -> None: ...


class RecognitionFailed(EngineUnavailable):
    """In what way an engine failed decides how long it is left alone."""

    def __init__(self, detail: str, failure: Failure, *, retry_after_s: float | None = None) -> None:
        super().__init__(detail, retry_after_s=retry_after_s)
        self.failure = failure
