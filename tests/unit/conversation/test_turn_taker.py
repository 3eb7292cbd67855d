import asyncio
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.talking import SLUG, House, TalkStores, build_house, memory_stores
from tests.unit.conversation.conftest import NOW

from vitavoce.conversation.clock import SetClock
from vitavoce.core.errors import (
    IdempotencyKeyReused,
    QuestionEmpty,
    QuestionTooLong,
    RequestInProgress,
    SessionBusy,
    SessionExpired,
    SessionNotFound,
    StorageUnavailable,
)
from vitavoce.domain.keeping import Claim, IdempotencyKey, NewTurn, StoredProfile
from vitavoce.storage.in_memory import InMemoryIdempotencyStore, InMemoryTurnStore, Memory

KEY = IdempotencyKey(scope="turns", key="k", fingerprint="f")


class YieldingTurns(InMemoryTurnStore):
    """As a real store does, lets others run before and after it writes."""

    async def append(self, turn: NewTurn) -> bool:
        await asyncio.sleep(0)
        kept = await super().append(turn)
        await asyncio.sleep(0)
        return kept


class BrokenTurns(InMemoryTurnStore):
    """Fails as often as told, before anything is written."""

    failures = 1

    async def append(self, turn: NewTurn) -> bool:
        if self.failures:
            self.failures -= 1
            raise StorageUnavailable("gone", retry_after_s=1)
        return await super().append(turn)


class BrokenRelease(InMemoryIdempotencyStore):
    async def release(self, key: IdempotencyKey) -> None:
        raise StorageUnavailable("gone")


