"""Engines that are made when they are first needed, in a thread: their libraries take up to a second to import."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.tts.engine import VendorEngine


class LateEngine:
    """Made by the first who needs it; where that fails, the reason is given to everybody after."""

    def __init__(self, name: str, make: Callable[[], VendorEngine]) -> None:
        """``make`` may block; it raises EngineUnavailable."""
        self.name = name
        self._make = make
        self._making: asyncio.Task[VendorEngine | str] | None = None

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        engine = await self._made()
        async with closing(engine.speak(text, voice, deadline)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def voices(self) -> Sequence[OfferedVoice]:
        return await (await self._made()).voices()

    async def close(self) -> None:
        made = await self._making if self._making else None
        if made is not None and not isinstance(made, str):
            await made.close()

    async def _made(self) -> VendorEngine:
        if self._making is None:
            self._making = asyncio.create_task(asyncio.to_thread(self._made_or_why_not))
        made = await asyncio.shield(self._making)
        if isinstance(made, str):
            raise EngineUnavailable(made)
        return made

    def _made_or_why_not(self) -> VendorEngine | str:
        try:
            return self._make()
        except EngineUnavailable as error:
            return error.detail
        except ImportError as error:
            return f"{self.name} isn't installed whole: {error}"
