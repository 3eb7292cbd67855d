"""Sound and what is heard in it: mono, 16-bit little-endian samples throughout."""

from dataclasses import dataclass
from typing import Final

SAMPLE_BYTES: Final = 2
HEARING_RATE_HZ: Final = 16_000
"""What recognisers and the speech detector take."""
SPEAKING_RATE_HZ: Final = 24_000
"""What synthesisers give, and what the realtime protocol carries in both directions."""
DETECTING_SAMPLES: Final = 512
"""Samples at ``HEARING_RATE_HZ`` that a speech detector judges at once: 32 ms."""


@dataclass(frozen=True, slots=True)
class Pcm:
    """A stretch of sound; ``data`` holds whole samples."""

    data: bytes
    rate_hz: int

    @property
    def duration_ms(self) -> float:
        return len(self.data) * 1000 / (SAMPLE_BYTES * self.rate_hz)


@dataclass(frozen=True, slots=True)
class JudgedWindow:
    """``DETECTING_SAMPLES`` samples at ``HEARING_RATE_HZ``, and how likely somebody speaks in them."""

    sound: bytes
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a recogniser may expect to hear about one profile.

    ``key`` names the profile's version, for what an engine prepares once per profile; ``names`` are words that a
    general vocabulary lacks, most important first; ``questions`` are whole questions that this profile answers.
    ``language`` is None where the engine is to find out.
    """

    key: str
    names: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What an engine heard; ``confidence`` from 0 to 1."""

    text: str
    language: str
    confidence: float
    engine: str


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of a spoken text: where its sound lies, in ms from the clip's beginning, and which characters it is."""

    begin_ms: float
    end_ms: float
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class SpeechChunk:
    """Sound at ``SPEAKING_RATE_HZ``, next in a clip, and the words whose bounds became known with it."""

    data: bytes
    words: tuple[SpokenWord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How to speak. ``name`` None means the engine's own choice for the language; ``speed`` 1.0 is its usual pace."""

    name: str | None = None
    language: str = "en"
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class OfferedVoice:
    """A voice of an engine; ``name`` is what ``Voice.name`` takes, ``language`` a BCP 47 tag."""

    name: str
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class Clip:
    """A sentence's whole sound at ``SPEAKING_RATE_HZ``."""

    data: bytes
    words: tuple[SpokenWord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """An answer's sound, kept; ``expires_at`` is RFC 3339 in UTC."""

    url: str
    expires_at: str
    media_type: str
    duration_ms: int

    def document(self) -> dict[str, object]:
        return {
            "url": self.url,
            "expires_at": self.expires_at,
            "media_type": self.media_type,
            "duration_ms": self.duration_ms,
        }
