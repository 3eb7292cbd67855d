"""What every recogniser is wrapped in: how many questions at once, how long it may take, and the breaker."""

import asyncio

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import BadInput, EngineUnavailable
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.providers.resilience.circuit import CircuitBreaker, CircuitOpen, Permit
from vitavoce.providers.resilience.failures import Failure
from vitavoce.providers.stt.engine import Engine, RecognitionFailed
from vitavoce.telemetry.logging import get_logger


class WatchedEngine:
    def __init__(self, engine: Engine, at_once: int, breaker: CircuitBreaker | None = None) -> None:
        """``breaker`` None: an engine of this machine, which nothing is gained by leaving alone."""
        self._engine = engine
        self._breaker = breaker
        self._free = asyncio.Semaphore(at_once)

    @property
    def name(self) -> str:
        return self._engine.name

    async def state(self) -> str:
        state = await self._engine.state()
        return await self._breaker.state() if state == "ok" and self._breaker else state

    async def prepare(self) -> None:
        await self._engine.prepare()

    async def close(self) -> None:
        await self._engine.close()

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        try:
            async with asyncio.timeout(deadline.left_s):
                await self._free.acquire()
        except TimeoutError:
            raise EngineUnavailable(f"{self.name} is busy with others' questions") from None
        try:
            return await self._through_breaker(sound, hints, deadline)
        finally:
            self._free.release()

    async def _through_breaker(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        if self._breaker is None:
            return await self._timed(sound, hints, deadline)
        try:
            permit = await self._breaker.enter()
        except CircuitOpen as refused:
            raise EngineUnavailable(f"{self.name}: {refused}", retry_after_s=refused.left_s) from None
        try:
            recognised = await self._timed(sound, hints, deadline)
        except BadInput:  # nobody spoke: the engine has done its work
            await permit.succeeded()
            raise
        except EngineUnavailable as error:
            await _failed(permit, error)
            raise
        except BaseException:
            await permit.abandoned()
            raise
        await permit.succeeded()
        return recognised

    async def _timed(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        try:
            async with asyncio.timeout(deadline.left_s):
                return await self._engine.transcribe(sound, hints, deadline)
        except TimeoutError:
            raise RecognitionFailed(f"{self.name} didn't answer in time", Failure.TIMEOUT) from None
        except (BadInput, EngineUnavailable):
            raise
        except Exception as error:  # noqa: BLE001 - a vendor's library that breaks costs this engine, not the question
            get_logger(__name__).exception("an engine broke", engine=self.name)
            raise RecognitionFailed(f"{self.name} broke: {type(error).__name__}", Failure.SERVER) from None


async def _failed(permit: Permit, error: EngineUnavailable) -> None:
    failure = error.failure if isinstance(error, RecognitionFailed) else Failure.SERVER
    await permit.failed(failure, error.retry_after_s)
