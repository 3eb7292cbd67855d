"""A process that takes turns until it is killed; started by forkserver, so that its imports are paid once."""

import asyncio
import os
import resource
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tests.talking import SLUG, House, build_house, sql_stores

from vitavoce.conversation.clock import SystemClock
from vitavoce.core.errors import RequestInProgress, StorageUnavailable
from vitavoce.domain.keeping import IdempotencyKey, StoredProfile
from vitavoce.domain.session import Session
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.opening import open_database

SESSIONS = tuple(f"ses_{number}" for number in range(8))
LONG_TEXT = "?" * 1_500


async def prepare(url: str) -> None:
    """A profile and sessions to talk in."""
    database = open_database(url)
    stores = sql_stores(database)
    now = datetime.now(UTC)
    await stores.profiles.save(StoredProfile(SLUG, "v1", {}, now))
    for session_id in SESSIONS:
        await stores.sessions.create(
            Session(id=session_id, profile_slug=SLUG, created_at=now, expires_at=now.replace(year=now.year + 1))
        )
    await database.close()


def ask_until_killed(url: str, told: Path) -> None:
    """Asks q0, q1, … in every session, each with its retry key; writes down what it was told is kept."""
    asyncio.run(_ask(url, told))


def ask_until_full(url: str, told: Path, file_bytes: int) -> None:
    """The same where no file may grow beyond a size; ends when the database can't be written any more."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    try:
        asyncio.run(_ask(url, told))
    except* StorageUnavailable:
        raise SystemExit(3) from None


async def _ask(url: str, told: Path) -> None:
    database = open_database(url, Brakes())
    house = build_house(sql_stores(database), SystemClock(), claim_lease_s=0.05)
    async with asyncio.TaskGroup() as group:
        for session_id in SESSIONS:
            group.create_task(ask_in_order(house, session_id, told))


async def ask_in_order(house: House, session_id: str, told: Path, *, upto: int | None = None) -> None:
    """Goes on where the session stands, by the same keys that an earlier process may have claimed."""
    ledger = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        begun = len(await house.keeper.turns(session_id))
        for number in count(begun) if upto is None else range(begun, upto):
            key = IdempotencyKey(scope=session_id, key=f"k{number}", fingerprint="f")
            while True:
                try:
                    await house.taker.take(session_id, f"q{number} {LONG_TEXT}", idempotency=key)
                    break
                except RequestInProgress:
                    await asyncio.sleep(0.01)
            os.write(ledger, f"{session_id} {number}\n".encode())
    finally:
        os.close(ledger)


def told_bytes(told: Path) -> int:
    return told.stat().st_size


async def until_more_is_told(told: Path, before: int) -> None:
    while True:
        if told_bytes(told) > before:
            return
        await asyncio.sleep(0.002)
