import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from tests.contract.conftest import Stores

from vitavoce.domain.keeping import IdempotencyKey, NewTurn, StoredProfile
from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
KEY = IdempotencyKey(scope="ses_1 turns", key="b1f0", fingerprint="f" * 64)


def turn(number: int = 0, *, name: str = "", key: IdempotencyKey | None = None, session_id: str = "ses_1") -> NewTurn:
    name = name or f"turn_{number}"
    return NewTurn(
        id=name,
        session_id=session_id,
        created_at=NOW,
        json=f'{{"id":"{name}","answer":"„Ja“ — ünï 🦀\\u0000"}}',
        focus=Focus(topic=(f"/work/{number}",)),
        expected_turns=number,
        expires_at=LATER,
        idempotency=key,
    )


@pytest.fixture(autouse=True)
async def session(stores: Stores) -> None:
    await stores.profiles.save(StoredProfile("ida", "v1", {}, NOW))
    for number in (1, 2):
        await stores.sessions.create(Session(id=f"ses_{number}", profile_slug="ida", created_at=NOW, expires_at=NOW))


async def test_keeps_the_turn_and_the_state_it_leaves(stores: Stores) -> None:
    assert await stores.turns.append(turn()) is True
    assert list(await stores.turns.of_session("ses_1")) == [turn().json]
    found = await stores.sessions.find("ses_1")
    assert found is not None
    assert (found.turns, found.focus, found.expires_at) == (1, turn().focus, LATER)


async def test_oldest_first(stores: Stores) -> None:
    for number in range(12):
        assert await stores.turns.append(turn(number))
    assert list(await stores.turns.of_session("ses_1")) == [turn(number).json for number in range(12)]


async def test_finds_one_within_its_session_only(stores: Stores) -> None:
    await stores.turns.append(turn())
    assert await stores.turns.find("ses_1", "turn_0") == turn().json
    assert await stores.turns.find("ses_2", "turn_0") is None
    assert await stores.turns.find("ses_1", "turn_1") is None


async def test_all_about_a_profile(stores: Stores) -> None:
    await stores.profiles.save(StoredProfile("olga", "v1", {}, NOW))
    await stores.sessions.create(Session(id="ses_3", profile_slug="olga", created_at=NOW, expires_at=NOW))
    for session_id in ("ses_1", "ses_2", "ses_3"):
        await stores.turns.append(turn(name=f"of_{session_id}", session_id=session_id))
    told = sorted(await stores.turns.of_profile("ida", 10))
    assert told == [turn(name=f"of_{session_id}").json for session_id in ("ses_1", "ses_2")]
    assert len(await stores.turns.of_profile("ida", 1)) == 1
    assert list(await stores.turns.of_profile("nobody", 10)) == []


@pytest.mark.parametrize("expected", [0, 2])
async def test_nothing_is_kept_on_another_state_than_expected(stores: Stores, expected: int) -> None:
    await stores.turns.append(turn())
    before = await stores.sessions.find("ses_1")
    assert await stores.turns.append(turn(expected, name="turn_late")) is False
    assert list(await stores.turns.of_session("ses_1")) == [turn().json]
    assert await stores.sessions.find("ses_1") == before


async def test_nothing_is_kept_of_a_session_that_is_gone(stores: Stores) -> None:
    await stores.turns.append(turn())
    await stores.sessions.end("ses_1")
    assert await stores.turns.append(turn(1)) is False
    assert list(await stores.turns.of_session("ses_1")) == []
    assert await stores.turns.find("ses_1", "turn_0") is None


async def test_of_many_at_once_exactly_one_wins(stores: Stores) -> None:
    kept = await asyncio.gather(*(stores.turns.append(turn(name=f"turn_{number}")) for number in range(20)))
    assert sum(kept) == 1
    assert list(await stores.turns.of_session("ses_1")) == [turn(name=f"turn_{kept.index(True)}").json]


async def test_many_sessions_at_once_keep_all(stores: Stores) -> None:
    for number in range(30):
        await stores.sessions.create(
            Session(id=f"ses_many_{number}", profile_slug="ida", created_at=NOW, expires_at=NOW)
        )
    kept = await asyncio.gather(
        *(stores.turns.append(turn(session_id=f"ses_many_{number}", name=f"turn_{number}")) for number in range(30))
    )
    assert all(kept)


async def test_finishes_the_key_with_the_turn(stores: Stores) -> None:
    assert (await stores.idempotency.claim(KEY, NOW, 30)).claimed
    assert await stores.turns.append(turn(key=KEY)) is True
    assert await stores.idempotency.finished(KEY) == turn().json


async def test_nothing_is_kept_without_the_claim(stores: Stores) -> None:
    assert await stores.turns.append(turn(key=KEY)) is False
    assert list(await stores.turns.of_session("ses_1")) == []
    assert await stores.idempotency.finished(KEY) is None


async def test_a_key_is_finished_once(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await stores.turns.append(turn(key=KEY))
    assert await stores.turns.append(turn(1, key=KEY)) is False
    assert list(await stores.turns.of_session("ses_1")) == [turn().json]


async def test_a_lost_race_leaves_the_claim_unfinished(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await stores.turns.append(turn())
    assert await stores.turns.append(turn(name="turn_late", key=KEY)) is False
    assert (await stores.idempotency.claim(KEY, NOW, 30)).in_progress
    assert await stores.turns.append(turn(1, key=KEY)) is True


async def test_the_latest_come_oldest_first(stores: Stores) -> None:
    for number in range(5):
        await stores.turns.append(turn(number))
    assert list(await stores.turns.latest("ses_1", 3)) == [turn(number).json for number in (2, 3, 4)]
    assert list(await stores.turns.latest("ses_1", 9)) == [turn(number).json for number in range(5)]
    assert list(await stores.turns.latest("ses_2", 3)) == []


async def test_an_amended_turn_is_read_and_replayed_as_amended(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await stores.turns.append(turn(key=KEY))
    await stores.turns.append(turn(1))
    assert await stores.turns.amend("ses_1", "turn_0", '{"answer":"Two"}') is True
    assert list(await stores.turns.of_session("ses_1")) == ['{"answer":"Two"}', turn(1).json]
    assert await stores.idempotency.finished(KEY) == '{"answer":"Two"}'


async def test_only_a_turn_of_that_session_can_be_amended(stores: Stores) -> None:
    await stores.turns.append(turn())
    assert await stores.turns.amend("ses_2", "turn_0", "{}") is False
    assert await stores.turns.amend("ses_1", "turn_9", "{}") is False
    assert list(await stores.turns.of_session("ses_1")) == [turn().json]
