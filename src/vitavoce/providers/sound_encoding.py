"""Samples become MP3, Opus, AAC, FLAC or WAV, bit by bit, by PyAV; for threads: 5 s of speech take 10 to 60 ms."""

import io
from types import MappingProxyType
from typing import Any, Final

import av
from av.audio.stream import AudioStream

from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ

_AUTHOR: Final = "vitavoce"
# Nothing is gained for speech by more. libopus takes 64,000 for an average of many voices and writes 110,000 of one.
_BITS_A_SECOND: Final = MappingProxyType({"mp3": 64_000, "aac": 64_000, "opus": 32_000})
# Form → container, codec, options of the container. None of them seeks back, so that all can be streamed.
_WAYS: Final = MappingProxyType(
    {
        "mp3": ("mp3", "libmp3lame", {"write_xing": "0"}),
        "opus": ("ogg", "libopus", {"page_duration": "200000"}),
        "aac": ("adts", "aac", {"write_id3v2": "1"}),
        "flac": ("flac", "flac", {}),
        "wav": ("wav", "pcm_s16le", {}),
    }
)
_OPUS_RATE_HZ: Final = 48_000  # whatever goes in


class RawSamples:
    """The form that is none: it can hold no mark, so that who sends it must say what it is."""

    def write(self, samples: bytes) -> bytes:
        return samples

    def finish(self) -> bytes:
        return b""


class ContainerEncoder:
    def __init__(self, form: str, mark: str, rate_hz: int = SPEAKING_RATE_HZ) -> None:
        """``mark`` is written into the metadata; ``rate_hz`` is that of the samples."""
        container, codec, options = _WAYS[form]
        self._rate_hz = rate_hz
        self._written = _Pipe()
        self._container = av.open(self._written, "w", format=container, options=options)
        self._container.metadata.update({"artist": _AUTHOR, "comment": mark})
        stream = self._container.add_stream(codec, rate=_OPUS_RATE_HZ if form == "opus" else rate_hz, layout="mono")
        if not isinstance(stream, AudioStream):
            raise TypeError(f"{codec} encodes no sound")
        if bits_a_second := _BITS_A_SECOND.get(form):
            stream.bit_rate = bits_a_second
        self._stream = stream

    def write(self, samples: bytes) -> bytes:
        if not samples:
            return b""
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples) // SAMPLE_BYTES)
        frame.sample_rate = self._rate_hz
        frame.planes[0].update(samples)
        self._container.mux(self._stream.encode(frame))
        return self._written.taken()

    def finish(self) -> bytes:
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._written.taken()


class _Pipe(io.RawIOBase):
    """What the container writes, until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return memoryview(data).nbytes

    def taken(self) -> bytes:
        data = bytes(self._held)
        self._held.clear()
        return data


def encoder_of(form: str, mark: str, rate_hz: int = SPEAKING_RATE_HZ) -> RawSamples | ContainerEncoder:
    """An encoder for a form by its name: ``mp3``, ``opus``, ``aac``, ``flac``, ``wav``, ``pcm``."""
    return RawSamples() if form == "pcm" else ContainerEncoder(form, mark, rate_hz)
