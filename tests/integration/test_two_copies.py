"""Two copies of the server over one database, each with its own connections and its own memory of sessions."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from tests.talking import SLUG, House, build_house, sql_stores

from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.turn_taker import Taken
from vitavoce.core.errors import RequestInProgress, SessionNotFound
from vitavoce.domain.keeping import IdempotencyKey, StoredProfile
from vitavoce.storage.opening import open_database

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
KEY = IdempotencyKey(scope="turns", key="k", fingerprint="f")


@pytest.fixture
async def copies(database_url: str) -> AsyncIterator[tuple[House, House]]:
    databases = open_database(database_url), open_database(database_url)
    clock = SetClock(NOW)
    one, other = (build_house(sql_stores(database), clock, attempts=50) for database in databases)
    await one.stores.profiles.save(StoredProfile(SLUG, "v1", {}, NOW))
    yield one, other
    for database in databases:
        await database.close()


async def questions(house: House, session_id: str) -> list[str]:
    return [json.loads(turn)["question"] for turn in await house.keeper.turns(session_id)]


async def test_fifty_requests_with_one_key_are_one_turn(copies: tuple[House, House]) -> None:
    session_id = await copies[0].open()
    outcomes = await asyncio.gather(
        *(copies[number % 2].taker.take(session_id, "hello", idempotency=KEY) for number in range(50)),
        return_exceptions=True,
    )
    assert await questions(copies[0], session_id) == ["hello"]
    told = [outcome for outcome in outcomes if isinstance(outcome, Taken)]
    assert len({taken.json for taken in told}) == 1
    assert sum(not taken.replayed for taken in told) == 1
    assert all(isinstance(outcome, Taken | RequestInProgress) for outcome in outcomes)
    for copy in copies:
        assert await copy.taker.take(session_id, "hello", idempotency=KEY) == Taken(told[0].json, replayed=True)


async def test_turns_of_one_session_by_both_lose_and_double_nothing(copies: tuple[House, House]) -> None:
    session_id = await copies[0].open()
    asked = [f"q{number}" for number in range(40)]
    await asyncio.gather(*(copies[number % 2].taker.take(session_id, text) for number, text in enumerate(asked)))
    kept = await questions(copies[1], session_id)
    assert sorted(kept) == sorted(asked)
    for copy in copies:
        await copy.taker.take(session_id, "and then?")
    session = await copies[0].stores.sessions.find(session_id)
    assert session is not None
    assert (session.turns, session.focus.words) == (42, (kept[-1], "and then?", "and then?"))


async def test_each_goes_on_from_what_the_other_said(copies: tuple[House, House]) -> None:
    session_id = await copies[0].open()
    for number in range(6):
        await copies[number % 2].taker.take(session_id, f"q{number}")
    session = await copies[0].stores.sessions.find(session_id)
    assert session is not None
    assert session.focus.words == ("q3", "q4", "q5")


async def test_one_ended_by_the_other_is_gone(copies: tuple[House, House]) -> None:
    session_id = await copies[0].open()
    await copies[1].keeper.end(session_id)
    with pytest.raises(SessionNotFound):
        await copies[0].taker.take(session_id, "hello")


async def test_both_erase_what_expired_without_hindering_each_other(copies: tuple[House, House]) -> None:
    sessions = [await copies[0].open() for _ in range(30)]
    later = NOW + timedelta(days=1)
    erased = await asyncio.gather(*(copies[number % 2].stores.sessions.erase_expired(later, 10) for number in range(6)))
    left = await copies[0].stores.sessions.erase_expired(later, 100)
    assert sum(erased) + left == len(sessions)
