"""Sound of any rate, or in MP3, as samples at ``SPEAKING_RATE_HZ``, bit by bit as it comes."""

from collections.abc import Sequence
from typing import Any, Final

import av

from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ

_FORMAT: Final = "s16"
_LAYOUT: Final = "mono"


class RateChanger:
    """Mono 16-bit samples of one rate become those of another; 8 s take 3 ms."""

    def __init__(self, from_hz: int, to_hz: int = SPEAKING_RATE_HZ) -> None:
        self._from_hz = from_hz
        self._same = from_hz == to_hz
        self._resampler = av.AudioResampler(format=_FORMAT, layout=_LAYOUT, rate=to_hz)
        self._odd = b""

    def push(self, data: bytes) -> bytes:
        """What can be said of the samples so far; a half sample waits for its other half."""
        data = self._odd + data
        whole = len(data) - len(data) % SAMPLE_BYTES
        self._odd = data[whole:]
        data = data[:whole]
        if self._same or not data:
            return data
        return b"".join(samples_of(frame) for frame in self._resampler.resample(frame_of(data, self._from_hz)))

    def finish(self) -> bytes:
        """What was held back."""
        if self._same:
            return b""
        return b"".join(samples_of(frame) for frame in self._resampler.resample(None))


class Mp3Decoder:
    """An MP3 stream, cut anywhere, becomes samples."""

    def __init__(self) -> None:
        self._codec = av.CodecContext.create("mp3", "r")
        self._resampler = av.AudioResampler(format=_FORMAT, layout=_LAYOUT, rate=SPEAKING_RATE_HZ)

    def push(self, data: bytes) -> bytes:
        """Raises ValueError where this isn't MP3."""
        return self._decoded(self._codec.parse(data))

    def finish(self) -> bytes:
        """What was held back. Raises ValueError where this isn't MP3."""
        rest = self._decoded([*self._codec.parse(None), None])
        return rest + b"".join(samples_of(frame) for frame in self._resampler.resample(None))

    def _decoded(self, packets: "Sequence[av.Packet[Any] | None]") -> bytes:
        samples: list[bytes] = []
        try:
            for packet in packets:
                for frame in self._codec.decode(packet):
                    samples.extend(samples_of(changed) for changed in self._resampler.resample(frame))
        except av.FFmpegError as error:
            raise ValueError(f"not MP3: {error}") from None
        return b"".join(samples)


def frame_of(data: bytes, rate_hz: int) -> av.AudioFrame:
    frame = av.AudioFrame(format=_FORMAT, layout=_LAYOUT, samples=len(data) // SAMPLE_BYTES)
    frame.sample_rate = rate_hz
    frame.planes[0].update(data)
    return frame


def samples_of(frame: av.AudioFrame) -> bytes:
    return bytes(frame.planes[0])[: frame.samples * SAMPLE_BYTES]
