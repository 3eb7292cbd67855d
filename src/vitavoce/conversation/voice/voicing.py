"""Clauses become stretches of sound, one clause ahead of what is being played."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Final

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken, VitavoceError
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, SpokenWord, Voice
from vitavoce.speech.synthesis import Synthesiser

_STRETCH_MS: Final = 100  # ten messages a second
_STRETCH_BYTES: Final = SPEAKING_RATE_HZ * SAMPLE_BYTES * _STRETCH_MS // 1000
_STRETCHES_WAITING: Final = 160  # 16 s, 0.8 MB at most: engines speak faster than anybody listens
_CLAUSES_AHEAD: Final = 2  # the one being played and the next


@dataclass(frozen=True, slots=True)
class ClauseBegins:
    text: str
    spoken: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    sound: bytes
    words: tuple[SpokenWord, ...] = ()

    @property
    def duration_ms(self) -> float:
        return len(self.sound) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)


@dataclass(frozen=True, slots=True)
class ClauseEnds:
    pass


Piece = ClauseBegins | Stretch | ClauseEnds


class Voicing:
    """One reply's voice; without an engine, or once it failed, clauses come as text alone."""

    def __init__(
        self,
        engine: Synthesiser | None,
        voice: Voice,
        *,
        first_sound_s: float,
        trouble: Callable[[VitavoceError], None],
    ) -> None:
        self._engine = engine
        self._voice = voice
        self._first_sound_s = first_sound_s
        self._trouble = trouble
        self._pieces: asyncio.Queue[Piece | None] = asyncio.Queue(_STRETCHES_WAITING)
        self._ahead = asyncio.Semaphore(_CLAUSES_AHEAD)

    async def run(self, clauses: asyncio.Queue[str | None]) -> None:
        """Voice every clause up to a None; ``pieces`` ends when this does."""
        while (clause := await clauses.get()) is not None:
            await self._ahead.acquire()
            spoken = self._engine is not None and await self._speak(self._engine, clause)
            if not spoken:
                await self._pieces.put(ClauseBegins(clause, spoken=False))
            await self._pieces.put(ClauseEnds())
        await self._pieces.put(None)

    async def pieces(self) -> AsyncIterator[Piece]:
        while (piece := await self._pieces.get()) is not None:
            if isinstance(piece, ClauseEnds):
                self._ahead.release()
            yield piece

    async def _speak(self, engine: Synthesiser, clause: str) -> bool:
        """Whether any of it was spoken; one that breaks off ends where it broke."""
        began = False
        rest = b""
        try:
            async with closing(engine.speak(clause, self._voice, Deadline.after(self._first_sound_s))) as chunks:
                async for chunk in chunks:
                    if not began and chunk.data:
                        began = True
                        await self._pieces.put(ClauseBegins(clause, spoken=True))
                    stretches, rest = _stretches(rest + chunk.data)
                    await self._put(stretches, chunk.words)
        except EngineUnavailable as error:
            self._engine = None  # the next clause would only wait as long again
            self._trouble(error)
        except SpeechBroken as error:
            self._trouble(error)
        if rest:
            await self._pieces.put(Stretch(rest))
        return began

    async def _put(self, stretches: list[bytes], words: tuple[SpokenWord, ...]) -> None:
        if words and not stretches:
            stretches = [b""]
        for stretch in stretches:
            await self._pieces.put(Stretch(stretch, words))
            words = ()


def _stretches(sound: bytes) -> tuple[list[bytes], bytes]:
    """Cut into whole stretches, and what is left of it."""
    whole = len(sound) - len(sound) % _STRETCH_BYTES
    return list(_cut(sound[:whole])), sound[whole:]


def _cut(sound: bytes) -> Iterator[bytes]:
    for begin in range(0, len(sound), _STRETCH_BYTES):
        yield sound[begin : begin + _STRETCH_BYTES]
