"""The one espeak-ng of this process, by ctypes.

Its state belongs to the process and it isn't re-entrant, so whoever needs it (speaking, pronunciations) shares the
library that ``espeak_library`` gives, which lets one in at a time. Everything here blocks: call it in a thread.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final

import espeakng_loader

from vitavoce.core.errors import EngineUnavailable

_SYNCHRONOUS: Final = 2
_CHUNK_MS: Final = 100
_BY_CHARACTER: Final = 1
_UTF8: Final = 1
_RATE: Final = 1
_IPA: Final = 2
_EVENTS_END: Final = 0
_WORD_EVENT: Final = 1
_STOP: Final = 1
_GO_ON: Final = 0


@dataclass(frozen=True, slots=True)
class WordBegin:
    """A word begins to sound at ``at_ms`` of the clip; ``place`` is its first character."""

    place: int
    at_ms: float


OnSound = Callable[[bytes, tuple[WordBegin, ...]], bool]
"""Takes 16-bit samples as they come; False stops the clip."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class EspeakLibrary:
    """Loaded in 4 ms; speaks about 200 times faster than anybody listens."""

    def __init__(self) -> None:
        """Raises EngineUnavailable where the library can't be loaded here."""
        try:
            self._library = ctypes.CDLL(espeakng_loader.get_library_path())
            data_path = espeakng_loader.get_data_path()
        except (OSError, RuntimeError) as error:
            raise EngineUnavailable(f"espeak-ng can't be loaded: {error}") from None
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.rate_hz = int(self._library.espeak_Initialize(_SYNCHRONOUS, _CHUNK_MS, data_path.encode(), 0))
        if self.rate_hz <= 0:
            raise EngineUnavailable("espeak-ng doesn't start with the data it came with")
        self._lock = Lock()
        self._on_sound: OnSound | None = None
        self._broke: Exception | None = None
        self._callback = _Callback(self._sound_came)  # must outlive the library's use of it
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str, voice: str, words_per_minute: int, on_sound: OnSound) -> None:
        """Raises EngineUnavailable for a voice that it doesn't have."""
        encoded = text.encode() + b"\0"
        with self._lock:
            self._set_voice(voice)
            self._library.espeak_SetParameter(_RATE, words_per_minute, 0)
            self._on_sound = on_sound
            try:
                self._library.espeak_Synth(encoded, len(encoded), 0, _BY_CHARACTER, 0, _UTF8, None, None)
            finally:
                broke, self._broke, self._on_sound = self._broke, None, None
        if broke is not None:
            raise broke

    def phonemes(self, text: str, voice: str) -> str:
        """How the text is pronounced, in IPA. Raises EngineUnavailable for a voice that it doesn't have."""
        pointer = ctypes.c_char_p(text.encode())
        said: list[str] = []
        with self._lock:
            self._set_voice(voice)
            while pointer.value:  # one clause at a time; NULL at the end
                clause = self._library.espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, _IPA)
                said.append((clause or b"").decode())
        return " ".join(part.strip() for part in said if part.strip())

    def _set_voice(self, voice: str) -> None:
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EngineUnavailable(f"espeak-ng has no voice “{voice}”")

    def _sound_came(self, samples: object, count: int, events: object) -> int:
        on_sound = self._on_sound
        if on_sound is None:
            return _STOP
        try:
            begins = tuple(_word_begins(events))
            data = ctypes.string_at(samples, count * 2) if count and samples else b""  # type: ignore[arg-type]  # a pointer
            return _GO_ON if on_sound(data, begins) else _STOP
        except Exception as error:  # noqa: BLE001 - it can't pass through the library, and is raised behind it
            self._broke = error
            return _STOP


def _word_begins(events: object) -> list[WordBegin]:
    begins: list[WordBegin] = []
    place = 0
    while (event := events[place]).type != _EVENTS_END:  # type: ignore[index]  # a pointer to an array
        if event.type == _WORD_EVENT:
            begins.append(WordBegin(event.text_position - 1, float(event.audio_position)))
        place += 1
    return begins


@cache
def espeak_library() -> EspeakLibrary:
    """Cached, because the library's own state is one for the whole process. Raises EngineUnavailable."""
    return EspeakLibrary()
