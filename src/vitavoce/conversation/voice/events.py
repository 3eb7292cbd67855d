"""What happens in a live talk, told to whoever carries it to the visitor. All ``…_ms`` are places in a sound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from vitavoce.core.errors import VitavoceError
from vitavoce.domain.speech import Recognised, SpokenWord

Ending = Literal["completed", "cancelled", "failed"]
Reason = Literal["turn_detected", "client_cancelled"]


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody speaks; during an answer it may still turn out to be a cough."""

    item_id: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class SpeechStopped:
    item_id: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class UtteranceCommitted:
    """What was said became an item of the conversation."""

    item_id: str


@dataclass(frozen=True, slots=True)
class UtteranceDropped:
    """What was heard is no question: a noise, a "mhm", the answer's echo, a wish for silence."""

    item_id: str


@dataclass(frozen=True, slots=True)
class UtteranceWithdrawn:
    """A committed utterance went on after all; what follows holds it too."""

    item_id: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """What seems to be said so far; it may change."""

    item_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    item_id: str
    recognised: Recognised
    duration_ms: float


@dataclass(frozen=True, slots=True)
class NotHeard:
    item_id: str
    error: VitavoceError


@dataclass(frozen=True, slots=True)
class NobodySpoke:
    """For so long that the visitor is asked whether they are there."""

    item_id: str
    begin_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class ReplyBegun:
    reply_id: str
    item_id: str
    spoken: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """A turn without its answer: what was understood, and the cards."""

    reply_id: str
    turn: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ClauseSaid:
    """The next words of an answer, as their sound begins to go out; ``begin`` is their place in the whole text."""

    reply_id: str
    text: str
    begin: int


@dataclass(frozen=True, slots=True)
class Sound:
    """The next stretch of an answer's sound, at ``SPEAKING_RATE_HZ``."""

    reply_id: str
    data: bytes
    at_ms: float


@dataclass(frozen=True, slots=True)
class WordsTimed:
    """Words of an answer: characters of its whole text, ms of its whole sound."""

    reply_id: str
    words: Sequence[SpokenWord]


@dataclass(frozen=True, slots=True)
class SoundPaused:
    """The visitor made a sound: nothing more goes out until it is known what it was."""

    reply_id: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class SoundResumed:
    """It was nothing; the sound goes on where it stopped."""

    reply_id: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class SoundStopped:
    """All of the answer has been played."""

    reply_id: str


@dataclass(frozen=True, slots=True)
class SoundCleared:
    """What has gone out after ``at_ms`` must not be played."""

    reply_id: str
    at_ms: float


@dataclass(frozen=True, slots=True)
class ReplyEnded:
    """All that is going to go out has gone out."""

    reply_id: str
    ending: Ending
    reason: Reason | None = None
    error: VitavoceError | None = None


@dataclass(frozen=True, slots=True)
class TurnKept:
    """Also told again once a kept turn was cut short."""

    reply_id: str
    turn: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something didn't work; what the visitor gets because of it is told by other events."""

    error: VitavoceError


TalkEvent = (
    SpeechStarted
    | SpeechStopped
    | UtteranceCommitted
    | UtteranceDropped
    | UtteranceWithdrawn
    | Hearing
    | Heard
    | NotHeard
    | NobodySpoke
    | ReplyBegun
    | Understood
    | ClauseSaid
    | Sound
    | WordsTimed
    | SoundPaused
    | SoundResumed
    | SoundStopped
    | SoundCleared
    | ReplyEnded
    | TurnKept
    | Trouble
)
