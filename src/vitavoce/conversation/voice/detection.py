"""Detecting speech for all talks on one thread, so that the event loop stays free.

Whatever comes in within ``_GATHER_S`` goes to the thread in one call: with many talks at once the way there and back,
which costs as much as detection itself, is paid once for all of them. A talk alone never waits for it. In a crowd
sound is brought several windows at a time: judged singly they take twice the processor's time.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.speech import JudgedWindow
from vitavoce.speech.vad import SoundStream

Judged = Callable[[Sequence[JudgedWindow]], None]
Broke = Callable[[str, Exception], None]
"""Notes what nobody foresaw, with what was being done."""
_JOBS_A_CALL: Final = 64
_GATHER_S: Final = 0.012
_GATHER_CROWD_S: Final = 0.02
_CROWD: Final = 5.0  # windows in one call, on average: then there are a dozen talks
_COUNTED: Final = 4  # windows of one talk at most: one that sends much at once is no crowd
_AVERAGED: Final = 0.05  # the weight of the latest call


@dataclass(frozen=True, slots=True)
class _Job:
    stream: SoundStream
    sound: bytes
    judged: Judged


class SharedDetection:
    """One for a process. While it is ``crowded``, sound is better brought several windows at a time."""

    def __init__(self, broke: Broke) -> None:
        self._broke = broke
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="speech-detection")
        self._jobs: list[_Job] = []
        self._task: asyncio.Task[None] | None = None
        self._windows_a_call = 0.0
        self.crowded = False

    def submit(self, stream: SoundStream, sound: bytes, judged: Judged) -> None:
        """``judged`` is called on the event loop; calls for one stream come in the order of its sound."""
        self._jobs.append(_Job(stream, sound, judged))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._jobs:
            batch, self._jobs = self._jobs[:_JOBS_A_CALL], self._jobs[_JOBS_A_CALL:]
            self._count(batch)
            results = await loop.run_in_executor(self._thread, _judge_all, batch)
            for job, result in zip(batch, results, strict=True):
                windows: Sequence[JudgedWindow] = ()
                if isinstance(result, Exception):
                    self._broke("detecting speech", result)
                else:
                    windows = result
                try:
                    job.judged(windows)
                except Exception as error:  # noqa: BLE001  # one talk's trouble must not silence the others
                    self._broke("hearing a talk", error)
            gather_s = _GATHER_CROWD_S if self.crowded else _GATHER_S
            await asyncio.sleep(gather_s if len(self._jobs) < _JOBS_A_CALL else 0)

    def _count(self, batch: Sequence[_Job]) -> None:
        windows = sum(min(len(job.sound) // job.stream.window_bytes, _COUNTED) for job in batch)
        self._windows_a_call += (windows - self._windows_a_call) * _AVERAGED
        self.crowded = self._windows_a_call >= (_CROWD / 2 if self.crowded else _CROWD)


def _judge_all(batch: Sequence[_Job]) -> list[Sequence[JudgedWindow] | Exception]:
    return [_judge(job) for job in batch]


def _judge(job: _Job) -> Sequence[JudgedWindow] | Exception:
    try:
        return job.stream.judge(job.sound)
    except Exception as error:  # noqa: BLE001  # whatever the engine raises, the other streams go on
        return error
