"""What every live talk works with, and how patient it is."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.kept_recordings import KeptRecordings
from vitavoce.conversation.turn_taker import TurnTaker
from vitavoce.conversation.voice.detection import Broke, SharedDetection
from vitavoce.conversation.voice.reply import ReplyRules
from vitavoce.domain.speech import Hints, Voice
from vitavoce.speech.cues import SpokenCues
from vitavoce.speech.endpointing import EndpointRules, TurnDetection
from vitavoce.speech.synthesis import Synthesiser
from vitavoce.speech.transcription import Transcriber
from vitavoce.speech.vad import SoundStream


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRules:
    """``detection`` is for who asks for none; ``hearing_s`` is what recognition may take.

    During an answer, speech that lasts ``sustained_ms`` interrupts it whatever the words; shorter sounds are recognised
    first, and ``verdict_s`` after they began it is decided without. Less than ``least_speech_ms`` is a noise; from
    ``apology_speech_ms`` on it is said that nothing was understood. Whoever speaks again within ``merge_ms``, before
    any answer was heard, is taken to have gone on. Sound that stays away for ``input_gap_s`` counts as silence.
    """

    detection: TurnDetection = field(default_factory=TurnDetection)
    endpoint: EndpointRules = field(default_factory=EndpointRules)
    reply: ReplyRules = field(default_factory=ReplyRules)
    longest_utterance_ms: float = 30_000.0
    hearing_s: float = 6.0
    first_sound_s: float = 4.0
    sustained_ms: float = 700.0
    verdict_s: float = 2.0
    least_speech_ms: float = 128.0
    apology_speech_ms: float = 500.0
    merge_ms: float = 1500.0
    input_gap_s: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkOptions:
    """What the visitor's program chose; without ``detection`` it marks the turns itself."""

    detection: TurnDetection | None = field(default_factory=TurnDetection)
    creates_response: bool = True
    interrupts: bool = True
    idle_timeout_ms: int | None = None
    spoken: bool = True
    voice: Voice = field(default_factory=Voice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """``ready`` returns once ``open_stream`` can be called, or raises EngineUnavailable. ``hints`` are what a session's
    profile lets expect; ``apologies`` are by what went wrong; ``voice`` is for who asks for none.
    """

    ready: Callable[[], Awaitable[None]]
    taker: TurnTaker
    transcriber: Transcriber
    synthesiser: Synthesiser | None
    voice: Voice
    open_stream: Callable[[], SoundStream]
    detection: SharedDetection
    hints: Callable[[str], Awaitable[Hints]]
    recordings: KeptRecordings
    cues: SpokenCues
    apologies: Mapping[str, str]
    ids: IdMaker
    broke: Broke
    now: Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRules:
    """How many talks there may be at once, and how long one waits for a dropped connection to come back."""

    most_talks: int = 40
    most_talks_an_address: int = 8
    resume_s: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveVoice:
    """All that live talks need."""

    rooms: Rooms
    talk: TalkRules
    exchange: ExchangeRules

    def close(self) -> None:
        self.rooms.detection.close()
