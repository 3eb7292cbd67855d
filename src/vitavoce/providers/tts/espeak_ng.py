"""Speech by the espeak-ng that is bundled: works offline, at once, and sounds like it."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, OfferedVoice, SpeechChunk, SpokenWord, Voice
from vitavoce.providers.espeak_library import EspeakLibrary, WordBegin, espeak_library
from vitavoce.providers.tts.pieces import pieces_of
from vitavoce.providers.tts.sound import RateChanger
from vitavoce.providers.tts.word_timing import WordClock, shifted

_WORDS_PER_MINUTE: Final = 165
_SLOWEST, _FASTEST = 80, 450  # what espeak-ng speaks at all
_PIECE_CHARACTERS: Final = 400  # 27 s: what one clip may have waiting, and keep the only thread for (0.15 s)
_DEFAULT: Final = "en-gb"
_VOICES: Final = {  # by our names, which are languages; espeak-ng's own are those of its files
    "en-gb": "en",
    "en-us": "en-us",
    "cmn": "cmn",
    "da": "da",
    "de": "de",
    "es": "es",
    "es-419": "es-419",
    "fi": "fi",
    "fr": "fr",
    "it": "it",
    "nb": "nb",
    "nl": "nl",
    "pl": "pl",
    "pt": "pt",
    "pt-br": "pt-br",
    "ru": "ru",
    "sv": "sv",
    "tr": "tr",
    "uk": "uk",
}
_OTHER_TAGS: Final = {"en": "en-gb", "no": "nb", "nn": "nb", "zh": "cmn"}


class EspeakNg:
    name: Final = "espeak-ng"

    def __init__(self) -> None:
        """Raises EngineUnavailable where the library can't be loaded. Blocks for some ms."""
        self._library = espeak_library()
        # One thread, because one is let into the library at a time.
        self._thread = ThreadPoolExecutor(1, "espeak-ng")

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        del deadline  # whoever wraps an engine watches the time: see watched.py
        said_ms = 0.0
        for begin, piece in pieces_of(text, _PIECE_CHARACTERS):
            clip = _Clip(self._library, piece, voice, asyncio.get_running_loop())
            working = asyncio.get_running_loop().run_in_executor(self._thread, clip.work)
            try:
                async for chunk in clip.chunks():
                    yield SpeechChunk(chunk.data, shifted(chunk.words, by_ms=said_ms, by_characters=begin))
            finally:
                clip.stopped = True
                working.cancel()
            said_ms += clip.said_ms

    async def voices(self) -> tuple[OfferedVoice, ...]:
        return tuple(OfferedVoice(name, name, f"espeak-ng {name}") for name in _VOICES)

    async def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)


class _Clip:
    """One piece of text on its way through the thread; chunks come over to the event loop."""

    def __init__(self, library: EspeakLibrary, text: str, voice: Voice, loop: asyncio.AbstractEventLoop) -> None:
        self.stopped = False
        self.said_ms = 0.0
        self._library = library
        self._text = text
        self._voice = _voice_name(voice)
        self._words_per_minute = max(_SLOWEST, min(_FASTEST, round(_WORDS_PER_MINUTE * voice.speed)))
        self._loop = loop
        self._arrived: asyncio.Queue[SpeechChunk | Exception | None] = asyncio.Queue()
        self._clock = WordClock(text)

    async def chunks(self) -> AsyncIterator[SpeechChunk]:
        while (arrived := await self._arrived.get()) is not None:
            if isinstance(arrived, Exception):
                raise arrived
            yield arrived

    def work(self) -> None:
        """In the thread."""
        if self.stopped:
            return
        changer = RateChanger(self._library.rate_hz)
        began = False

        def take(data: bytes, begins: tuple[WordBegin, ...]) -> bool:
            nonlocal began
            words = [word for begin in begins for word in self._clock.begins(begin.place, begin.at_ms)]
            began = self._give(changer.push(data), tuple(words)) or began
            return not self.stopped

        try:
            self._library.speak(self._text, self._voice, self._words_per_minute, take)
            rest = changer.finish()
            ends_ms = self.said_ms + _duration_ms(rest)
            self._give(rest, self._clock.ends(ends_ms))
            self._tell(None)
        except EngineUnavailable as error:
            self._tell(SpeechBroken(error.detail) if began else error)
        except Exception as error:  # noqa: BLE001 - whoever waits in the event loop must hear of it
            self._tell(SpeechBroken(f"espeak-ng broke off: {error}"))

    def _give(self, data: bytes, words: tuple[SpokenWord, ...]) -> bool:
        if not data and not words:
            return False
        self.said_ms += _duration_ms(data)
        self._tell(SpeechChunk(data, words))
        return True

    def _tell(self, news: SpeechChunk | Exception | None) -> None:
        try:
            self._loop.call_soon_threadsafe(self._arrived.put_nowait, news)
        except RuntimeError:  # the loop has ended, and nobody listens any more
            self.stopped = True


def _duration_ms(data: bytes) -> float:
    return len(data) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)


def _voice_name(voice: Voice) -> str:
    """One of ours by name; another engine's name means our own choice for the language."""
    if voice.name in _VOICES:
        return _VOICES[voice.name]
    language = voice.language.lower()
    primary = language.partition("-")[0]
    wanted = (language, _OTHER_TAGS.get(primary, primary), _DEFAULT)
    return next(_VOICES[name] for name in wanted if name in _VOICES)
