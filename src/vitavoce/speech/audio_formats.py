"""What kind of recording some bytes are, by what they hold; names and types sent along are not believed."""

from dataclasses import dataclass
from typing import Final

from vitavoce.core.errors import AudioInvalid, AudioUnsupported

SNIFFED_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Container:
    """``name`` as FFmpeg calls what reads it."""

    name: str
    media_type: str


MATROSKA: Final = Container("matroska", "audio/webm")
OGG: Final = Container("ogg", "audio/ogg")
MP3: Final = Container("mp3", "audio/mpeg")
AAC: Final = Container("aac", "audio/aac")
FLAC: Final = Container("flac", "audio/flac")
WAV: Final = Container("wav", "audio/wav")
MP4: Final = Container("mov", "audio/mp4")

TAKEN: Final = "webm, ogg, mp3, m4a, aac, flac and wav"
_BEGINNINGS: Final = (
    (b"\x1a\x45\xdf\xa3", MATROSKA),
    (b"OggS", OGG),
    (b"fLaC", FLAC),
    (b"ID3", MP3),
)
# Sound, or a film, that is known and not taken: told apart from what is no sound at all.
_NOT_TAKEN: Final = (
    (b"FORM", "AIFF"),
    (b"#!AMR", "AMR"),
    (b"\x30\x26\xb2\x75", "WMA"),
    (b"caff", "CAF"),
    (b"MThd", "MIDI"),
    (b".snd", "AU"),
    (b"FLV\x01", "FLV"),
    (b"\x00\x00\x01\xba", "MPEG-PS"),
    (b"MAC ", "APE"),
    (b"wvpk", "WavPack"),
)


def container_of(recording: bytes) -> Container:
    """Raises AudioUnsupported for a format that isn't taken, AudioInvalid for what is no sound."""
    head = recording[:SNIFFED_BYTES]
    for beginning, container in _BEGINNINGS:
        if head.startswith(beginning):
            return container
    if head[4:8] == b"ftyp":
        return MP4
    if head[:4] == b"RIFF":
        return _riff(head[8:12])
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return AAC if head[1] & 0x06 == 0 else MP3  # layer 0 is ADTS
    for beginning, name in _NOT_TAKEN:
        if head.startswith(beginning):
            raise AudioUnsupported(f"{name} isn't taken; {TAKEN} are.")
    raise AudioInvalid(f"This isn't a recording that can be read; {TAKEN} are taken.")


def _riff(kind: bytes) -> Container:
    if kind == b"WAVE":
        return WAV
    raise AudioUnsupported(f"Of RIFF files only wav is taken; {TAKEN} are.")
