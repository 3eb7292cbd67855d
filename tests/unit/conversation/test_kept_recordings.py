"""Visitors' recordings: kept where the owner says so, and for no longer than that."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from tests.talking import SLUG, House

from vitavoce.conversation.audio_links import RECORDINGS_PATH, AudioLinks
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.kept_recordings import KeptRecordings, RecordingsRules
from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.recording import RecordingKey
from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm
from vitavoce.storage.in_memory_recordings import InMemoryRecordingStore

SOUND = Pcm(b"\1\0" * 100, HEARING_RATE_HZ)
KEEPS = RecordingsRules(keep=True)


def links(clock: SetClock) -> AudioLinks:
    return AudioLinks(b"k" * 32, timedelta(minutes=10), clock.now, RECORDINGS_PATH)


class Kept:
    """Recordings over a house of conversations."""

    def __init__(self, house: House, clock: SetClock, rules: RecordingsRules) -> None:
        self.store = InMemoryRecordingStore(clock.now)
        self.recordings = KeptRecordings(
            self.store, house.stores.sessions, lambda sound: b"encoded " + sound.data, links(clock), clock, rules
        )

    async def turns(self) -> Sequence[str]:
        return [one.key.turn_id for one in await self.store.all()]


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        (RecordingsRules(), False),
        (KEEPS, True),
        (RecordingsRules(keep=True, profiles={SLUG: False}), False),
        (RecordingsRules(profiles={SLUG: True}), True),
        (RecordingsRules(profiles={"somebody-else": True}), False),
    ],
)
async def test_the_owner_says_whether_and_for_which_profile(
    house: House, clock: SetClock, rules: RecordingsRules, *, kept: bool
) -> None:
    over = Kept(house, clock, rules)
    session_id = await house.open()
    await over.recordings.keep(session_id, "turn_1", SOUND)
    assert await over.turns() == (["turn_1"] if kept else [])
    assert (over.recordings.days_kept(SLUG) is not None) is kept


async def test_what_is_kept_is_the_encoded_sound(house: House, clock: SetClock) -> None:
    over = Kept(house, clock, KEEPS)
    session_id = await house.open()
    await over.recordings.keep(session_id, "turn_1", SOUND)
    opened = await over.store.open(RecordingKey(session_id, "turn_1"))
    assert opened is not None
    assert b"".join([data async for data in opened.stream(0, opened.size_bytes)]) == b"encoded " + SOUND.data


@pytest.mark.parametrize(
    ("life", "days"), [(timedelta(days=30), 30), (timedelta(hours=36), 2), (timedelta(minutes=5), 1)]
)
def test_visitors_are_told_whole_days(house: House, clock: SetClock, life: timedelta, days: int) -> None:
    assert Kept(house, clock, RecordingsRules(keep=True, life=life)).recordings.days_kept(SLUG) == days


async def test_a_recording_goes_by_its_age(house: House, clock: SetClock) -> None:
    over = Kept(house, clock, RecordingsRules(keep=True, life=timedelta(minutes=30)))
    session_id = await house.open()
    await over.recordings.keep(session_id, "turn_1", SOUND)
    clock.advance(1200)
    await over.recordings.keep(session_id, "turn_2", SOUND)
    clock.advance(601)
    assert await over.recordings.sweep() == 1
    assert await over.turns() == ["turn_2"]
    assert await over.recordings.sweep() == 0


async def test_a_recording_goes_with_its_conversation_however_that_went(house: House, clock: SetClock) -> None:
    over = Kept(house, clock, KEEPS)
    ended, erased, goes_on = [await house.open() for _ in range(3)]
    for session_id in (ended, erased, goes_on):
        await over.recordings.keep(session_id, f"turn of {session_id}", SOUND)
    await over.recordings.erase_of(ended)
    assert len(await over.turns()) == 2
    await house.stores.sessions.end(erased)  # by somebody who knows of no recordings
    assert await over.recordings.sweep() == 1
    assert await over.turns() == [f"turn of {goes_on}"]
    clock.advance(timedelta(hours=1).total_seconds() + 1)  # expired, and not yet erased
    assert await over.recordings.sweep() == 1
    assert await over.turns() == []


async def test_the_oldest_go_where_they_are_too_much(house: House, clock: SetClock) -> None:
    size = len(b"encoded " + SOUND.data)
    over = Kept(house, clock, RecordingsRules(keep=True, most_bytes=2 * size))
    session_id = await house.open()
    for number in range(4):
        await over.recordings.keep(session_id, f"turn_{number}", SOUND)
        clock.advance(1)
    assert await over.recordings.sweep() == 2
    assert await over.turns() == ["turn_2", "turn_3"]


async def test_a_disk_that_takes_nothing_costs_the_recording_only(house: House, clock: SetClock) -> None:
    class Full(InMemoryRecordingStore):
        async def put(self, key: RecordingKey, sound: bytes) -> None:
            raise StorageUnavailable("the disk is full")

    recordings = KeptRecordings(Full(), house.stores.sessions, lambda sound: sound.data, links(clock), clock, KEEPS)
    await recordings.keep(await house.open(), "turn_1", SOUND)


async def test_a_database_out_of_reach_erases_nothing(house: House, clock: SetClock) -> None:
    class Gone:
        async def find(self, session_id: str) -> None:
            raise StorageUnavailable("gone")

    store = InMemoryRecordingStore(clock.now)
    await store.put(RecordingKey("ses_1", "turn_1"), b"sound")
    recordings = KeptRecordings(store, Gone(), lambda sound: sound.data, links(clock), clock, KEEPS)  # type: ignore[arg-type]
    with pytest.raises(StorageUnavailable):
        await recordings.sweep()
    assert len(await store.all()) == 1
