"""What a turn means to the experiment that runs beside it."""

from collections.abc import Iterable
from datetime import date

from vitavoce.answering.experiments import Experiment
from vitavoce.domain.outcomes import Exposure, visitor_of
from vitavoce.domain.question import Kind
from vitavoce.domain.session import Session
from vitavoce.domain.turn import Turn


def exposure_of(experiments: Iterable[Experiment], session: Session, turn: Turn, day: date) -> Exposure | None:
    """None where nothing runs: then nothing is written either."""
    variant = turn.answered.variant
    running = next((each.name for each in experiments if each.runs(day, session.profile_slug)), None)
    if variant is None and running is None:
        return None
    return Exposure(
        visitor=visitor_of(session.id),
        experiment=variant.experiment if variant else running or "",
        arm=variant.arm if variant else None,
        answered=turn.kind is Kind.ANSWER,
    )
