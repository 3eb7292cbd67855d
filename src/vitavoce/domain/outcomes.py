"""What came of the arms of experiments.

What is kept of a session here holds no words and no id: it is known by a hash of its id, and stays when the session is
erased.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What one turn means to an experiment.

    ``arm`` is None where the turn was answered outside of it, as a refusal is: then it only tells that a session seen
    before went on. ``answered``: the visitor got what was asked for.
    """

    visitor: str
    experiment: str
    arm: str | None
    answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many sessions an arm had, and how many of them did what."""

    experiment: str
    arm: str
    sessions: int
    thumbs_up: int = 0
    thumbs_down: int = 0
    follow_up: int = 0
    contact: int = 0
    completed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppedArm:
    """An arm that harmed, and goes on no more."""

    experiment: str
    arm: str
    stopped_at: datetime
    why: str


def visitor_of(session_id: str) -> str:
    """Random ids can't be guessed back from their hash."""
    return hashlib.blake2b(session_id.encode(), digest_size=16).hexdigest()
