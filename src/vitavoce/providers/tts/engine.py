"""What engines and their wrappers have in common."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.resilience.failures import Failure


class Speaks(Protocol):
    """``Speaks`` of the speech room, by shape."""

    @property
    def name(self) -> str: ...

    def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]: ...


class Engine(Speaks, Protocol):
    """An engine that can say which voices it has."""

    async def voices(self) -> Sequence[OfferedVoice]: ...


class VendorEngine(Engine, Protocol):
    """What a vendor's file holds. Whoever wraps it watches the time, so that it may leave ``deadline`` alone."""

    async def close(self) -> None: ...


class StatedEngine(Engine, Protocol):
    """An engine that is watched."""

    async def state(self) -> str:
        """``ok``, or what is wrong in words."""


class EngineFailed(EngineUnavailable):
    """An engine that can't be had, and in what way, which decides how long it is left alone."""

    def __init__(self, detail: str, failure: Failure, *, retry_after_s: float | None = None) -> None:
        super().__init__(detail, retry_after_s=retry_after_s)
        self.failure = failure
