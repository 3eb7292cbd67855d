"""Which arm of which experiment a session is in: the same one as long as the experiment runs, wherever it is asked."""

import hashlib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

METRICS: Final = ("thumbs_up", "follow_up", "contact", "completed")
"""What an experiment may be judged by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One way of answering; None leaves what the profile has."""

    name: str
    weight: float = 1.0
    prompt: str | None = None
    persona: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """``start`` and ``end`` are its first and last day; the first arm is the control. ``minimum`` is the number of
    sessions an arm needs before anything is concluded; without ``profiles`` it runs on all of them.
    """

    name: str
    arms: tuple[Arm, ...]
    start: date
    end: date | None = None
    metric: str = "thumbs_up"
    minimum: int = 100
    profiles: tuple[str, ...] = ()

    def runs(self, day: date, profile: str) -> bool:
        begun = self.start <= day and (self.end is None or day <= self.end)
        return begun and (not self.profiles or profile in self.profiles)

    def arm_of(self, session_id: str) -> Arm:
        """Weights hold over many sessions; one session always falls to the same arm."""
        place = _share(f"{self.name}\x1f{session_id}") * sum(arm.weight for arm in self.arms)
        for arm in self.arms:
            place -= arm.weight
            if place < 0:
                return arm
        return self.arms[-1]


@dataclass(frozen=True, slots=True)
class Assignment:
    """An arm that a session is in."""

    experiment: Experiment
    arm: Arm


def assigned(
    experiments: Iterable[Experiment],
    session_id: str,
    profile: str,
    day: date,
    stopped: Container[tuple[str, str]] = frozenset(),
) -> Assignment | None:
    """None where nothing runs, or where the session's arm was ``stopped`` (experiment and arm): such a session is
    answered as usual and counts for no arm any more.
    """
    for experiment in experiments:
        if experiment.runs(day, profile):
            arm = experiment.arm_of(session_id)
            return None if (experiment.name, arm.name) in stopped else Assignment(experiment, arm)
    return None


def _share(text: str) -> float:
    """A number from 0 to below 1, evenly spread and the same in every process."""
    hashed = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(hashed, "big") / 2**64
