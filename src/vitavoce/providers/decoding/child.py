"""Reads recordings with FFmpeg, in a process of its own that can open nothing and may die.

One request on stdin, one answer on stdout, until stdin ends; see ``wire``. A file may be made to exploit FFmpeg, to
name other files, or to never end; so:

- no file and no socket can be opened any more (no descriptors left, no file may grow), whatever happens in FFmpeg;
- memory and processor time are limited by the kernel;
- the one format that the bytes look like, and a short list of codecs; nothing that refers to elsewhere.
"""

import io
import resource
import sys
from typing import Final, NoReturn

import av
import av.logging
from av.audio.codeccontext import AudioCodecContext
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.error import FFmpegError
from av.packet import Packet

from vitavoce.providers.decoding.wire import INVALID, REQUEST, SAMPLES, TOO_LONG, UNSUPPORTED
from vitavoce.providers.worker_processes import ANSWER

_CPU_S_PER_REQUEST: Final = 10
_CHANNELS: Final = range(1, 9)
_RATES_HZ: Final = range(4_000, 192_001)
_CODECS: Final = frozenset(
    "opus vorbis flac alac mp3 mp3float mp2 mp2float aac aac_fixed libopus libvorbis "
    "pcm_u8 pcm_s16le pcm_s16be pcm_s24le pcm_s32le pcm_f32le pcm_f64le pcm_alaw pcm_mulaw".split()
)
_PACKETS_WITHOUT_SOUND: Final = 5_000  # a minute of the shortest frames there are


class _Refused(Exception):
    def __init__(self, status: bytes, words: str) -> None:
        super().__init__(words)
        self.status = status


def main() -> None:
    _prepare_codecs()
    _lock_up(memory_bytes=int(sys.argv[1]))
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while header := source.read(REQUEST.size):
        name, rate_hz, most_ms, length = REQUEST.unpack(header)
        recording = source.read(length)
        _allow_processor_time()
        try:
            status, content = SAMPLES, _decode(recording, name.rstrip(b"\0").decode(), rate_hz, most_ms)
        except _Refused as refused:
            status, content = refused.status, str(refused).encode()
        except (FFmpegError, ValueError, OverflowError, IndexError, EOFError, UnicodeError) as error:
            status, content = INVALID, type(error).__name__.encode()
        target.write(ANSWER.pack(status, len(content)))
        target.write(content)
        target.flush()


def _decode(recording: bytes, container: str, rate_hz: int, most_ms: int) -> bytes:
    options = {"format_whitelist": container, "protocol_whitelist": "", "codec_whitelist": ",".join(sorted(_CODECS))}
    with av.open(
        io.BytesIO(recording), "r", format=container, container_options=options, io_open=_open_nothing
    ) as opened:
        if not opened.streams.audio:
            raise _Refused(INVALID, "There is no sound track in it.")
        stream = opened.streams.audio[0]
        _check(stream)
        return _samples(opened, stream, rate_hz, most_ms)


def _samples(opened: av.container.InputContainer, stream: AudioStream, rate_hz: int, most_ms: int) -> bytes:
    """Counted while they are decoded: what a file says of its length may be missing, or a lie."""
    resampler = AudioResampler("s16", "mono", rate_hz)
    most_bytes = 2 * rate_hz * most_ms // 1000
    decoded = bytearray()
    silent_packets = 0
    for packet in opened.demux(stream):
        silent_packets += 1
        for frame in _frames(packet):
            silent_packets = 0
            if frame.sample_rate not in _RATES_HZ or len(frame.layout.channels) not in _CHANNELS:
                raise _Refused(UNSUPPORTED, "Its channels or sample rate change to what isn't taken.")
            for resampled in resampler.resample(frame):
                decoded += bytes(resampled.planes[0])[: 2 * resampled.samples]
            if len(decoded) > most_bytes:
                raise _Refused(TOO_LONG, f"A recording may last {most_ms / 1000:g} seconds.")
        if silent_packets > _PACKETS_WITHOUT_SOUND:
            raise _Refused(INVALID, "There is no sound in it.")
    for resampled in resampler.resample(None):
        decoded += bytes(resampled.planes[0])[: 2 * resampled.samples]
    return bytes(decoded[:most_bytes])


def _frames(packet: "Packet[AudioStream]") -> list[av.AudioFrame]:
    """None of a broken packet: what comes before and after it can still be heard."""
    try:
        return list(packet.decode())
    except FFmpegError:
        return []


def _check(stream: AudioStream) -> None:
    codec = _codec(stream)
    if codec is None or codec.name not in _CODECS:
        raise _Refused(UNSUPPORTED, "Its codec isn't taken.")
    if codec.sample_rate not in _RATES_HZ:
        raise _Refused(UNSUPPORTED, f"A sample rate of {codec.sample_rate} Hz isn't taken.")
    if codec.channels not in _CHANNELS:
        raise _Refused(UNSUPPORTED, f"{codec.channels} channels aren't taken.")
    codec.thread_count = 1


def _codec(stream: AudioStream) -> AudioCodecContext | None:
    """None of a codec that isn't known, which PyAV's types don't say."""
    return stream.codec_context


def _open_nothing(*_asked: object) -> NoReturn:
    raise PermissionError("A recording may not refer to other files.")


def _prepare_codecs() -> None:
    """Whatever is loaded lazily is loaded before nothing can be opened any more."""
    av.logging.set_level(None)
    silence = io.BytesIO()
    with av.open(silence, "w", format="wav") as written:
        stream = written.add_stream("pcm_s16le", rate=8000, layout="mono")
        frame = av.AudioFrame(format="s16", layout="mono", samples=800)
        frame.sample_rate = 8000
        frame.planes[0].update(bytes(1600))
        written.mux(stream.encode(frame))
        written.mux(stream.encode(None))
    _decode(silence.getvalue(), "wav", 16_000, 1000)


def _lock_up(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _allow_processor_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed_s = int(used.ru_utime + used.ru_stime) + _CPU_S_PER_REQUEST
    resource.setrlimit(resource.RLIMIT_CPU, (allowed_s, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
