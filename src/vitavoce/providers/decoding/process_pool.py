"""A few processes that read recordings; one that hangs, eats or crashes is killed and replaced."""

import asyncio
from dataclasses import dataclass
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioInvalid, AudioTooLong, AudioUnsupported, AudioUnusable
from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm
from vitavoce.providers.decoding.wire import INVALID, REQUEST, SAMPLES, TOO_LONG, UNSUPPORTED
from vitavoce.providers.worker_processes import WorkerDied, WorkerProcesses

_CHILD: Final = "vitavoce.providers.decoding.child"
_REFUSALS: Final = {TOO_LONG: AudioTooLong, UNSUPPORTED: AudioUnsupported, INVALID: AudioInvalid}


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """``seconds`` is what one recording may take on the clock; ``most_ms`` how long it may sound."""

    most_ms: int = 60_000
    seconds: float = 10.0
    memory_bytes: int = 512 * 1024 * 1024
    processes: int = 2


class ProcessPoolDecoder:
    """Fits ``RecordingDecoder``; a process takes 0.3 s to start."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self.workers = WorkerProcesses(_CHILD, str(limits.memory_bytes), most=limits.processes)

    async def decode(self, recording: bytes, container: str, deadline: Deadline) -> Pcm:
        """Raises AudioInvalid, AudioUnsupported, AudioTooLong, EngineUnavailable."""
        header = REQUEST.pack(container.encode(), HEARING_RATE_HZ, self._limits.most_ms, len(recording))
        try:
            async with self.workers.one(deadline) as worker:
                async with asyncio.timeout(deadline.within(self._limits.seconds).left_s):
                    letter, content = await worker.ask(header, recording)
        except WorkerDied:
            raise AudioInvalid("This recording can't be read.") from None
        except TimeoutError:
            raise AudioInvalid("Reading this recording took too long.") from None
        if letter == SAMPLES:
            return Pcm(content, HEARING_RATE_HZ)
        raise _refusal(letter, content.decode())


def _refusal(letter: bytes, words: str) -> AudioUnusable:
    if letter == INVALID and " " not in words:  # the name of FFmpeg's own error, which tells callers nothing
        return AudioInvalid("This recording can't be read.")
    return _REFUSALS[letter](words)
