import asyncio
from datetime import datetime, timedelta

import pytest
from tests.talking import House
from tests.unit.conversation.conftest import NOW

from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.retention import Erased, Retention
from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.keeping import IdempotencyKey
from vitavoce.domain.spending import Account, Allowance, Spent
from vitavoce.storage.in_memory import InMemoryIdempotencyStore, InMemorySessionStore, Memory, Seen
from vitavoce.storage.outcomes_in_memory import InMemoryExperimentStore
from vitavoce.storage.spending_in_memory import InMemorySpendingStore


def retention(memory: Memory, clock: SetClock, batch: int = 2) -> Retention:
    stores = InMemorySessionStore(memory), InMemoryIdempotencyStore(memory), InMemorySpendingStore()
    return Retention(*stores, InMemoryExperimentStore(memory), clock, batch=batch)


async def test_only_what_is_past_its_time_goes(house: House, memory: Memory, clock: SetClock) -> None:
    old = [await house.open() for _ in range(5)]
    for session_id in old:
        await house.taker.take(session_id, "hello")
    clock.advance(1800)
    fresh = await house.open()
    clock.advance(1801)
    assert await retention(memory, clock).sweep() == Erased(sessions=5, idempotency_keys=0)
    assert list(memory.sessions) == [fresh]
    assert list(memory.turns) == [fresh]


async def test_keys_are_kept_for_a_day(memory: Memory, clock: SetClock) -> None:
    store = InMemoryIdempotencyStore(memory)
    for number in range(3):
        await store.claim(IdempotencyKey("s", str(number), "f"), NOW + timedelta(hours=number), 30)
    clock.advance(25 * 3600 + 1)
    assert await retention(memory, clock).sweep() == Erased(sessions=0, idempotency_keys=2)
    assert list(memory.claims) == [("s", "2")]


async def test_what_a_visitor_cost_is_known_for_a_week(memory: Memory, clock: SetClock) -> None:
    spending = InMemorySpendingStore()
    visitor, day = Account("session", "ses_1", ""), Account("day", "", NOW.date().isoformat())
    await spending.reserve({visitor: Allowance(), day: Allowance()}, 100, NOW)
    sweeping = Retention(
        InMemorySessionStore(memory),
        InMemoryIdempotencyStore(memory),
        spending,
        InMemoryExperimentStore(memory),
        clock,
    )
    clock.advance(6 * 86_400)
    await sweeping.sweep()
    assert (await spending.spent(visitor)).calls == 1
    clock.advance(2 * 86_400)
    await sweeping.sweep()
    assert await spending.spent(visitor) == Spent()
    assert (await spending.spent(day)).calls == 1


async def test_an_experiment_counts_a_visitor_for_a_year(memory: Memory, clock: SetClock) -> None:
    for number in range(5):
        memory.seen["tone", str(number)] = Seen("witty", NOW + timedelta(days=number))
    clock.advance(367 * 86_400)
    await retention(memory, clock).sweep()
    assert [visitor for _, visitor in memory.seen] == ["2", "3", "4"]


class GoneTwice(InMemorySessionStore):
    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.outages = 2
        self.back = asyncio.Event()

    async def erase_expired(self, now: datetime, limit: int) -> int:
        if self.outages:
            self.outages -= 1
            raise StorageUnavailable("restarting")
        self.back.set()
        return 0


async def test_an_outage_is_waited_out(memory: Memory, clock: SetClock, caplog: pytest.LogCaptureFixture) -> None:
    sessions = GoneTwice(memory)
    stores = sessions, InMemoryIdempotencyStore(memory), InMemorySpendingStore(), InMemoryExperimentStore(memory)
    running = asyncio.create_task(Retention(*stores, clock).run(every_s=0.001))
    async with asyncio.timeout(5):
        await sessions.back.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert caplog.text.count("restarting") == 2
