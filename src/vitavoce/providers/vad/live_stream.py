"""A live stream at the realtime protocol's rate, judged window by window."""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from vitavoce.domain.speech import (
    DETECTING_SAMPLES,
    HEARING_RATE_HZ,
    SAMPLE_BYTES,
    SPEAKING_RATE_HZ,
    JudgedWindow,
)

_Samples = NDArray[np.float32]
_SAMPLES_IN: Final = DETECTING_SAMPLES * SPEAKING_RATE_HZ // HEARING_RATE_HZ
_BYTES_OUT: Final = DETECTING_SAMPLES * SAMPLE_BYTES
_TAPS: Final = 32  # 40 dB down above 9 kHz; 10 µs a window
_CUTOFF: Final = 0.31  # of the rate in: a little below half of the rate out
_STEP_IN, _STEP_OUT = 3, 2  # 24 kHz to 16 kHz
_DELAY: Final = _TAPS // 2 - 1


def _kernels() -> _Samples:
    """Two outputs for every three samples: one on the first of them, one between the second and the third."""
    places = np.arange(_TAPS)[:, None] - (_DELAY + np.array([0.0, _STEP_IN / _STEP_OUT]))[None, :]
    kernels = 2 * _CUTOFF * np.sinc(2 * _CUTOFF * places) * np.cos(np.pi * places / (_TAPS + 2)) ** 2
    scaled: _Samples = (kernels / kernels.sum(axis=0)).astype(np.float32)
    return scaled


class Detector(Protocol):
    def judge(self, sound: bytes) -> Sequence[float]: ...


class LiveStream:
    """Carries what it heard so far. Not for two threads at once."""

    window_bytes: Final = _SAMPLES_IN * SAMPLE_BYTES

    def __init__(self, detector: Detector) -> None:
        self._detector = detector
        self._kernels = _kernels()
        self._before: _Samples = np.zeros(_TAPS - _STEP_IN, np.float32)

    def judge(self, sound: bytes) -> Sequence[JudgedWindow]:
        """``sound`` holds whole windows of ``window_bytes``; two of them at once cost little more than one."""
        heard = self._resampled(np.frombuffer(sound, np.dtype("<i2")).astype(np.float32))
        windows = [heard[begin : begin + _BYTES_OUT] for begin in range(0, len(heard), _BYTES_OUT)]
        return [JudgedWindow(*pair) for pair in zip(windows, self._detector.judge(heard), strict=True)]

    def _resampled(self, samples: _Samples) -> bytes:
        known = np.concatenate((self._before, samples))
        self._before = known[-(_TAPS - _STEP_IN) :]
        rows: _Samples = np.ndarray(  # what sliding_window_view gives, which takes longer than all the rest here
            (len(samples) // _STEP_IN, _TAPS), np.float32, known, strides=(_STEP_IN * known.itemsize, known.itemsize)
        )
        heard = rows @ self._kernels
        np.rint(heard, out=heard)
        np.maximum(heard, -32768, out=heard)
        np.minimum(heard, 32767, out=heard)
        return heard.astype("<i2").tobytes()
