"""The forms in which speech goes out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """``name`` is what OpenAI's ``response_format`` calls it."""

    name: str
    media_type: str
    extension: str


FORMATS: Final[Mapping[str, SoundFormat]] = MappingProxyType(
    {
        "mp3": SoundFormat("mp3", "audio/mpeg", "mp3"),
        "opus": SoundFormat("opus", "audio/ogg", "ogg"),
        "aac": SoundFormat("aac", "audio/aac", "aac"),
        "flac": SoundFormat("flac", "audio/flac", "flac"),
        "wav": SoundFormat("wav", "audio/wav", "wav"),
        "pcm": SoundFormat("pcm", "audio/pcm", "pcm"),
    }
)
AI_MARK: Final = "AI-generated speech"
"""Stands in the metadata of all that is spoken, in whatever form can hold any."""


class SoundEncoder(Protocol):
    """Takes samples at ``SPEAKING_RATE_HZ`` as they come, and gives the bytes of the form. Blocks."""

    def write(self, samples: bytes) -> bytes: ...

    def finish(self) -> bytes: ...


EncoderMaker = Callable[[SoundFormat], SoundEncoder]
