"""Speech by a voice of Piper's from a local path: ``voice.onnx`` with its ``voice.onnx.json`` beside it.

The voice is run by onnxruntime and pronounced by the espeak-ng that is here already: the piper-tts package is under the
GPL since 1.3, and a command started for each sentence would load 60 MB each time.
"""

import asyncio
import json
import re
import unicodedata
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.espeak_library import espeak_library
from vitavoce.providers.tts.pieces import pieces_of
from vitavoce.providers.tts.sound import RateChanger
from vitavoce.providers.tts.word_timing import estimated_words, shifted

_PIECE_CHARACTERS: Final = 160  # what is computed at once: about 0.4 s of one core for 10 s of speech
_CLAUSE: Final = re.compile(r"[^,;:.!?]*[,;:.!?]*\s*")
_BEGIN, _END, _BETWEEN = "^", "$", "_"
_SLOWEST, _FASTEST = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class _Manner:
    """What a voice's JSON says of how to run it."""

    rate_hz: int
    espeak_voice: str
    language: str
    ids: Mapping[str, Sequence[int]]
    noise: float
    length: float
    noise_of_length: float
    speakers: int

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "_Manner":
        inference = told.get("inference", {})
        espeak_voice = str(told["espeak"]["voice"])
        return cls(
            rate_hz=int(told["audio"]["sample_rate"]),
            espeak_voice=espeak_voice,
            language=str(told.get("language", {}).get("code", espeak_voice)).replace("_", "-"),
            ids={str(sound): [int(number) for number in ids] for sound, ids in told["phoneme_id_map"].items()},
            noise=float(inference.get("noise_scale", 0.667)),
            length=float(inference.get("length_scale", 1.0)),
            noise_of_length=float(inference.get("noise_w", 0.8)),
            speakers=int(told.get("num_speakers", 1)),
        )


class Piper:
    name: Final = "piper"

    def __init__(self, model: Path) -> None:
        """Loads the voice, which takes a second. Raises EngineUnavailable where it can't be loaded."""
        manner_file = model.with_name(f"{model.name}.json")
        try:
            self._manner = _Manner.of(json.loads(manner_file.read_text(encoding="utf-8")))
        except OSError as error:
            raise EngineUnavailable(f"piper: {manner_file}: {error.strerror}") from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise EngineUnavailable(f"piper: {manner_file} doesn't describe a voice") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # noqa: BLE001 - onnxruntime's errors have no common root
            raise EngineUnavailable(f"piper: {model} can't be loaded: {type(error).__name__}") from None
        self._library = espeak_library()
        self._voice = model.stem
        self._thread = ThreadPoolExecutor(1, "piper")

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        """Words are estimated for each piece: the voice doesn't say when they sound."""
        del deadline  # whoever wraps an engine watches the time: see watched.py
        loop = asyncio.get_running_loop()
        said_ms = 0.0
        for begin, piece in pieces_of(text, _PIECE_CHARACTERS):
            run = onnxruntime.RunOptions()
            working = loop.run_in_executor(self._thread, self._sound, piece, voice.speed, run)
            try:
                data = await working
            except EngineUnavailable:
                raise
            except Exception as error:  # noqa: BLE001 - onnxruntime's errors have no common root
                kind = SpeechBroken if said_ms else EngineUnavailable
                raise kind(f"piper failed: {type(error).__name__}") from None
            finally:
                run.terminate = True  # in case nobody waits any more: it stops at the next node
            if data:
                piece_ms = len(data) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
                words = estimated_words(piece, piece_ms)
                yield SpeechChunk(data, shifted(words, by_ms=said_ms, by_characters=begin))
                said_ms += piece_ms

    async def voices(self) -> tuple[OfferedVoice, ...]:
        return (OfferedVoice(self._voice, self._manner.language, self._voice),)

    async def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _sound(self, text: str, speed: float, run: onnxruntime.RunOptions) -> bytes:
        manner = self._manner
        ids = [*_ids_of(self._phonemes(text), manner.ids)]
        length = manner.length / max(_SLOWEST, min(_FASTEST, speed))
        given = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array([manner.noise, length, manner.noise_of_length], np.float32),
        }
        if manner.speakers > 1:
            given["sid"] = np.array([0], np.int64)
        wave = np.asarray(self._session.run(None, given, run)[0]).squeeze()
        samples = (np.clip(wave, -1.0, 1.0) * 32767).astype("<i2").tobytes()
        changer = RateChanger(manner.rate_hz)
        return changer.push(samples) + changer.finish()

    def _phonemes(self, text: str) -> Iterator[str]:
        """Sound by sound, with the marks between clauses, which a voice makes pauses and melody of."""
        for clause in _CLAUSE.findall(text):
            said = clause.strip()
            words = said.rstrip(",;:.!?")
            if words:
                yield from unicodedata.normalize("NFD", self._library.phonemes(words, self._manner.espeak_voice))
            yield from said[len(words) : len(words) + 1]
            yield " "


def _ids_of(phonemes: Iterator[str], ids: Mapping[str, Sequence[int]]) -> Iterator[int]:
    yield from ids.get(_BEGIN, ())
    for phoneme in phonemes:
        if phoneme in ids:  # a sound that the voice has never learnt is left out, as Piper does
            yield from ids[phoneme]
            yield from ids.get(_BETWEEN, ())
    yield from ids.get(_END, ())
