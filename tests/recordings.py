"""Recordings as browsers and programs make them, encoded for tests."""

import io

import av

from vitavoce.domain.speech import SAMPLE_BYTES, Pcm

FORMATS = {
    "webm": ("webm", "libopus", 48_000),
    "ogg": ("ogg", "libopus", 48_000),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "m4a": ("mp4", "aac", 44_100),
    "aac": ("adts", "aac", 44_100),
    "flac": ("flac", "flac", 44_100),
    "wav": ("wav", "pcm_s16le", 44_100),
}


def recorded(sound: Pcm, kind: str = "webm", *, layout: str = "mono", rate_hz: int | None = None) -> bytes:
    container, codec, usual_rate_hz = FORMATS[kind]
    file = io.BytesIO()
    with av.open(file, "w", format=container) as written:
        stream = written.add_stream(codec, rate=rate_hz or usual_rate_hz, layout=layout)
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(sound.data) // SAMPLE_BYTES)
        frame.sample_rate = sound.rate_hz
        frame.pts = 0
        frame.planes[0].update(sound.data)
        for part in (frame, None):
            written.mux(stream.encode(part))
    return file.getvalue()
