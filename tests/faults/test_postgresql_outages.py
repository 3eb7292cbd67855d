import asyncio
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from tests.faults.asking import SESSIONS, ask_in_order, prepare, told_bytes, until_more_is_told
from tests.faults.checking import count_whole_turns
from tests.servers import PostgresqlServer, postgresql_server
from tests.talking import House, build_house, sql_stores

from vitavoce.conversation.clock import SystemClock
from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.migrating import upgrade
from vitavoce.storage.opening import open_database

BRAKES = Brakes(connect_s=0.5, statement_s=0.5, lock_s=0.3)


@pytest.fixture(scope="module")
def own_server() -> Iterator[PostgresqlServer]:
    """A cluster that may be hurt without hurting other tests."""
    with postgresql_server() as server:
        yield server


@pytest.fixture
async def own_url(own_server: PostgresqlServer) -> str:
    url = own_server.url("postgres")
    await upgrade(url)
    database = open_database(url)
    await sql_stores(database).profiles.erase("wanda-quist")
    await database.close()
    await prepare(url)
    return url


async def ask_through_outages(house: House, session_id: str, told: Path, upto: int) -> int:
    """How often it was told to come back later; anything else fails the test."""
    outages = 0
    while True:
        try:
            await ask_in_order(house, session_id, told, upto=upto)
        except StorageUnavailable:
            outages += 1
            await asyncio.sleep(0.05)
        else:
            return outages


async def test_a_restart_under_load(own_server: PostgresqlServer, own_url: str, told: Path) -> None:
    database = open_database(own_url, BRAKES)
    house = build_house(sql_stores(database), SystemClock(), claim_lease_s=0.05)
    asking = asyncio.gather(*(ask_through_outages(house, session_id, told, 150) for session_id in SESSIONS))
    for _ in range(2):
        await until_more_is_told(told, told_bytes(told))
        await asyncio.to_thread(own_server.restart)
    assert sum(await asyncio.wait_for(asking, 30)) > 0
    await database.close()
    assert await count_whole_turns(own_url, told) == 150 * len(SESSIONS)


async def test_a_server_that_hangs_is_told_within_the_deadline(
    own_server: PostgresqlServer, own_url: str, told: Path
) -> None:
    database = open_database(own_url, BRAKES)
    house = build_house(sql_stores(database), SystemClock(), claim_lease_s=0.05)
    await asyncio.gather(*(ask_in_order(house, session_id, told, upto=3) for session_id in SESSIONS))
    tasks = len(asyncio.all_tasks())
    own_server.pause()
    try:
        for _ in range(2):
            begun = monotonic()
            outcomes = await asyncio.gather(
                *(house.taker.take(session_id, "q3") for session_id in SESSIONS),
                *(house.keeper.turns(session_id) for session_id in SESSIONS),
                return_exceptions=True,
            )
            assert {type(outcome) for outcome in outcomes} == {StorageUnavailable}
            assert all(outcome.retry_after_s for outcome in outcomes if isinstance(outcome, StorageUnavailable))
            assert monotonic() - begun < 8
    finally:
        own_server.resume()
    begun = monotonic()
    await asyncio.gather(*(ask_through_outages(house, session_id, told, 6) for session_id in SESSIONS))
    assert monotonic() - begun < 10
    assert len(asyncio.all_tasks()) <= tasks
    await database.close()
