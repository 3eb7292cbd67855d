"""Keeping turns: ours against SQLAlchemy's own asynchronous way, sixteen sessions at once.

``python -m benchmarks.storage``; aiosqlite is compared with where it is installed.
"""

import asyncio
import importlib.util
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

import uvloop
from sqlalchemy import bindparam, event, insert, update
from sqlalchemy.ext.asyncio import create_async_engine
from tests.servers import postgresql_server

from vitavoce.domain.keeping import NewTurn, StoredProfile
from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session
from vitavoce.storage.migrating import upgrade
from vitavoce.storage.opening import open_database
from vitavoce.storage.profile_store import SqlProfileStore
from vitavoce.storage.rows import focus_text
from vitavoce.storage.session_store import SqlSessionStore
from vitavoce.storage.tables import sessions, turns
from vitavoce.storage.turn_store import SqlTurnStore

SESSIONS = 16
TURNS = 1_600
ROUNDS = 3
NOW = datetime.now(UTC)
LATER = NOW + timedelta(hours=1)
DOCUMENT = "x" * 3_000  # a turn with three cards
FOCUS = Focus(matches=("/work/0",) * 8, cards=("/work/0",) * 4, shown=("/work/0",) * 4, topic=("/work/0",))
MOVE_ON = update(sessions).where(sessions.c.id == bindparam("session"), sessions.c.turns == bindparam("expected"))

Append = Callable[[NewTurn], Awaitable[bool]]


async def measure(append: Append, url: str) -> tuple[float, float]:
    """Turns a second, and processor time of this process in microseconds a turn."""
    database = open_database(url)
    store = SqlSessionStore(database)
    await SqlProfileStore(database).erase("p")
    await SqlProfileStore(database).save(StoredProfile("p", "v", {}, NOW))
    for number in range(SESSIONS):
        await store.create(Session(id=f"s{number}", profile_slug="p", created_at=NOW, expires_at=LATER))
    await database.close()
    ids = count()

    async def talk(session_id: str) -> None:
        for number in range(TURNS // SESSIONS):
            turn = NewTurn(f"t{next(ids)}", session_id, NOW, DOCUMENT, FOCUS, number, LATER)
            if not await append(turn):
                raise AssertionError("a turn was lost")

    begun, used = perf_counter(), process_time()
    await asyncio.gather(*(talk(f"s{number}") for number in range(SESSIONS)))
    return TURNS / (perf_counter() - begun), (process_time() - used) / TURNS * 1e6


async def ours(url: str) -> list[tuple[float, float]]:
    database = open_database(url)
    results = [await measure(SqlTurnStore(database).append, url) for _ in range(ROUNDS)]
    await database.close()
    return results


async def own_way(url: str) -> list[tuple[float, float]]:
    """One transaction of two statements by an AsyncEngine."""
    engine = create_async_engine(url, pool_size=1 if url.startswith("sqlite") else 8, max_overflow=0)
    if url.startswith("sqlite"):

        @event.listens_for(engine.sync_engine, "connect")
        def prepare(connection: object, _record: object) -> None:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]  # the driver's, which has no types

    async def append(turn: NewTurn) -> bool:
        async with engine.begin() as connection:
            moved = await connection.execute(
                MOVE_ON,
                {
                    "session": turn.session_id,
                    "expected": turn.expected_turns,
                    "turns": turn.expected_turns + 1,
                    "focus": focus_text(turn.focus),
                    "expires_at": turn.expires_at,
                },
            )
            if moved.rowcount != 1:
                return False
            await connection.execute(
                insert(turns),
                {
                    "session_id": turn.session_id,
                    "number": turn.expected_turns,
                    "id": turn.id,
                    "created_at": turn.created_at,
                    "document": turn.json,
                },
            )
        return True

    results = [await measure(append, url) for _ in range(ROUNDS)]
    await engine.dispose()
    return results


async def compare(name: str, url: str, *, with_own_way: bool) -> None:
    await upgrade(url)
    ways = {"shared commits": ours} | ({"SQLAlchemy's own way": own_way} if with_own_way else {})
    for way, run in ways.items():
        results = await run(url)
        rate = statistics.median(rate for rate, _ in results)
        used_us = statistics.median(used_us for _, used_us in results)
        print(f"{name:12}{way:24}{rate:8.0f} turns/s{used_us:8.0f} µs of processor time a turn", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'storage.db'}"
        uvloop.run(compare("SQLite", url, with_own_way=importlib.util.find_spec("aiosqlite") is not None))
    with postgresql_server() as server:
        uvloop.run(compare("PostgreSQL", server.url("postgres"), with_own_way=True))


if __name__ == "__main__":
    main()
