"""Recognition by anybody who speaks OpenAI's ``/v1/audio/transcriptions``: OpenAI, Groq, speaches, vLLM."""

import io
import wave
from collections.abc import Iterable
from typing import Final

import httpx2
from openai import AsyncOpenAI, OpenAIError, omit
from openai.types.audio import TranscriptionVerbose

from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import SAMPLE_BYTES, Hints, Pcm, Recognised
from vitavoce.providers.resilience.failures import Failure
from vitavoce.providers.speech_server_failures import server_failure
from vitavoce.providers.stt.engine import RecognitionFailed
from vitavoce.providers.stt.gates import Gates, Segment

NAME: Final = "openai"
_CONNECT_S: Final = 3.0
_PROMPT_CHARACTERS: Final = 600  # Whisper reads the last 224 tokens of it
# Whisper tells languages by their English names.
_CODES: Final = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "dutch": "nl", "danish": "da",
    "norwegian": "no", "swedish": "sv", "finnish": "fi", "polish": "pl", "portuguese": "pt", "russian": "ru",
    "ukrainian": "uk", "czech": "cs", "turkish": "tr", "arabic": "ar", "hindi": "hi", "chinese": "zh",
    "japanese": "ja", "korean": "ko",
}  # fmt: skip


class OpenAiTranscriber:
    name: Final = NAME

    def __init__(self, *, base_url: str | None, api_key: str, model: str, gates: Gates) -> None:
        # Retries are not for this layer: whoever wraps it goes on to the next engine instead.
        self._client = AsyncOpenAI(base_url=base_url, api_key=api_key, max_retries=0)
        self._model = model
        self._gates = gates

    async def state(self) -> str:
        return "ok"

    async def prepare(self) -> None:
        """Nothing to load: the first question opens the connection."""

    async def close(self) -> None:
        await self._client.close()

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        """Raises SpeechNotFound, RecognitionFailed."""
        try:
            told = await self._client.audio.transcriptions.create(
                file=("question.wav", _wav(sound), "audio/wav"),
                model=self._model,
                response_format="verbose_json",
                language=hints.language or omit,
                prompt=_prompt(hints.names) or omit,
                temperature=0,
                timeout=httpx2.Timeout(max(0.1, deadline.left_s), connect=_CONNECT_S),
            )
        except (OpenAIError, httpx2.HTTPError) as error:
            raise _failed(error) from None
        except ValueError as error:  # the SDK's own for what is no JSON
            raise RecognitionFailed("the transcription server sent what is no transcription", Failure.SERVER) from error
        believed = self._gates.believe(_segments(told))
        language = str(getattr(told, "language", None) or hints.language or "en").lower()
        return Recognised(
            text=believed.text, language=_CODES.get(language, language), confidence=believed.confidence, engine=NAME
        )


def _segments(told: TranscriptionVerbose) -> list[Segment]:
    """Of a server that tells no segments, the text as one."""
    segments = getattr(told, "segments", None)
    if not segments:
        return [Segment(str(getattr(told, "text", None) or ""))]
    return [Segment(segment.text, segment.avg_logprob, segment.no_speech_prob) for segment in segments]


def _prompt(names: Iterable[str]) -> str:
    """The most important names, last, where Whisper heeds them most."""
    chosen: list[str] = []
    length = 0
    for name in names:
        length += len(name) + 2
        if length > _PROMPT_CHARACTERS:
            break
        chosen.append(name)
    return ", ".join(reversed(chosen))


def _wav(sound: Pcm) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(SAMPLE_BYTES)
        written.setframerate(sound.rate_hz)
        written.writeframes(sound.data)
    return file.getvalue()


def _failed(error: Exception) -> RecognitionFailed:
    failed = server_failure(error)
    return RecognitionFailed(
        f"the transcription server {failed.told}", failed.failure, retry_after_s=failed.retry_after_s
    )
