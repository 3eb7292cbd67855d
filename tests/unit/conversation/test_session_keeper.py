import pytest
from tests.talking import SLUG, House, build_house, memory_stores
from tests.unit.conversation.conftest import NOW

from vitavoce.conversation.clock import SetClock
from vitavoce.core.errors import ProfileNotFound, SessionExpired, SessionNotFound, TurnNotFound
from vitavoce.domain.keeping import StoredProfile
from vitavoce.storage.in_memory import Memory


async def test_opening_greets_and_suggests(house: House) -> None:
    opened = await house.keeper.open(SLUG, locale="pt-BR")
    assert opened.prepared.greeting == "Hello!"
    assert opened.prepared.suggestions == ("Who?", "What?", "Where?")
    assert opened.session.locale == "pt-BR"
    assert (opened.session.expires_at - opened.session.created_at).total_seconds() == 3600
    assert await house.stores.sessions.find(opened.session.id) == opened.session


async def test_the_first_profile_is_the_default(house: House, memory: Memory) -> None:
    memory.profiles["later"] = StoredProfile("later", "v1", {}, NOW)
    assert (await house.keeper.open()).session.profile_slug == SLUG


async def test_the_chosen_default_wins(house: House, memory: Memory) -> None:
    memory.profiles["later"] = StoredProfile("later", "v1", {}, NOW)
    house.shelf.make_default("later")
    assert (await house.keeper.open()).session.profile_slug == "later"


async def test_nobody_to_talk_about(clock: SetClock) -> None:
    with pytest.raises(ProfileNotFound):
        await build_house(memory_stores(Memory()), clock).keeper.open()


async def test_unknown_profile(house: House) -> None:
    with pytest.raises(ProfileNotFound):
        await house.keeper.open("nobody")


async def test_expiry_is_told_until_the_session_is_erased(house: House, clock: SetClock) -> None:
    session_id = await house.open()
    clock.advance(3600)
    with pytest.raises(SessionExpired):
        await house.keeper.get(session_id)
    await house.stores.sessions.erase_expired(clock.now().replace(year=2027), 10)
    with pytest.raises(SessionNotFound):
        await house.keeper.get(session_id)


async def test_a_session_prolonged_by_another_copy_goes_on(house: House, memory: Memory, clock: SetClock) -> None:
    session_id = await house.open()
    clock.advance(1800)
    await build_house(memory_stores(memory), clock).taker.take(session_id, "hello")
    clock.advance(2400)
    assert (await house.keeper.get(session_id)).turns == 1


async def test_an_ended_one_is_gone_with_all_that_was_said(house: House) -> None:
    session_id = await house.open()
    turn_id = str((await house.taker.take(session_id, "hello")).document()["id"])
    await house.keeper.end(session_id)
    assert list(await house.stores.turns.of_session(session_id)) == []
    with pytest.raises(SessionNotFound):
        await house.keeper.turn(session_id, turn_id)
    with pytest.raises(SessionNotFound):
        await house.keeper.end(session_id)


async def test_one_ended_by_another_copy_shows_no_turns(house: House, memory: Memory, clock: SetClock) -> None:
    session_id = await house.open()
    await build_house(memory_stores(memory), clock).keeper.end(session_id)
    with pytest.raises(SessionNotFound):
        await house.keeper.turns(session_id)


async def test_a_turn_is_found_in_its_own_session_only(house: House) -> None:
    one, other = await house.open(), await house.open()
    turn_id = str((await house.taker.take(one, "hello")).document()["id"])
    assert turn_id in await house.keeper.turn(one, turn_id)
    with pytest.raises(TurnNotFound):
        await house.keeper.turn(other, turn_id)


async def test_forgetting_costs_a_look_into_the_store_and_nothing_else(memory: Memory, clock: SetClock) -> None:
    house = build_house(memory_stores(memory), clock)
    session_id = await house.open()
    await house.taker.take(session_id, "one")
    house.keeper.forget(session_id)
    await house.taker.take(session_id, "two")
    assert (await house.keeper.get(session_id)).focus.words == ("one", "two")
