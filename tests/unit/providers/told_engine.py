"""An engine that does as it is told, without any sound of its own."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, SpokenWord, Voice

CHUNK = b"\1\0" * 2_400


@dataclass
class ToldEngine:
    """``fails`` after so many chunks; ``gate`` holds the first back; ``wrong`` is its state."""

    name: str = "told"
    chunks: int = 3
    fails_after: int | None = None
    wrong: str | None = None
    gate: asyncio.Event | None = None
    spoken: list[str] = field(default_factory=list)
    left_early: int = 0
    closed: bool = False
    deadlines: list[float] = field(default_factory=list)

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        self.spoken.append(text)
        self.deadlines.append(deadline.left_s)
        done = False
        try:
            if self.gate is not None:
                await self.gate.wait()
            for number in range(self.chunks):
                self._fail_if_told(number)
                words = (SpokenWord(0, 100, 0, len(text)),) if number == 0 else ()
                yield SpeechChunk(CHUNK, words)
                await asyncio.sleep(0)
            self._fail_if_told(self.chunks)
            done = True
        finally:
            self.left_early += not done

    def _fail_if_told(self, number: int) -> None:
        if self.fails_after == number:
            raise EngineUnavailable(f"{self.name} is down") if number == 0 else SpeechBroken(f"{self.name} broke")

    async def voices(self) -> Sequence[OfferedVoice]:
        return (OfferedVoice(f"{self.name}-voice", "en", self.name),)

    async def close(self) -> None:
        self.closed = True

    async def state(self) -> str:
        return self.wrong or "ok"


async def sound_of(chunks: AsyncIterator[SpeechChunk]) -> bytes:
    return b"".join([chunk.data async for chunk in chunks])
