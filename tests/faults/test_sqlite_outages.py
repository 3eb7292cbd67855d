import asyncio
import sqlite3
import sys
from multiprocessing.context import ForkServerContext
from pathlib import Path
from time import monotonic

import pytest
from tests.faults.asking import SESSIONS, ask_in_order, ask_until_full, prepare
from tests.faults.checking import count_whole_turns
from tests.talking import build_house, sql_stores

from vitavoce.conversation.clock import SystemClock
from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.opening import open_database


async def test_a_full_disk_loses_nothing_that_was_told_as_kept(
    sqlite_url: str, told: Path, forks: ForkServerContext
) -> None:
    await prepare(sqlite_url)
    asking = forks.Process(target=ask_until_full, args=(sqlite_url, told, 1_000_000))
    asking.start()
    await asyncio.to_thread(asking.join)
    assert asking.exitcode == 3, "told as StorageUnavailable"
    asking.close()
    kept = await count_whole_turns(sqlite_url, told)
    assert kept > 20
    # With room again it goes on.
    database = open_database(sqlite_url)
    house = build_house(sql_stores(database), SystemClock(), claim_lease_s=0.05)
    await asyncio.gather(*(ask_in_order(house, session_id, told, upto=kept) for session_id in SESSIONS))
    await database.close()
    assert await count_whole_turns(sqlite_url, told) == kept * len(SESSIONS)


async def test_a_file_locked_by_another_process_is_told_in_time_and_waits_are_not_piled_up(
    sqlite_url: str, told: Path
) -> None:
    await prepare(sqlite_url)
    database = open_database(sqlite_url, Brakes(lock_s=0.2))
    house = build_house(sql_stores(database), SystemClock())
    path = sqlite_url.partition("///")[2]
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = monotonic()
    outcomes = await asyncio.gather(
        *(house.taker.take(session_id, "q0") for session_id in SESSIONS), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable] * len(SESSIONS)
    assert all(outcome.retry_after_s for outcome in outcomes if isinstance(outcome, StorageUnavailable))
    assert monotonic() - begun < 2
    assert await house.keeper.turns(SESSIONS[0]) == [], "reading goes on meanwhile"
    other.execute("ROLLBACK")
    other.close()
    await asyncio.gather(*(ask_in_order(house, session_id, told, upto=1) for session_id in SESSIONS))
    await database.close()
    assert await count_whole_turns(sqlite_url, told) == len(SESSIONS)


async def test_a_command_beside_the_server_takes_nothing_from_it(sqlite_url: str, told: Path) -> None:
    """Whoever closes a file of SQLite's behind its back loses its locks: the next process to leave believes itself the
    last, and removes the log that the server still writes.
    """
    await prepare(sqlite_url)
    database = open_database(sqlite_url)
    house = build_house(sql_stores(database), SystemClock())
    await house.keeper.turns(SESSIONS[0])
    await ask_in_order(house, SESSIONS[0], told, upto=1)
    path = sqlite_url.partition("///")[2]
    command = (sys.executable, "-c", f"import sqlite3; sqlite3.connect({path!r}).execute('SELECT 1 FROM turns')")
    for upto in (2, 3):
        done = await asyncio.create_subprocess_exec(*command)
        assert await done.wait() == 0
        assert await asyncio.to_thread(Path(f"{path}-wal").exists)
        await ask_in_order(house, SESSIONS[0], told, upto=upto)
        assert len(await house.keeper.turns(SESSIONS[0])) == upto
    await database.close()
    assert await count_whole_turns(sqlite_url, told) == 3


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Sir or Madam, " * 200)
    database = open_database(f"sqlite:///{path}")
    with pytest.raises(StorageUnavailable):
        await sql_stores(database).profiles.slugs()
    await database.close()


async def test_work_that_fails_fails_alone(sqlite_url: str) -> None:
    """Writes that wait share a transaction; the fault of one must not be another's."""
    await prepare(sqlite_url)
    database = open_database(sqlite_url)
    house = build_house(sql_stores(database), SystemClock())

    async def slip() -> None:
        await database.write(lambda connection: connection.exec_driver_sql("INSERT INTO turns VALUES (1)"))

    outcomes = await asyncio.gather(
        house.taker.take("ses_0", "q0"),
        slip(),
        house.taker.take("ses_1", "q0"),
        slip(),
        return_exceptions=True,
    )
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False, True, False, True]
    assert len(await house.keeper.turns("ses_0")) == len(await house.keeper.turns("ses_1")) == 1
    await database.close()


async def test_more_than_may_wait_is_refused(sqlite_url: str) -> None:
    await prepare(sqlite_url)
    database = open_database(sqlite_url, Brakes(waiting=3))
    house = build_house(sql_stores(database), SystemClock())
    outcomes = await asyncio.gather(
        *(house.taker.take(session_id, "q0") for session_id in SESSIONS), return_exceptions=True
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, StorageUnavailable)]
    assert 0 < len(refused) < len(SESSIONS)
    await database.close()
