"""A few processes that read recordings; one that hangs, eats or crashes is killed and replaced."""

import asyncio
import contextlib
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioInvalid, AudioTooLong, AudioUnsupported, AudioUnusable, EngineUnavailable
from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm
from vitavoce.providers.decoding import wire
from vitavoce.speech.audio_formats import Container

_CHILD: Final = "vitavoce.providers.decoding.child"
_READINGS_OF_A_PROCESS: Final = 200  # then a new one takes over, whatever the old one may have leaked
_REFUSALS: Final = {wire.TOO_LONG: AudioTooLong, wire.UNSUPPORTED: AudioUnsupported, wire.INVALID: AudioInvalid}


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """``seconds`` is what one recording may take on the clock; ``most_ms`` how long it may sound."""

    most_ms: int = 60_000
    seconds: float = 10.0
    memory_bytes: int = 512 * 1024 * 1024
    processes: int = 2


@dataclass(slots=True)
class _Reader:
    process: Process
    readings: int = 0


class ProcessPoolDecoder:
    """Fits ``RecordingDecoder``. Processes start when they are first needed (0.3 s) and are then kept."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self._places = asyncio.Semaphore(limits.processes)
        self._idle: list[_Reader] = []

    async def warm_up(self) -> None:
        """Start one process ahead of the first recording."""
        if not self._idle:
            self._idle.append(await self._start())

    async def decode(self, recording: bytes, container: Container, deadline: Deadline) -> Pcm:
        """Raises AudioInvalid, AudioUnsupported, AudioTooLong, EngineUnavailable."""
        try:
            async with asyncio.timeout(deadline.left_s):
                await self._places.acquire()
        except TimeoutError:
            raise EngineUnavailable("Too many recordings are being read.", retry_after_s=2) from None
        try:
            return await self._read(recording, container, deadline.within(self._limits.seconds))
        finally:
            self._places.release()

    async def close(self) -> None:
        for reader in self._idle:
            await _end(reader)
        self._idle.clear()

    async def _read(self, recording: bytes, container: Container, deadline: Deadline) -> Pcm:
        reader = self._idle.pop() if self._idle else await self._start()
        reusable = False
        try:
            async with asyncio.timeout(deadline.left_s):
                status, content = await self._ask(reader.process, recording, container)
            reader.readings += 1
            reusable = reader.readings < _READINGS_OF_A_PROCESS
        except (asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
            raise AudioInvalid("This recording can't be read.") from None
        except TimeoutError:
            raise AudioInvalid("Reading this recording took too long.") from None
        finally:
            if reusable:
                self._idle.append(reader)
            else:
                await asyncio.shield(_end(reader))
        if status == wire.SAMPLES:
            return Pcm(content, HEARING_RATE_HZ)
        raise _refusal(status, content)

    async def _ask(self, process: Process, recording: bytes, container: Container) -> tuple[bytes, bytes]:
        assert process.stdin is not None  # noqa: S101 - both are pipes, which the types don't say
        assert process.stdout is not None  # noqa: S101
        header = wire.REQUEST.pack(container.name.encode(), HEARING_RATE_HZ, self._limits.most_ms, len(recording))
        process.stdin.write(header)
        process.stdin.write(recording)
        await process.stdin.drain()
        status, length = wire.ANSWER.unpack(await process.stdout.readexactly(wire.ANSWER.size))
        return status, await process.stdout.readexactly(length)

    async def _start(self) -> _Reader:
        # -I: neither the environment nor the working directory decides what is run.
        command = (sys.executable, "-I", "-m", _CHILD, str(self._limits.memory_bytes))
        try:
            return _Reader(await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL))
        except OSError as error:
            raise EngineUnavailable(f"No process to read recordings can be started: {error.strerror}") from error


def _refusal(status: bytes, words: bytes) -> AudioUnusable:
    if status == wire.INVALID and b" " not in words:  # the name of FFmpeg's own error, which tells callers nothing
        return AudioInvalid("This recording can't be read.")
    return _REFUSALS[status](words.decode())


async def _end(reader: _Reader) -> None:
    with contextlib.suppress(ProcessLookupError):
        reader.process.kill()
    await reader.process.wait()
