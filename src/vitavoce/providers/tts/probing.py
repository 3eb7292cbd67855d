"""An engine that nobody has promised: used only while it was seen to work, tried again in the background."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Final

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, Unavailable
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.tts.engine import StatedEngine

_PROBE: Final = "Hello."
_PROBE_S: Final = 4.0
_FIRST_REST_S: Final = 30.0
_LONGEST_REST_S: Final = 600.0


class ProbedEngine:
    """Refuses at once until a probe has heard it speak, so that no visitor waits for what isn't there."""

    def __init__(self, engine: StatedEngine) -> None:
        self._engine = engine
        self._wrong: str | None = "has not been tried yet"

    @property
    def name(self) -> str:
        return self._engine.name

    async def state(self) -> str:
        return self._wrong or await self._engine.state()

    async def voices(self) -> Sequence[OfferedVoice]:
        return await self._engine.voices()

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        if self._wrong is not None:
            raise EngineUnavailable(f"{self.name} {self._wrong}")
        async with closing(self._engine.speak(text, voice, deadline)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def probe(self) -> bool:
        """Whether it speaks."""
        try:
            chunks = self._engine.speak(_PROBE, Voice(), Deadline.after(_PROBE_S))
            async with closing(chunks):
                await anext(chunks)
        except Unavailable as error:
            self._wrong = f"can't be used: {error.detail}"
        else:
            self._wrong = None
        return self._wrong is None

    async def keep_trying(self) -> None:
        """Probe until it speaks, and again whenever it doesn't, ever more seldom; runs until cancelled."""
        rest_s = _FIRST_REST_S
        while True:
            if await self.state() == "ok" or await self.probe():
                rest_s = _FIRST_REST_S
            else:
                rest_s = min(_LONGEST_REST_S, rest_s * 2)
            await asyncio.sleep(rest_s)
