"""A voice that hums, as long as a real one would speak, with the bounds of each word."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import VitavoceError
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, SpeechChunk, Voice
from vitavoce.providers.tts.word_timing import estimated_words

_CHUNK_MS: Final = 100
_CHUNK: Final = (b"\x00\x08\x00\xf8" * SPEAKING_RATE_HZ)[: SPEAKING_RATE_HZ * SAMPLE_BYTES * _CHUNK_MS // 1000]


class ScriptedSynthesiser:
    """``first_sound_s`` until the first chunk, which is all that is waited for; ``failing`` is raised instead."""

    name = "scripted"

    def __init__(
        self,
        *,
        first_sound_s: float = 0.0,
        characters_per_s: float = 15.0,
        failing: VitavoceError | None = None,
        fails_after_chunks: int = 0,
    ) -> None:
        self._first_sound_s = first_sound_s
        self._characters_per_s = characters_per_s
        self._failing = failing
        self._fails_after_chunks = fails_after_chunks
        self.spoken: list[str] = []
        self.stopped = 0

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        del deadline
        self.spoken.append(text)
        try:
            await asyncio.sleep(self._first_sound_s)
            chunks = max(1, round(len(text) * 1000 / (self._characters_per_s * voice.speed * _CHUNK_MS)))
            words = estimated_words(text, chunks * _CHUNK_MS)
            for number in range(chunks):
                if self._failing is not None and number >= self._fails_after_chunks:
                    raise self._failing
                yield SpeechChunk(_CHUNK, tuple(word for word in words if word.begin_ms // _CHUNK_MS == number))
        except (asyncio.CancelledError, GeneratorExit):
            self.stopped += 1
            raise
