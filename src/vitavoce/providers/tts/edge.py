"""Speech by the voices of Microsoft's Edge: free, good, and promised to nobody.

The service is unofficial and changes without notice, so it always stands in front of another engine and behind a cache.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Final

import aiohttp
import edge_tts
import edge_tts.communicate
from edge_tts.exceptions import EdgeTTSException

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, OfferedVoice, SpeechChunk, SpokenWord, Voice
from vitavoce.providers.tts.sound import Mp3Decoder
from vitavoce.providers.tts.word_timing import WordClock

_TICKS_PER_MS: Final = 10_000
_CONNECT_S: Final = 3
_READ_S: Final = 10
_SLOWEST_PERCENT, _FASTEST_PERCENT = -50, 100
_VOICES: Final = {  # one or two of some 400 for each language that résumés are often read in
    "en-GB": ("en-GB-SoniaNeural", "en-GB-RyanNeural"),
    "en-US": ("en-US-EmmaMultilingualNeural", "en-US-AndrewMultilingualNeural"),
    "de-DE": ("de-DE-KatjaNeural", "de-DE-ConradNeural"),
    "es-ES": ("es-ES-ElviraNeural", "es-ES-AlvaroNeural"),
    "fr-FR": ("fr-FR-DeniseNeural", "fr-FR-HenriNeural"),
    "it-IT": ("it-IT-ElsaNeural", "it-IT-DiegoNeural"),
    "nl-NL": ("nl-NL-FennaNeural", "nl-NL-MaartenNeural"),
    "pl-PL": ("pl-PL-ZofiaNeural", "pl-PL-MarekNeural"),
    "pt-PT": ("pt-PT-RaquelNeural", "pt-PT-DuarteNeural"),
    "sv-SE": ("sv-SE-SofieNeural", "sv-SE-MattiasNeural"),
}


class EdgeTts:
    name: Final = "edge-tts"

    def __init__(self, *, url: str | None = None, voice: str | None = None) -> None:
        """``url``: a relay to ask in the service's place; edge-tts has it as a constant of its module only."""
        if url is not None:
            vars(edge_tts.communicate)["WSS_URL"] = f"{url}?relay=1"  # it goes on with &
        self._voice = voice

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        del deadline  # whoever wraps an engine watches the time: see watched.py
        percent = max(_SLOWEST_PERCENT, min(_FASTEST_PERCENT, round((voice.speed - 1) * 100)))
        communicate = edge_tts.Communicate(
            text,
            self._voice_name(voice),
            rate=f"{percent:+d}%",
            boundary="WordBoundary",
            connect_timeout=_CONNECT_S,
            receive_timeout=_READ_S,
        )
        decoder, places = Mp3Decoder(), _Places(text)
        said_ms = 0.0
        try:
            async with aclosing(communicate.stream()) as messages:
                async for message in messages:
                    data: bytes = b""
                    words: tuple[SpokenWord, ...] = ()
                    if message["type"] == "audio":
                        data = decoder.push(message["data"])
                    else:
                        words = places.sounds(message["text"], message["offset"] / _TICKS_PER_MS)
                    said_ms += len(data) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
                    if data or words:
                        yield SpeechChunk(data, words)
            rest = decoder.finish()
        except (EdgeTTSException, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise (SpeechBroken if said_ms else EngineUnavailable)(_told(error)) from None
        # A turn that ended gives its bytes to the offsets of the next; a connection cut before it just stops.
        if communicate.state["chunk_audio_bytes"]:
            raise SpeechBroken("edge-tts hung up before the end")
        said_ms += len(rest) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
        yield SpeechChunk(rest, places.end(said_ms))

    async def voices(self) -> tuple[OfferedVoice, ...]:
        return tuple(
            OfferedVoice(name, language, name.removeprefix(f"{language}-").removesuffix("Neural"))
            for language, names in _VOICES.items()
            for name in names
        )

    async def close(self) -> None:
        """Each sentence has a connection of its own, which ends with it."""

    def _voice_name(self, voice: Voice) -> str:
        """An Edge voice by name; another engine's name means the owner's choice, or ours for the language."""
        if voice.name and voice.name.endswith("Neural"):
            return voice.name
        primary = voice.language.partition("-")[0].lower()
        if self._voice and self._voice.lower().startswith(f"{primary}-"):
            return self._voice
        for language, names in _VOICES.items():
            if language.lower() == voice.language.lower():
                return names[0]
        return next((names[0] for tag, names in _VOICES.items() if tag.startswith(f"{primary}-")), _VOICES["en-GB"][0])


def _told(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"{error.host} can't be reached"
    return f"edge-tts failed: {str(error) or type(error).__name__}"


class _Places:
    """Finds the words that the service names, one after another, in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0
        self._clock = WordClock(text)

    def sounds(self, word: str, at_ms: float) -> tuple[SpokenWord, ...]:
        place = self._text.find(word, self._read)
        if place < 0:
            return ()
        self._read = place + len(word)
        return self._clock.begins(place, at_ms)

    def end(self, at_ms: float) -> tuple[SpokenWord, ...]:
        return self._clock.ends(at_ms)