class FinishedElsewhere(InMemoryIdempotencyStore):
    """Another copy of the server takes over a claim that lapsed, and finishes it first."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.elsewhere: House | None = None

    async def claim(self, key: IdempotencyKey, now: object, lease_s: float) -> Claim:
        claim = await super().claim(key, NOW, lease_s)
        if self.elsewhere is not None and claim.claimed:
            elsewhere, self.elsewhere = self.elsewhere, None
            await super().release(key)
            await elsewhere.taker.take(next(iter(self._memory.sessions)), "hello", idempotency=key)
        return claim


async def questions(house: House, session_id: str) -> list[str]:
    return [json.loads(turn)["question"] for turn in await house.keeper.turns(session_id)]


async def test_a_turn_is_told_as_it_is_kept(house: House) -> None:
    session_id = await house.open()
    taken = await house.taker.take(session_id, "  hello ")
    assert not taken.replayed
    assert list(await house.keeper.turns(session_id)) == [taken.json]
    assert await house.keeper.turn(session_id, str(taken.document()["id"])) == taken.json


async def test_every_field_of_the_contract_is_there(house: House) -> None:
    document = (await house.taker.take(await house.open(), "hello")).document()
    assert list(document) == [
        *("id", "session_id", "created_at", "question", "heard", "kind", "intent", "answer", "answered_by", "cards"),
        *("matches", "understood", "interrupted", "speech", "suggestions", "variant", "usage", "timings"),
    ]
    assert document["created_at"] == "2026-11-22T10:00:00.000Z"
    timings = document["timings"]
    assert isinstance(timings, dict)
    assert 0 < timings["understand_ms"] <= timings["total_ms"]


async def test_the_conversation_goes_on_from_the_last_turn(house: House) -> None:
    session_id = await house.open()
    for text in ("one", "two", "three"):
        await house.taker.take(session_id, text)
    session = await house.keeper.get(session_id)
    assert (session.turns, session.focus.words) == (3, ("one", "two", "three"))
    assert session == await house.stores.sessions.find(session_id)


@pytest.mark.parametrize(("text", "error"), [("", QuestionEmpty), ("x" * 2_001, QuestionTooLong)])
async def test_a_question_that_cant_be_taken_is_not_kept_and_claims_no_key(
    house: House, memory: Memory, text: str, error: type[Exception]
) -> None:
    session_id = await house.open()
    with pytest.raises(error):
        await house.taker.take(session_id, text, idempotency=KEY)
    assert await questions(house, session_id) == []
    assert memory.claims == {}


async def test_unknown_session_gives_the_key_back(house: House, memory: Memory) -> None:
    with pytest.raises(SessionNotFound):
        await house.taker.take("ses_none", "hello", idempotency=KEY)
    assert memory.claims == {}


async def test_each_turn_prolongs_the_session_until_none_comes(house: House, clock: SetClock) -> None:
    session_id = await house.open()
    for _ in range(5):
        clock.advance(50 * 60)
        await house.taker.take(session_id, "hello")
    clock.advance(60 * 60)
    with pytest.raises(SessionExpired):
        await house.taker.take(session_id, "too late")
    assert len(await house.stores.turns.of_session(session_id)) == 5


async def test_the_end_of_a_session_moves_in_steps(house: House, clock: SetClock) -> None:
    session_id = await house.open()
    ends = set()
    for _ in range(10):
        clock.advance(20)
        await house.taker.take(session_id, "hello")
        ends.add((await house.keeper.get(session_id)).expires_at)
    assert len(ends) == 2


async def test_suggestions_go_on_and_never_repeat_the_question(house: House) -> None:
    session_id = await house.open()
    told = [(await house.taker.take(session_id, text)).document()["suggestions"] for text in ("x", "y", "WHO?")]
    assert told == [["Who?", "What?"], ["Where?", "Who?"], ["What?", "Where?"]]


async def test_a_key_replays_to_the_byte(house: House) -> None:
    session_id = await house.open()
    first = await house.taker.take(session_id, "hello", idempotency=KEY)
    again = await house.taker.take(session_id, "hello", idempotency=KEY)
    assert (again.json, again.replayed) == (first.json, True)
    assert await questions(house, session_id) == ["hello"]


async def test_a_key_with_another_body_is_refused(house: House) -> None:
    session_id = await house.open()
    await house.taker.take(session_id, "hello", idempotency=KEY)
    with pytest.raises(IdempotencyKeyReused):
        await house.taker.take(session_id, "bye", idempotency=replace(KEY, fingerprint="g"))
    assert await questions(house, session_id) == ["hello"]


async def test_fifty_at_once_with_one_key_are_one_turn(memory: Memory, clock: SetClock) -> None:
    house = build_house(replace(memory_stores(memory), turns=YieldingTurns(memory)), clock)
    session_id = await house.open()
    outcomes = await asyncio.gather(
        *(house.taker.take(session_id, "hello", idempotency=KEY) for _ in range(50)), return_exceptions=True
    )
    assert await questions(house, session_id) == ["hello"]
    assert sum(isinstance(outcome, RequestInProgress) for outcome in outcomes) == 49
    assert (await house.taker.take(session_id, "hello", idempotency=KEY)).replayed


async def test_a_run_that_fails_gives_its_key_back(memory: Memory, clock: SetClock) -> None:
    house = build_house(replace(memory_stores(memory), turns=BrokenTurns(memory)), clock)
    session_id = await house.open()
    with pytest.raises(StorageUnavailable):
        await house.taker.take(session_id, "hello", idempotency=KEY)
    assert not (await house.taker.take(session_id, "hello", idempotency=KEY)).replayed
    assert await questions(house, session_id) == ["hello"]


async def test_a_key_that_could_not_be_given_back_lapses(memory: Memory, clock: SetClock) -> None:
    stores = replace(memory_stores(memory), turns=BrokenTurns(memory), idempotency=BrokenRelease(memory))
    house = build_house(stores, clock)
    session_id = await house.open()
    with pytest.raises(StorageUnavailable):
        await house.taker.take(session_id, "hello", idempotency=KEY)
    with pytest.raises(RequestInProgress):
        await house.taker.take(session_id, "hello", idempotency=KEY)
    clock.advance(30)
    await house.taker.take(session_id, "hello", idempotency=KEY)
    assert await questions(house, session_id) == ["hello"]


async def test_a_claim_taken_over_by_another_copy_replays_its_turn(memory: Memory, clock: SetClock) -> None:
    idempotency = FinishedElsewhere(memory)
    house = build_house(replace(memory_stores(memory), idempotency=idempotency), clock)
    session_id = await house.open()
    idempotency.elsewhere = build_house(replace(memory_stores(memory), idempotency=idempotency), clock)
    assert (await house.taker.take(session_id, "hello", idempotency=KEY)).replayed
    assert await questions(house, session_id) == ["hello"]


async def test_one_session_takes_its_turns_one_by_one(memory: Memory, clock: SetClock) -> None:
    house = build_house(replace(memory_stores(memory), turns=YieldingTurns(memory)), clock, attempts=1)
    session_id = await house.open()
    await asyncio.gather(*(house.taker.take(session_id, f"q{number}") for number in range(20)))
    assert await questions(house, session_id) == [f"q{number}" for number in range(20)]


async def test_more_than_may_wait_are_sent_away(memory: Memory, clock: SetClock) -> None:
    house = build_house(replace(memory_stores(memory), turns=YieldingTurns(memory)), clock, queue=3)
    session_id = await house.open()
    outcomes = await asyncio.gather(
        *(house.taker.take(session_id, f"q{number}") for number in range(5)), return_exceptions=True
    )
    assert [isinstance(outcome, SessionBusy) for outcome in outcomes] == [False, False, False, True, True]
    assert await questions(house, session_id) == ["q0", "q1", "q2"]


async def test_a_session_ended_elsewhere_is_noticed(house: House, memory: Memory, clock: SetClock) -> None:
    session_id = await house.open()
    await house.taker.take(session_id, "hello")
    await build_house(memory_stores(memory), clock).keeper.end(session_id)
    with pytest.raises(SessionNotFound):
        await house.taker.take(session_id, "still there?")


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), min_size=1, max_size=20))
async def test_copies_that_answer_the_same_sessions_lose_and_double_nothing(asked: list[tuple[int, int]]) -> None:
    """Each copy remembers sessions by itself; the store's condition keeps them honest."""
    memory = Memory()
    memory.profiles[SLUG] = StoredProfile(SLUG, "v1", {}, NOW)
    stores: TalkStores = replace(memory_stores(memory), turns=YieldingTurns(memory))
    copies = [build_house(stores, SetClock(NOW), attempts=20) for _ in range(3)]
    sessions = [await copies[0].open() for _ in range(2)]
    await asyncio.gather(
        *(copies[copy].taker.take(sessions[session], f"q{number}") for number, (copy, session) in enumerate(asked))
    )
    for place, session_id in enumerate(sessions):
        kept = await questions(copies[0], session_id)
        assert sorted(kept) == sorted(f"q{number}" for number, (_, session) in enumerate(asked) if session == place)
        session = memory.sessions[session_id]
        assert session.turns == len(kept)
        assert list(session.focus.words) == kept[-3:]
