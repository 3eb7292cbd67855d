"""Fits ``Transcriber`` over processes that recognise; see ``recogniser`` for what they take for heard."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechNotFound
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.providers.stt.sphinx.wire import HEARD, REQUEST, UNKNOWN_KEY
from vitavoce.providers.worker_processes import Worker, WorkerDied, WorkerProcesses

NAME: Final = "pocketsphinx"
_CHILD: Final = "vitavoce.providers.stt.sphinx.child"
_QUESTIONS_OF_A_PROCESS: Final = 5_000
_LANGUAGE: Final = "en"


class SphinxTranscriber:
    """English only. A question takes a tenth of its own length; a cancelled one is let finish, as what a process has
    prepared is worth more than that.
    """

    name = NAME

    def __init__(self, processes: int, respelt: Mapping[str, Sequence[str]] | None = None) -> None:
        """``respelt``: spellings of names as they are said."""
        self.workers = WorkerProcesses(
            _CHILD, json.dumps(respelt or {}), most=processes, questions=_QUESTIONS_OF_A_PROCESS
        )
        self._state = "ok"
        self._running: set[asyncio.Task[tuple[bytes, bytes]]] = set()

    async def state(self) -> str:
        return self._state

    async def prepare(self) -> None:
        """Start a process ahead of the first question."""
        try:
            await self.workers.warm_up()
        except EngineUnavailable as error:
            self._state = error.detail

    async def learn(self, hints: Hints, deadline: Deadline) -> None:
        """Make a profile's grammar ahead of its first question. Raises EngineUnavailable."""
        await self._answer(b"", hints, deadline)

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        """Raises SpeechNotFound, EngineUnavailable."""
        if hints.language is not None and hints.language.split("-")[0].lower() != _LANGUAGE:
            raise EngineUnavailable("Without a larger model only English is understood.")
        letter, content = await self._answer(sound.data, hints, deadline)
        if letter != HEARD:
            raise SpeechNotFound("I didn't catch that.")
        told = json.loads(content)
        return Recognised(text=told["text"], language=_LANGUAGE, confidence=told["confidence"], engine=NAME)

    async def close(self) -> None:
        for running in tuple(self._running):
            running.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self.workers.close()

    async def _answer(self, sound: bytes, hints: Hints, deadline: Deadline) -> tuple[bytes, bytes]:
        task = asyncio.create_task(self._asked(sound, hints, deadline))
        self._running.add(task)
        task.add_done_callback(self._over)
        return await asyncio.shield(task)

    def _over(self, task: "asyncio.Task[tuple[bytes, bytes]]") -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # told to whoever waited; nobody may have

    async def _asked(self, sound: bytes, hints: Hints, deadline: Deadline) -> tuple[bytes, bytes]:
        try:
            async with self.workers.one(deadline) as worker, asyncio.timeout(deadline.left_s):
                letter, content = await _ask(worker, {"key": hints.key}, sound)
                if letter == UNKNOWN_KEY:
                    letter, content = await _ask(worker, _all_of(hints), sound)
                return letter, content
        except WorkerDied:
            raise EngineUnavailable("The recogniser broke off.") from None
        except TimeoutError:
            raise EngineUnavailable("The recogniser took too long.") from None


def _all_of(hints: Hints) -> dict[str, str | Sequence[str]]:
    return {"key": hints.key, "questions": hints.questions, "names": hints.names}


async def _ask(worker: Worker, told: dict[str, str | Sequence[str]], sound: bytes) -> tuple[bytes, bytes]:
    encoded = json.dumps(told).encode()
    return await worker.ask(REQUEST.pack(len(encoded), len(sound)), encoded, sound)
