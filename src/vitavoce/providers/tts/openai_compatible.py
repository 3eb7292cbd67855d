"""Speech by anybody who speaks OpenAI's ``/v1/audio/speech``: OpenAI itself, speaches, Kokoro, LocalAI."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Final

import httpx2
from openai import AsyncOpenAI, OpenAIError

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import SpeechBroken
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.resilience.failures import Failure
from vitavoce.providers.speech_server_failures import server_failure
from vitavoce.providers.tts.engine import EngineFailed
from vitavoce.providers.tts.pieces import pieces_of
from vitavoce.providers.tts.word_timing import estimated_words, shifted

_INPUT_CHARACTERS: Final = 4_000  # the protocol takes 4,096
_CHUNK_BYTES: Final = 4_800  # 100 ms
_SLOWEST, _FASTEST = 0.25, 4.0
_CONNECT_S: Final = 3.0
_READ_S: Final = 15.0
_VOICES: Final = ("alloy", "ash", "ballad", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer", "verse")


class OpenAiSpeech:
    name: Final = "openai"

    def __init__(self, *, base_url: str, api_key: str, model: str, voice: str) -> None:
        """``voice``: the one to speak with where none is asked for."""
        # Retries are not for this layer: whoever wraps it goes on to the next engine instead.
        self._client = AsyncOpenAI(
            base_url=base_url,
            api_key=api_key,
            max_retries=0,
            timeout=httpx2.Timeout(_READ_S, connect=_CONNECT_S),
        )
        self._model = model
        self._voice = voice

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        """Words are estimated at each piece's end: the protocol says nothing of them."""
        del deadline  # whoever wraps an engine watches the time: see watched.py
        said_ms = 0.0
        for begin, piece in pieces_of(text, _INPUT_CHARACTERS):
            piece_ms = 0.0
            async with aclosing(self._sound(piece, voice, began=bool(said_ms))) as sound:
                async for data in sound:
                    piece_ms += len(data) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
                    yield SpeechChunk(data)
            if piece_ms:
                words = estimated_words(piece, piece_ms)
                yield SpeechChunk(b"", shifted(words, by_ms=said_ms, by_characters=begin))
            said_ms += piece_ms

    async def voices(self) -> tuple[OfferedVoice, ...]:
        """The protocol has no way to ask: the usual names, and the owner's first."""
        return tuple(OfferedVoice(name, "en", name.title()) for name in dict.fromkeys((self._voice, *_VOICES)))

    async def close(self) -> None:
        await self._client.close()

    async def _sound(self, text: str, voice: Voice, *, began: bool) -> AsyncGenerator[bytes, None]:
        odd = b""
        try:
            async with self._client.audio.speech.with_streaming_response.create(
                input=text,
                model=self._model,
                voice=voice.name or self._voice,
                response_format="pcm",
                speed=max(_SLOWEST, min(_FASTEST, voice.speed)),
            ) as response:
                kind = response.headers.get("content-type", "")
                if kind.startswith(("application/json", "text/")):
                    raise EngineFailed(f"the speech server sent {kind} where sound was asked for", Failure.REFUSED)
                async for data in response.iter_bytes(_CHUNK_BYTES):
                    joined = odd + data
                    whole = len(joined) - len(joined) % SAMPLE_BYTES
                    odd = joined[whole:]
                    if whole:
                        began = True
                        yield joined[:whole]
        except (OpenAIError, httpx2.HTTPError, httpx2.StreamError) as error:
            if began:
                raise SpeechBroken(f"the speech server broke off: {type(error).__name__}") from None
            raise _failed(error) from None


def _failed(error: Exception) -> EngineFailed:
    failed = server_failure(error)
    return EngineFailed(f"the speech server {failed.told}", failed.failure, retry_after_s=failed.retry_after_s)
