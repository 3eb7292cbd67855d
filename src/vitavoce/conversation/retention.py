"""What is past its time is erased, a little at once."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.stores import ExperimentStore, IdempotencyStore, SessionStore, SpendingStore
from vitavoce.core.errors import StorageUnavailable


@dataclass(frozen=True, slots=True)
class Erased:
    """How many went."""

    sessions: int
    idempotency_keys: int


class Retention:
    """Erases expired conversations and old retry keys; any number of copies may do so at once."""

    def __init__(
        self,
        sessions: SessionStore,
        idempotency: IdempotencyStore,
        spending: SpendingStore,
        experiments: ExperimentStore,
        clock: Clock,
        *,
        keys_kept: timedelta = timedelta(hours=24),
        spending_kept: timedelta = timedelta(days=7),
        outcomes_kept: timedelta = timedelta(days=365),
        batch: int = 200,
    ) -> None:
        """``batch``: rows erased by one transaction, so that visitors' turns needn't wait for it. ``spending_kept``:
        how long what a visitor cost is known after the last time; as long as a session lives, to hold its budget.
        ``outcomes_kept``: how long an experiment counts a visitor.
        """
        self._sessions = sessions
        self._idempotency = idempotency
        self._spending = spending
        self._experiments = experiments
        self._clock = clock
        self._keys_kept = keys_kept
        self._spending_kept = spending_kept
        self._outcomes_kept = outcomes_kept
        self._batch = batch

    async def sweep(self) -> Erased:
        """Erase all that is due now."""
        now = self._clock.now()
        sessions = keys = 0
        while erased := await self._sessions.erase_expired(now, self._batch):
            sessions += erased
        while erased := await self._idempotency.erase_older(now - self._keys_kept, self._batch):
            keys += erased
        await self._spending.erase_visitors(now - self._spending_kept)
        while await self._experiments.erase_older(now - self._outcomes_kept, self._batch):
            pass
        return Erased(sessions, keys)

    async def run(self, every_s: float) -> None:
        """Sweep now and then until cancelled; a store that can't be reached is tried again next time."""
        log = logging.getLogger(__name__)
        while True:
            try:
                erased = await self.sweep()
                if erased.sessions or erased.idempotency_keys:
                    log.info("erased %d conversations, %d retry keys", erased.sessions, erased.idempotency_keys)
            except StorageUnavailable as unavailable:
                log.warning("nothing erased this time: %s", unavailable.detail)
            await asyncio.sleep(every_s)
