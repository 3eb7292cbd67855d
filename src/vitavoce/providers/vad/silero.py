"""Silero's speech detector, from the ONNX file that faster-whisper ships; neither torch nor faster-whisper is imported.

A window of 32 ms takes 0.2 ms of one core as it comes, and half of that in a recording judged at once.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import DETECTING_SAMPLES, SAMPLE_BYTES

_Samples = NDArray[np.float32]
_CONTEXT_SAMPLES: Final = 64  # the end of the window before, which the model hears again
_STATE_SHAPE: Final = (1, 1, 128)
_FULL_SCALE: Final = 32768.0
_WINDOWS_AT_ONCE: Final = 1000  # of a recording: 32 s, 40 MB while it lasts


class SileroModel:
    """The model, shared by all streams and threads. Raises EngineUnavailable where its file can't be had."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        path = _model_file()
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), providers=["CPUExecutionProvider"], sess_options=options
            )
        except Exception as error:  # onnxruntime has a class of its own for each status, and no common one
            raise EngineUnavailable(f"The speech detector can't be loaded: {error}") from error

    def detector(self) -> "SileroDetector":
        """For one new stream."""
        return SileroDetector(self)

    def run(self, windows: _Samples, h: _Samples, c: _Samples) -> tuple[_Samples, _Samples, _Samples]:
        """Consecutive windows of one stream, each behind its context: their probabilities, and the state after them."""
        probabilities, h, c = self._session.run(None, {"input": windows, "h": h, "c": c})
        return probabilities.reshape(-1), h, c

    def probabilities(self, sound: bytes) -> Sequence[float]:
        """Of each whole window of a recording, from its beginning."""
        detector = self.detector()
        step = DETECTING_SAMPLES * SAMPLE_BYTES * _WINDOWS_AT_ONCE
        return [value for begin in range(0, len(sound), step) for value in detector.judge(sound[begin : begin + step])]


class SileroDetector:
    """Judges one stream. Not for two threads at once."""

    def __init__(self, model: SileroModel) -> None:
        self._model = model
        self.reset()

    def reset(self) -> None:
        """Forget the stream."""
        self._h: _Samples = np.zeros(_STATE_SHAPE, np.float32)
        self._c: _Samples = np.zeros(_STATE_SHAPE, np.float32)
        self._context: _Samples = np.zeros(_CONTEXT_SAMPLES, np.float32)

    def probability(self, window: bytes) -> float:
        """How likely somebody speaks in this window of ``DETECTING_SAMPLES`` samples, from 0 to 1."""
        if len(window) != DETECTING_SAMPLES * SAMPLE_BYTES:
            raise ValueError(
                f"A window has {DETECTING_SAMPLES} samples of {SAMPLE_BYTES} bytes, not {len(window)} bytes."
            )
        return self.judge(window)[0]

    def judge(self, sound: bytes) -> list[float]:
        """The probability of each whole window; a rest shorter than one is left out."""
        windows = len(sound) // (DETECTING_SAMPLES * SAMPLE_BYTES)
        if not windows:
            return []
        samples = np.frombuffer(sound, np.dtype("<i2"), windows * DETECTING_SAMPLES).astype(np.float32) / _FULL_SCALE
        bodies = samples.reshape(windows, DETECTING_SAMPLES)
        contexts = np.vstack((self._context, bodies[:-1, -_CONTEXT_SAMPLES:]))
        probabilities, self._h, self._c = self._model.run(np.hstack((contexts, bodies)), self._h, self._c)
        self._context = bodies[-1, -_CONTEXT_SAMPLES:]
        return [float(value) for value in probabilities]


def _model_file() -> Path:
    spec = find_spec("faster_whisper")  # finds the folder without running anything in it
    folders = (spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        for path in sorted(Path(folder, "assets").glob("silero_vad*.onnx")):
            return path
    raise EngineUnavailable("The speech detector's model isn't installed; it comes with faster-whisper.")
