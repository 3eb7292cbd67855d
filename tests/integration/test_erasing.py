"""What is erased is gone from the files, not only from the tables."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.talking import SLUG, House, build_house, sql_stores

from vitavoce.conversation.clock import SystemClock
from vitavoce.domain.keeping import IdempotencyKey, StoredProfile
from vitavoce.storage.opening import open_database

CANARY = "canary-9c1f27"


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    database = open_database(sqlite_url)
    house = build_house(sql_stores(database), SystemClock())
    await house.stores.profiles.save(StoredProfile(SLUG, "v1", {"basics": {"summary": CANARY}}, datetime.now(UTC)))
    yield house
    await database.close()


async def talk(house: House) -> str:
    """A short conversation, and one much longer than a page of the database."""
    session_id = await house.open()
    await house.taker.take(session_id, f"My secret is {CANARY}.")
    key = IdempotencyKey(session_id, CANARY, "f")
    await house.taker.take(session_id, f"{CANARY} " * 100, idempotency=key)
    return session_id


def occurrences(folder: Path) -> int:
    return sum(path.read_bytes().count(CANARY.encode()) for path in folder.glob("vitavoce.db*"))


async def test_the_canary_would_be_seen(house: House, tmp_path: Path) -> None:
    await talk(house)
    assert occurrences(tmp_path) > 100


@pytest.mark.parametrize("way", ["ended", "expired", "profile erased"])
async def test_no_word_of_a_conversation_stays(house: House, tmp_path: Path, way: str) -> None:
    kept = occurrences(tmp_path)
    session_id = await talk(house)
    other = await house.open()
    if way == "ended":
        await house.keeper.end(session_id)
    elif way == "expired":
        await house.stores.sessions.erase_expired(datetime.now(UTC) + timedelta(days=1), 10)
    else:
        await house.stores.profiles.erase(SLUG)
        kept = 0
    assert occurrences(tmp_path) == kept
    if way == "ended":
        await house.taker.take(other, "And I?")
