"""What visitors say of answers, and what was kept back of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vitavoce.domain.turn import Caught


class Thumb(StrEnum):
    """A visitor's judgement."""

    UP = "up"
    DOWN = "down"


class Reason(StrEnum):
    """Why an answer was of no use."""

    UNTRUE = "untrue"
    BESIDE_THE_POINT = "beside_the_point"
    INCOMPLETE = "incomplete"
    TOO_LONG = "too_long"
    UNCLEAR = "unclear"
    TONE = "tone"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What a visitor says of one answer; a ``reason`` goes with a thumb down only."""

    session_id: str
    turn_id: str
    thumb: Thumb
    reason: Reason | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Feedback as its owner reads it: beside the turn it is about."""

    feedback: Feedback
    given_at: datetime
    turn: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtSentences:
    """What grounding kept back of one turn, and who had written it."""

    turn_id: str
    created_at: datetime
    model: str | None
    prompt: str | None
    sentences: tuple[Caught, ...]
