"""Sentences that were spoken before needn't be spoken again; one that many ask for at once is spoken once."""

import asyncio
import hashlib
import json
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Final, Protocol

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, Clip, SpeechChunk, Voice
from vitavoce.providers.tts.engine import Speaks

_CHUNK_BYTES: Final = SPEAKING_RATE_HZ * SAMPLE_BYTES // 2
_LONGEST_S: Final = 60
_LONGEST_BYTES: Final = SPEAKING_RATE_HZ * SAMPLE_BYTES * _LONGEST_S


class ClipStore(Protocol):
    """Keeps clips beyond the process; a comfort, so that it never raises."""

    async def find(self, key: str) -> Clip | None: ...

    async def keep(self, key: str, clip: Clip) -> None: ...


class ClipMemory:
    """Clips at hand, those used longest ago given back first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._clips: OrderedDict[str, Clip] = OrderedDict()

    def find(self, key: str) -> Clip | None:
        clip = self._clips.get(key)
        if clip is not None:
            self._clips.move_to_end(key)
        return clip

    def keep(self, key: str, clip: Clip) -> None:
        if key in self._clips or len(clip.data) > self._most_bytes:
            return
        self._clips[key] = clip
        self._bytes += len(clip.data)
        while self._bytes > self._most_bytes:
            _, oldest = self._clips.popitem(last=False)
            self._bytes -= len(oldest.data)


@dataclass(slots=True)
class _Production:
    """A sentence being spoken, for all who asked for it meanwhile."""

    chunks: list[SpeechChunk] = field(default_factory=list)
    over: bool = False
    failure: Exception | None = None
    listeners: int = 0
    task: asyncio.Task[None] | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self) -> None:
        self.news.set()
        self.news = asyncio.Event()


class SpeechCache:
    """Clips of all engines; ``store`` None: they live as long as the process."""

    def __init__(self, memory: ClipMemory, store: ClipStore | None = None) -> None:
        self._memory = memory
        self._store = store
        self._productions: dict[str, _Production] = {}

    async def speak(
        self, engine: Speaks, manner: str, text: str, voice: Voice, deadline: Deadline
    ) -> AsyncGenerator[SpeechChunk]:
        """As the engine would; ``manner`` is what else its sound depends on, such as the model."""
        key = _key(engine.name, manner, text, voice)
        production = self._productions.get(key)
        if production is None:
            clip = self._memory.find(key)
            if clip is None and self._store is not None:
                clip = await self._store.find(key)
            if clip is not None:
                self._memory.keep(key, clip)
                for chunk in _chunks(clip):
                    yield chunk
                return
            production = self._productions.get(key)  # somebody may have begun while the store was asked
        patience: Deadline | None = deadline
        if production is None:
            production = self._productions[key] = _Production()
            production.task = asyncio.create_task(self._produce(key, production, engine, text, voice, deadline))
            patience = None  # the engine is watched already; whoever left it at the last moment would hide its failure
        async with aclosing(self._follow(key, production, patience)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def _follow(
        self, key: str, production: _Production, patience: Deadline | None
    ) -> AsyncGenerator[SpeechChunk]:
        told = 0
        production.listeners += 1
        try:
            while True:
                while told < len(production.chunks):
                    told += 1
                    yield production.chunks[told - 1]
                if production.over:
                    break
                await _news(production, patience if not told else None)
            if production.failure is not None:
                raise production.failure
        finally:
            production.listeners -= 1
            if not production.listeners and not production.over and production.task is not None:
                self._productions.pop(key, None)
                production.task.cancel()

    async def _produce(
        self, key: str, production: _Production, engine: Speaks, text: str, voice: Voice, deadline: Deadline
    ) -> None:
        try:
            async with closing(engine.speak(text, voice, deadline)) as chunks:
                async for chunk in chunks:
                    production.chunks.append(chunk)
                    production.tell()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised to those who listen
            production.failure = error
        finally:
            production.over = True
            if self._productions.get(key) is production:
                del self._productions[key]
            production.tell()
        if production.failure is None:
            await self._keep(key, production.chunks)

    async def _keep(self, key: str, chunks: list[SpeechChunk]) -> None:
        clip = Clip(b"".join(chunk.data for chunk in chunks), tuple(word for chunk in chunks for word in chunk.words))
        if 0 < len(clip.data) <= _LONGEST_BYTES:
            self._memory.keep(key, clip)
            if self._store is not None:
                await self._store.keep(key, clip)


def _chunks(clip: Clip) -> list[SpeechChunk]:
    """In pieces of half a second; the words are known with the first."""
    pieces = [clip.data[begin : begin + _CHUNK_BYTES] for begin in range(0, len(clip.data), _CHUNK_BYTES)]
    return [SpeechChunk(piece, () if place else clip.words) for place, piece in enumerate(pieces)]


async def _news(production: _Production, deadline: Deadline | None) -> None:
    try:
        async with asyncio.timeout(deadline.left_s if deadline else None):
            await production.news.wait()
    except TimeoutError:
        raise EngineUnavailable("no sound in time") from None


def _key(engine: str, manner: str, text: str, voice: Voice) -> str:
    told = json.dumps([engine, manner, voice.name, voice.language, voice.speed, text])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
