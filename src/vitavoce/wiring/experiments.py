"""The one who looks after experiments, as the settings have it."""

from collections.abc import Sequence

from vitavoce.answering.experiments import Experiment
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.experiments.guard import ExperimentGuard, GuardRules
from vitavoce.conversation.stores import ExperimentStore
from vitavoce.core.config import Settings


def build_guard(
    settings: Settings, store: ExperimentStore, experiments: Sequence[Experiment], clock: Clock
) -> ExperimentGuard:
    """It has looked at nothing yet."""
    rules = GuardRules(
        margin=settings.experiments.margin, certainty=settings.experiments.certainty, quiet=settings.experiments.quiet
    )
    return ExperimentGuard(store, experiments, clock, rules)
