"""Stops arms that harm, on every copy of the server within one interval."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from vitavoce.answering.experiments import Experiment
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.experiments.posterior import chance_less
from vitavoce.conversation.experiments.report import ExperimentReport, posterior_of, report_of
from vitavoce.conversation.stores import ExperimentStore
from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.outcomes import StoppedArm, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRules:
    """An arm is stopped once the chance that it gets less than ``1 - margin`` of the control's outcomes is above
    ``certainty``, both having the sessions the experiment asks for. ``quiet`` is how long a conversation must have
    been silent to count as over.
    """

    margin: float = 0.1
    certainty: float = 0.99
    quiet: timedelta = timedelta(minutes=30)


class ExperimentGuard:
    """Any number of copies may watch at once; the first that stops an arm says so."""

    def __init__(
        self, store: ExperimentStore, experiments: Sequence[Experiment], clock: Clock, rules: GuardRules | None = None
    ) -> None:
        self._store = store
        self._experiments = experiments
        self._clock = clock
        self._rules = rules or GuardRules()
        self._stopped: frozenset[tuple[str, str]] = frozenset()
        self._judged: Sequence[Tally] = ()

    def stopped(self) -> frozenset[tuple[str, str]]:
        """The arms that are out, by experiment and arm, as of the last look."""
        return self._stopped

    async def look(self) -> None:
        """Stop what harms, and learn what others stopped. Raises StorageUnavailable."""
        known = {(arm.experiment, arm.arm) for arm in await self._store.stopped()}
        tallies = await self._tallies()
        if tallies != self._judged:
            # Up to 50 ms of arithmetic, which no visitor should wait for.
            for stopped in await asyncio.to_thread(self._harmful, tallies):
                if (stopped.experiment, stopped.arm) not in known:
                    await self._stop(stopped)
                    known.add((stopped.experiment, stopped.arm))
            self._judged = tallies
        self._stopped = frozenset(known)

    async def run(self, every_s: float) -> None:
        """Look now and then until cancelled; what was stopped stays so while the store can't be reached."""
        log = logging.getLogger(__name__)
        while self._experiments:
            try:
                await self.look()
            except StorageUnavailable as unavailable:
                log.warning("experiments not looked after this time: %s", unavailable.detail)
            await asyncio.sleep(every_s)

    async def reports(self) -> Sequence[ExperimentReport]:
        """Of every experiment there is. Raises StorageUnavailable."""
        tallies = await self._tallies()
        stopped = await self._store.stopped()
        return tuple(report_of(experiment, tallies, stopped) for experiment in self._experiments)

    async def _tallies(self) -> Sequence[Tally]:
        names = [experiment.name for experiment in self._experiments]
        return await self._store.tallies(names, self._clock.now() - self._rules.quiet)

    def _harmful(self, tallies: Sequence[Tally]) -> list[StoppedArm]:
        now, day = self._clock.now(), self._clock.today()
        return [
            StoppedArm(experiment=experiment.name, arm=arm, stopped_at=now, why=why)
            for experiment in self._experiments
            if experiment.start <= day and (experiment.end is None or day <= experiment.end)
            for arm, why in harmful_arms(experiment, tallies, self._rules)
        ]

    async def _stop(self, arm: StoppedArm) -> None:
        if await self._store.stop(arm):
            log = logging.getLogger(__name__)
            log.warning("experiment %s: arm %s is stopped: %s", arm.experiment, arm.arm, arm.why)


def harmful_arms(experiment: Experiment, tallies: Sequence[Tally], rules: GuardRules) -> list[tuple[str, str]]:
    """Arms that do harm, and how it is known; the control is never one."""
    counted = {tally.arm: tally for tally in tallies if tally.experiment == experiment.name}
    control = counted.get(experiment.arms[0].name)
    if control is None or control.sessions < experiment.minimum:
        return []
    yardstick = posterior_of(control, experiment.metric)
    found = []
    for arm in experiment.arms[1:]:
        tally = counted.get(arm.name)
        if tally is None or tally.sessions < experiment.minimum:
            continue
        chance = chance_less(posterior_of(tally, experiment.metric), yardstick, 1.0 - rules.margin)
        if chance > rules.certainty:
            margin = f"more than {rules.margin:.0%} worse than “{control.arm}”"
            found.append((arm.name, f"{margin} in {experiment.metric}, with a chance of {chance:.1%}"))
    return found
