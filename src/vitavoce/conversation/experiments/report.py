"""What an experiment has shown so far, and whether it is enough to go by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vitavoce.answering.experiments import Experiment
from vitavoce.conversation.experiments.posterior import Beta, chance_less, expected_losses
from vitavoce.domain.outcomes import StoppedArm, Tally

METRIC_WORDS: Final[Mapping[str, str]] = {
    "thumbs_up": "sessions with more thumbs up than down",
    "follow_up": "sessions that asked again",
    "contact": "sessions that followed a contact or link",
    "completed": "sessions completed: two answers, no thumb down, then silence",
}
_CONVINCED: Final = 0.95
_LOSS_NOT_WORTH_WAITING_FOR: Final = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmReport:
    """``better`` is the chance that it beats the control, None for the control itself; ``loss`` how far it is expected
    to be behind the best arm, in parts of one.
    """

    name: str
    sessions: int
    outcomes: int
    thumbs_down: int
    better: float | None
    loss: float
    stopped: StoppedArm | None

    @property
    def rate(self) -> float | None:
        return self.outcomes / self.sessions if self.sessions else None

    def document(self) -> dict[str, object]:
        return {
            "arm": self.name,
            "sessions": self.sessions,
            "outcomes": self.outcomes,
            "rate": self.rate,
            "thumbs_down": self.thumbs_down,
            "better_than_control": self.better,
            "expected_loss": self.loss,
            "stopped_at": self.stopped.stopped_at.isoformat() if self.stopped else None,
            "stopped_why": self.stopped.why if self.stopped else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperimentReport:
    """The control comes first."""

    experiment: Experiment
    arms: tuple[ArmReport, ...]

    @property
    def missing_sessions(self) -> int:
        """How many more the arm with the fewest needs; those stopped get none."""
        going_on = [arm.sessions for arm in self.arms if arm.stopped is None]
        return max(0, self.experiment.minimum - min(going_on, default=self.experiment.minimum))

    @property
    def verdict(self) -> str:
        """What to do, in words."""
        going_on = [arm for arm in self.arms if arm.stopped is None]
        if len(going_on) == 1:
            return f"“{going_on[0].name}” is the only arm left."
        if self.missing_sessions:
            return (
                f"Too early to tell: an arm still lacks {self.missing_sessions} of {self.experiment.minimum} sessions."
            )
        best = min(going_on, key=lambda arm: arm.loss)
        if best.loss <= _LOSS_NOT_WORTH_WAITING_FOR:
            return f"Choose “{best.name}”: its expected loss is {_percent(best.loss)}."
        leading = max(going_on, key=lambda arm: arm.better if arm.better is not None else 0.0)
        if leading.better is not None and leading.better >= _CONVINCED:
            return f"“{leading.name}” is better, with a chance of {_percent(leading.better)}."
        return "Undecided: go on."

    def document(self) -> dict[str, object]:
        experiment = self.experiment
        return {
            "experiment": experiment.name,
            "metric": experiment.metric,
            "start": experiment.start.isoformat(),
            "end": experiment.end.isoformat() if experiment.end else None,
            "minimum_sessions": experiment.minimum,
            "minimum_reached": not self.missing_sessions,
            "verdict": self.verdict,
            "arms": [arm.document() for arm in self.arms],
        }

    def text(self, today: date) -> str:
        """For a terminal."""
        head = f"{self.experiment.name}: {METRIC_WORDS[self.experiment.metric]} ({_state(self.experiment, today)})"
        rows = [
            ("arm", "sessions", "outcomes", "rate", "thumbs down", "P(better)", "expected loss"),
            *map(_row, self.arms),
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            "  ".join(
                cell.rjust(width) if place else cell.ljust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]
        stopped = [
            f"“{arm.name}” was stopped on {arm.stopped.stopped_at:%Y-%m-%d}: {arm.stopped.why}"
            for arm in self.arms
            if arm.stopped
        ]
        return "\n".join((head, *lines, *stopped, self.verdict))


def report_of(experiment: Experiment, tallies: Iterable[Tally], stopped: Iterable[StoppedArm]) -> ExperimentReport:
    """Arms that the file doesn't name any more are left out."""
    counted = {tally.arm: tally for tally in tallies if tally.experiment == experiment.name}
    ended = {arm.arm: arm for arm in stopped if arm.experiment == experiment.name}
    told = [counted.get(arm.name) or _nothing(experiment.name, arm.name) for arm in experiment.arms]
    shares = [posterior_of(tally, experiment.metric) for tally in told]
    losses = expected_losses(shares)
    return ExperimentReport(
        experiment=experiment,
        arms=tuple(
            ArmReport(
                name=tally.arm,
                sessions=tally.sessions,
                outcomes=outcomes_of(tally, experiment.metric),
                thumbs_down=tally.thumbs_down,
                better=chance_less(shares[0], share) if place else None,
                loss=loss,
                stopped=ended.get(tally.arm),
            )
            for place, (tally, share, loss) in enumerate(zip(told, shares, losses, strict=True))
        ),
    )


def posterior_of(tally: Tally, metric: str) -> Beta:
    return Beta.after(outcomes_of(tally, metric), tally.sessions)


def outcomes_of(tally: Tally, metric: str) -> int:
    outcomes: int = getattr(tally, metric)
    return outcomes


def reports_text(reports: Sequence[ExperimentReport], today: date) -> str:
    """All of them, or that there are none."""
    return "\n\n".join(report.text(today) for report in reports) or "There are no experiments: prompts.yaml names them."


def _row(arm: ArmReport) -> tuple[str, ...]:
    return (
        arm.name,
        str(arm.sessions),
        str(arm.outcomes),
        "–" if arm.rate is None else _percent(arm.rate),
        str(arm.thumbs_down),
        "control" if arm.better is None else _percent(arm.better),
        _percent(arm.loss),
    )


def _state(experiment: Experiment, today: date) -> str:
    if today < experiment.start:
        return f"begins on {experiment.start}"
    if experiment.end and today > experiment.end:
        return f"{experiment.start} to {experiment.end}, over"
    return f"since {experiment.start}" + (f", until {experiment.end}" if experiment.end else "")


def _nothing(experiment: str, arm: str) -> Tally:
    return Tally(experiment=experiment, arm=arm, sessions=0)


def _percent(share: float) -> str:
    return f"{share:.1%}"
