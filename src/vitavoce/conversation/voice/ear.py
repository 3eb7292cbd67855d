"""One talk's microphone: sound comes in at any pace, judged windows come out in order."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from vitavoce.conversation.voice.detection import SharedDetection
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, JudgedWindow
from vitavoce.speech.vad import SoundStream

_WINDOWS_WAITING: Final = 64  # 2 s; whoever sends faster is made to wait
_DETECTION_S: Final = 10.0
_AT_ONCE: Final = 2  # windows, in a crowd: 64 ms
_AT_ONCE_AT_LEISURE: Final = 4


class Ear:
    """Keeps the stream's own clock: ``received_ms`` of sound so far, the last of it at ``arrived_s``.

    ``at_leisure`` while nobody speaks: a tenth of a second later is soon enough then.
    """

    def __init__(
        self,
        stream: SoundStream,
        detection: SharedDetection,
        heard: Callable[[JudgedWindow], None],
        now: Callable[[], float],
    ) -> None:
        self._stream = stream
        self._detection = detection
        self._heard = heard
        self._now = now
        self._rest = bytearray()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()
        self.at_leisure = False
        self.received_ms = 0.0
        self.arrived_s = now()

    async def take(self, sound: bytes) -> None:
        """Raises EngineUnavailable where detection doesn't keep up at all."""
        self._rest += sound
        self.received_ms += len(sound) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
        self.arrived_s = self._now()
        size = self._stream.window_bytes
        least = size * self._windows_at_once
        while len(self._rest) >= least:
            whole = min(len(self._rest) // size, _WINDOWS_WAITING) * size
            block = bytes(self._rest[:whole])
            del self._rest[:whole]
            await self._submit(block)

    async def finish(self) -> None:
        """All sound so far is judged when this returns; a rest shorter than a window is filled with silence."""
        if self._rest:
            size = self._stream.window_bytes
            whole = bytes(self._rest) + bytes(-len(self._rest) % size)
            self.received_ms += (len(whole) - len(self._rest)) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
            self._rest.clear()
            await self._submit(whole)
        await self._emptied(0)

    def moment_of(self, at_ms: float) -> float:
        """When that sample was spoken, on the steady clock: by the samples that came after it."""
        return self.arrived_s - max(0.0, self.received_ms - at_ms) / 1000

    def silent_for_s(self) -> float:
        """Since any sound came in."""
        return self._now() - self.arrived_s

    @property
    def _windows_at_once(self) -> int:
        if not self._detection.crowded:
            return 1
        return _AT_ONCE_AT_LEISURE if self.at_leisure else _AT_ONCE

    async def _submit(self, block: bytes) -> None:
        windows = len(block) // self._stream.window_bytes
        await self._emptied(_WINDOWS_WAITING - windows)
        self._waiting += windows

        def judged(judged_windows: Sequence[JudgedWindow]) -> None:
            self._waiting -= windows
            self._room.set()
            for window in judged_windows:
                self._heard(window)

        self._detection.submit(self._stream, block, judged)

    async def _emptied(self, to: int) -> None:
        if self._waiting <= to:
            return
        try:
            async with asyncio.timeout(_DETECTION_S):
                while self._waiting > to:
                    self._room.clear()
                    await self._room.wait()
        except TimeoutError:
            raise EngineUnavailable("The speech detector doesn't keep up.") from None
