import asyncio
from dataclasses import replace

import pytest
from tests.talking import prepared
from tests.unit.conversation.conftest import NOW

from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.core.errors import ProfileNotFound, StorageUnavailable
from vitavoce.domain.keeping import StoredProfile
from vitavoce.storage.in_memory import InMemoryProfileStore, Memory


class Counting:
    """A store and a preparation that count how often they are asked."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.preparations = 0
        self.questions = 0
        self.reachable = True

    def keep(self, slug: str, version: str) -> None:
        self.memory.profiles[slug] = StoredProfile(slug, version, {}, NOW)

    def prepare(self, stored: StoredProfile) -> PreparedProfile:
        self.preparations += 1
        if stored.version == "broken":
            raise RuntimeError("can't be prepared")
        return prepared(stored)

    def store(self) -> InMemoryProfileStore:
        counting = self

        class Store(InMemoryProfileStore):
            async def version(self, slug: str) -> str | None:
                counting.questions += 1
                if not counting.reachable:
                    raise StorageUnavailable("gone")
                return await super().version(slug)

        return Store(self.memory)


@pytest.fixture
def counting() -> Counting:
    counting = Counting()
    counting.keep("a", "v1")
    return counting


@pytest.fixture
def shelf(counting: Counting, clock: SetClock) -> ProfileShelf:
    return ProfileShelf(counting.store(), counting.prepare, clock, capacity=2)


async def test_prepared_once_however_many_ask(counting: Counting, shelf: ProfileShelf) -> None:
    given = await asyncio.gather(*(shelf.get("a") for _ in range(20)))
    assert counting.preparations == 1
    assert all(each is given[0] for each in given)


async def test_the_store_is_asked_once_a_second(counting: Counting, shelf: ProfileShelf, clock: SetClock) -> None:
    for _ in range(40):
        await asyncio.gather(*(shelf.get("a") for _ in range(5)))
        clock.advance(0.1)
    assert counting.questions <= 4
    assert counting.preparations == 1


async def test_a_reimport_by_another_copy_shows_within_a_second(
    counting: Counting, shelf: ProfileShelf, clock: SetClock
) -> None:
    await shelf.get("a")
    counting.keep("a", "v2")
    clock.advance(1)
    assert (await shelf.get("a")).profile.version == "v2"
    assert counting.preparations == 2


async def test_one_erased_by_another_copy_is_gone_within_a_second(
    counting: Counting, shelf: ProfileShelf, clock: SetClock
) -> None:
    await shelf.get("a")
    counting.memory.profiles.clear()
    clock.advance(1)
    with pytest.raises(ProfileNotFound):
        await shelf.get("a")


async def test_forgetting_shows_a_change_at_once(counting: Counting, shelf: ProfileShelf) -> None:
    await shelf.get("a")
    counting.keep("a", "v2")
    shelf.forget("a")
    assert (await shelf.get("a")).profile.version == "v2"


async def test_the_last_known_one_serves_while_the_store_is_gone(
    counting: Counting, shelf: ProfileShelf, clock: SetClock
) -> None:
    known = await shelf.get("a")
    counting.reachable = False
    clock.advance(5)
    assert await shelf.get("a") is known
    assert await shelf.get("a") is known
    assert counting.questions == 1


async def test_the_least_used_is_given_back(counting: Counting, shelf: ProfileShelf) -> None:
    counting.keep("b", "v1")
    counting.keep("c", "v1")
    for slug in ("a", "b", "a", "c", "a"):
        await shelf.get(slug)
    assert counting.preparations == 3
    await shelf.get("b")
    assert counting.preparations == 4


async def test_a_failure_is_told_to_all_and_tried_again(counting: Counting, shelf: ProfileShelf) -> None:
    counting.keep("a", "broken")
    outcomes = await asyncio.gather(*(shelf.get("a") for _ in range(3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [RuntimeError] * 3
    counting.memory.profiles["a"] = replace(counting.memory.profiles["a"], version="mended")
    assert (await shelf.get("a")).profile.version == "mended"


async def test_one_who_gives_up_waiting_disturbs_no_other(counting: Counting, shelf: ProfileShelf) -> None:
    impatient = asyncio.ensure_future(shelf.get("a"))
    patient = asyncio.ensure_future(shelf.get("a"))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).profile.slug == "a"
    assert impatient.cancelled()
