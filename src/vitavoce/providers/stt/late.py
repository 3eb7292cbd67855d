"""A recogniser that is made in the background, in a thread: its library takes up to a second and a half to import."""

import asyncio
from collections.abc import Callable

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.providers.stt.engine import Engine


class LateEngine:
    """Until it is made it says so, and whoever wraps it asks another."""

    def __init__(self, name: str, make: Callable[[], Engine]) -> None:
        """``make`` may block; it raises EngineUnavailable."""
        self.name = name
        self._make = make
        self._engine: Engine | None = None
        self._state = "is being loaded"

    async def state(self) -> str:
        return await self._engine.state() if self._engine else self._state

    async def prepare(self) -> None:
        try:
            self._engine = await asyncio.to_thread(self._make)
        except EngineUnavailable as error:
            self._state = error.detail
        except ImportError as error:
            self._state = f"isn't installed whole: {error}"
        else:
            await self._engine.prepare()

    async def close(self) -> None:
        if self._engine is not None:
            await self._engine.close()

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        if self._engine is None:
            raise EngineUnavailable(f"{self.name} {self._state}")
        return await self._engine.transcribe(sound, hints, deadline)
