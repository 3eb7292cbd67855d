import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from vitavoce.domain.spending import Account, Allowance, Spent
from vitavoce.storage.opening import open_database
from vitavoce.storage.spending_in_memory import InMemorySpendingStore
from vitavoce.storage.spending_store import SqlSpendingStore

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
DAY = Account("day", "", "2026-11-22")
PROFILE = Account("profile", "noor-halvorsen", "2026-11-22")
SESSION = Account("session", "ses_1", "")
ADDRESS = Account("address", "ab12", "2026-11-22")
NO_LIMIT = Allowance()
Store = SqlSpendingStore | InMemorySpendingStore


@pytest.fixture
async def store(store_url: str | None) -> AsyncIterator[Store]:
    if store_url is None:
        yield InMemorySpendingStore()
        return
    database = open_database(store_url)
    yield SqlSpendingStore(database)
    await database.close()


async def test_a_call_is_charged_to_all_its_accounts(store: Store) -> None:
    assert await store.reserve({DAY: NO_LIMIT, SESSION: Allowance(calls=5)}, 1_500, NOW) is None
    assert await store.spent(DAY) == await store.spent(SESSION) == Spent(calls=1, micro_usd=1_500)
    assert await store.spent(PROFILE) == Spent()


async def test_what_was_taken_replaces_what_was_reserved(store: Store) -> None:
    await store.reserve({DAY: NO_LIMIT, SESSION: NO_LIMIT}, 1_500, NOW)
    await store.settle([DAY, SESSION], Spent(micro_usd=200 - 1_500, input_tokens=700, output_tokens=50))
    assert await store.spent(DAY) == Spent(calls=1, micro_usd=200, input_tokens=700, output_tokens=50)


async def test_one_account_at_its_limit_refuses_for_all(store: Store) -> None:
    allowed = {DAY: Allowance(calls=10), PROFILE: Allowance(calls=1), SESSION: NO_LIMIT}
    assert await store.reserve(allowed, 100, NOW) is None
    assert await store.reserve(allowed, 100, NOW) == PROFILE
    for account in (DAY, SESSION):
        assert await store.spent(account) == Spent(calls=1, micro_usd=100)
    assert await store.spent(PROFILE) == Spent(calls=1, micro_usd=100, refused=1)


async def test_money_is_a_limit_too(store: Store) -> None:
    allowed = {DAY: Allowance(micro_usd=250)}
    assert [await store.reserve(allowed, 100, NOW) for _ in range(4)] == [None, None, DAY, DAY]
    assert await store.spent(DAY) == Spent(calls=2, micro_usd=200, refused=2)


async def test_sums_beyond_four_bytes(store: Store) -> None:
    await store.reserve({DAY: NO_LIMIT}, 5_000_000_000, NOW)
    await store.settle([DAY], Spent(input_tokens=9_000_000_000))
    assert await store.spent(DAY) == Spent(calls=1, micro_usd=5_000_000_000, input_tokens=9_000_000_000)


async def test_side_by_side_they_stay_within_the_limit(store: Store) -> None:
    allowed = {DAY: NO_LIMIT, PROFILE: Allowance(calls=20)}
    refusals = await asyncio.gather(*(store.reserve(allowed, 10, NOW) for _ in range(200)))
    assert refusals.count(None) == 20
    assert await store.spent(PROFILE) == Spent(calls=20, micro_usd=200, refused=180)
    assert await store.spent(DAY) == Spent(calls=20, micro_usd=200)


async def test_which_budgets_refused_on_a_day(store: Store) -> None:
    nothing = Allowance(calls=0)
    await store.reserve({DAY: NO_LIMIT, PROFILE: NO_LIMIT, SESSION: NO_LIMIT, ADDRESS: NO_LIMIT}, 1, NOW)
    for account in (PROFILE, SESSION, ADDRESS):
        await store.reserve({account: nothing}, 1, NOW)
    assert await store.refusing("2026-11-22") == [(PROFILE, Spent(calls=1, micro_usd=1, refused=1))]
    assert await store.refusing("2026-11-23") == []


async def test_visitors_are_forgotten_and_sums_are_not(store: Store) -> None:
    await store.reserve({DAY: NO_LIMIT, ADDRESS: NO_LIMIT, SESSION: NO_LIMIT}, 1, NOW)
    later = Account("session", "ses_2", "")
    await store.reserve({later: NO_LIMIT}, 1, NOW + timedelta(hours=2))
    assert await store.erase_visitors(NOW + timedelta(hours=1)) == 2
    assert await store.spent(ADDRESS) == await store.spent(SESSION) == Spent()
    assert (await store.spent(DAY)).calls == (await store.spent(later)).calls == 1
