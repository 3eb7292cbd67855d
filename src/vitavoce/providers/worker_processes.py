"""A few processes of our own for work that may crash, hang or eat: asked over stdin, answering over stdout.

A question is whatever bytes the child reads; an answer is one letter and its content, see ``ANSWER``.
"""

import asyncio
import contextlib
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable

ANSWER: Final = struct.Struct(">cQ")
"""A letter that the child and its keeper agree on, and how many bytes follow."""


class WorkerDied(Exception):
    """The process ended, or was ended, in the middle of a question."""


class Worker:
    def __init__(self, process: Process) -> None:
        self.process = process
        self.questions = 0

    async def ask(self, *parts: bytes) -> tuple[bytes, bytes]:
        """The letter and the content. Raises WorkerDied."""
        source, target = self.process.stdin, self.process.stdout
        if source is None or target is None:
            raise WorkerDied
        self.questions += 1
        try:
            source.writelines(parts)
            await source.drain()
            letter, length = ANSWER.unpack(await target.readexactly(ANSWER.size))
            return letter, await target.readexactly(length)
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
            raise WorkerDied from None

    async def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class WorkerProcesses:
    """Processes start when they are first needed and are then kept, each for so many questions."""

    def __init__(self, module: str, *arguments: str, most: int, questions: int = 200) -> None:
        # -I: neither the environment nor the working directory decides what is run.
        self._command = (sys.executable, "-I", "-m", module, *arguments)
        self._places = asyncio.Semaphore(most)
        self._questions = questions
        self._idle: list[Worker] = []

    @property
    def idle(self) -> tuple[Worker, ...]:
        return tuple(self._idle)

    async def warm_up(self) -> None:
        """Start one process ahead of the first question. Raises EngineUnavailable."""
        if not self._idle:
            self._idle.append(await self._start())

    @asynccontextmanager
    async def one(self, deadline: Deadline) -> AsyncIterator[Worker]:
        """A process for one caller; ended instead of given back when the caller fails or is cancelled.

        Raises EngineUnavailable where none is free in time.
        """
        try:
            async with asyncio.timeout(deadline.left_s):
                await self._places.acquire()
        except TimeoutError:
            raise EngineUnavailable("Too many others are being served.", retry_after_s=2) from None
        try:
            worker = self._idle.pop() if self._idle else await self._start()
            given_back = False
            try:
                yield worker
                given_back = worker.questions < self._questions
            finally:
                if given_back:
                    self._idle.append(worker)
                else:
                    await asyncio.shield(worker.end())
        finally:
            self._places.release()

    async def close(self) -> None:
        while self._idle:
            await self._idle.pop().end()

    async def _start(self) -> Worker:
        try:
            process = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        except OSError as error:
            raise EngineUnavailable(f"No further process can be started: {error.strerror}") from error
        return Worker(process)
