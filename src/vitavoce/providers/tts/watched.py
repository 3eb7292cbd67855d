"""What every engine is wrapped in: how many sentences it speaks at once, how long it may be silent, and the breaker."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken, Unavailable
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, SpokenWord, Voice
from vitavoce.providers.resilience.circuit import CircuitBreaker, CircuitOpen
from vitavoce.providers.resilience.failures import Failure
from vitavoce.providers.tts.engine import EngineFailed, VendorEngine
from vitavoce.telemetry.logging import get_logger


@dataclass(frozen=True, slots=True)
class WatchRules:
    """``at_once``: sentences that may be spoken at the same time; ``silence_s``: longest wait within a sentence."""

    at_once: int = 16
    silence_s: float = 5.0


class WatchedEngine:
    """Takes silence for what it is: nothing at all is EngineUnavailable, a pause too long is SpeechBroken."""

    def __init__(self, engine: VendorEngine, rules: WatchRules, breaker: CircuitBreaker | None = None) -> None:
        """``breaker`` None: an engine of this machine, which nothing is gained by leaving alone."""
        self._engine = engine
        self._rules = rules
        self._breaker = breaker
        self._free = asyncio.Semaphore(rules.at_once)

    @property
    def name(self) -> str:
        return self._engine.name

    async def state(self) -> str:
        """``ok``, or what is wrong in words."""
        return await self._breaker.state() if self._breaker else "ok"

    async def close(self) -> None:
        await self._engine.close()

    async def voices(self) -> Sequence[OfferedVoice]:
        return await self._engine.voices()

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        await self._enter(deadline)
        try:
            async with aclosing(self._guarded(text, voice, deadline)) as chunks:
                async for chunk in chunks:
                    yield chunk
        finally:
            self._free.release()

    async def _enter(self, deadline: Deadline) -> None:
        try:
            async with asyncio.timeout(deadline.left_s):
                await self._free.acquire()
        except TimeoutError:
            raise EngineUnavailable(f"{self.name} is busy with others' sentences") from None

    async def _guarded(self, text: str, voice: Voice, deadline: Deadline) -> AsyncGenerator[SpeechChunk]:
        if self._breaker is None:
            async with aclosing(self._timed(text, voice, deadline)) as chunks:
                async for chunk in chunks:
                    yield chunk
            return
        try:
            permit = await self._breaker.enter()
        except CircuitOpen as refused:
            raise EngineUnavailable(f"{self.name}: {refused}", retry_after_s=refused.left_s) from None
        told = False
        try:
            async with aclosing(self._timed(text, voice, deadline)) as chunks:
                async for chunk in chunks:
                    if not told:
                        told = True
                        await permit.succeeded()
                    yield chunk
        except Unavailable as error:
            told = True
            failure = error.failure if isinstance(error, EngineFailed) else Failure.SERVER
            await permit.failed(failure, error.retry_after_s)
            raise
        finally:
            if not told:
                await permit.abandoned()

    async def _timed(self, text: str, voice: Voice, deadline: Deadline) -> AsyncGenerator[SpeechChunk]:
        """Words that come before any sound wait for it, so that who fails without a sound has told nothing."""
        began = False
        early: tuple[SpokenWord, ...] = ()
        async with closing(self._engine.speak(text, voice, deadline)) as chunks:
            while chunk := await self._next(chunks, deadline, began=began):
                if not began and not chunk.data:
                    early += chunk.words
                    continue
                yield chunk if began else SpeechChunk(chunk.data, early + chunk.words)
                began = True
        if not began:
            raise EngineFailed(f"{self.name} gave no sound", Failure.SERVER)

    async def _next(self, chunks: AsyncIterator[SpeechChunk], deadline: Deadline, *, began: bool) -> SpeechChunk | None:
        try:
            async with asyncio.timeout(self._rules.silence_s if began else deadline.left_s):
                return await anext(chunks, None)
        except TimeoutError:
            if began:
                raise SpeechBroken(f"{self.name} fell silent within a sentence") from None
            raise EngineFailed(f"{self.name} gave no sound in time", Failure.TIMEOUT) from None
        except Unavailable:
            raise
        except Exception as error:  # noqa: BLE001 - a vendor's library that breaks costs this engine, not the answer
            get_logger(__name__).exception("an engine broke", engine=self.name)
            if began:
                raise SpeechBroken(f"{self.name} broke: {type(error).__name__}") from None
            raise EngineFailed(f"{self.name} broke: {type(error).__name__}", Failure.SERVER) from None
