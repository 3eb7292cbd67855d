"""A recording that somebody sent in becomes the words that were said in it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioTooShort
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.domain.turn import Heard
from vitavoce.speech.audio_formats import container_of
from vitavoce.speech.recording import RecordingDecoder
from vitavoce.speech.speech_finding import RecordingJudge, SpeechRules, speech_in
from vitavoce.speech.transcription import Transcriber


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingRules:
    shortest_ms: float = 300.0
    deadline_s: float = 15.0
    speech: SpeechRules = field(default_factory=SpeechRules)


@dataclass(frozen=True, slots=True)
class HeardRecording:
    """``sound`` is what was recognised; ``took_ms`` is what reading and recognising took."""

    heard: Heard
    sound: Pcm
    took_ms: float


class RecordingListener:
    def __init__(
        self,
        decoder: RecordingDecoder,
        judge: Callable[[], Awaitable[RecordingJudge]],
        transcriber: Transcriber,
        rules: RecordingRules,
    ) -> None:
        self._decoder = decoder
        self._judge = judge
        self._transcriber = transcriber
        self._rules = rules

    async def hear(self, recording: bytes, hints: Hints) -> HeardRecording:
        """Raises AudioUnusable in its kinds, among them SpeechNotFound, and EngineUnavailable."""
        begun = perf_counter()
        deadline = Deadline.after(self._rules.deadline_s)
        sound = await self._decoder.decode(recording, container_of(recording).name, deadline)
        if sound.duration_ms < self._rules.shortest_ms:
            raise AudioTooShort(f"Please record {self._rules.shortest_ms / 1000:g} seconds or more.")
        judge = await self._judge()
        speech = await asyncio.to_thread(speech_in, sound, judge, self._rules.speech)
        recognised = await self._transcriber.transcribe(speech, hints, deadline)
        took_ms = round((perf_counter() - begun) * 1000, 3)
        return HeardRecording(_heard(recognised, sound.duration_ms), sound, took_ms)


def _heard(recognised: Recognised, duration_ms: float) -> Heard:
    return Heard(
        text=recognised.text,
        language=recognised.language,
        confidence=recognised.confidence,
        duration_ms=round(duration_ms),
        engine=recognised.engine,
    )
