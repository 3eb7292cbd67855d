"""What every store of visitors' recordings promises, on the files and on their twin in memory."""

import asyncio
from pathlib import Path

import pytest

from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.stores import OpenedAudio, RecordingStore
from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.recording import RecordingKey
from vitavoce.storage.in_memory_recordings import InMemoryRecordingStore
from vitavoce.storage.recording_store import FileRecordingStore

IDS = IdMaker()
SESSION, OTHER = IDS.session(), IDS.session()
KEYS = [RecordingKey(SESSION, IDS.turn()), RecordingKey(SESSION, IDS.turn()), RecordingKey(OTHER, IDS.turn())]
SOUND = bytes(range(256)) * 600


@pytest.fixture(params=["files", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> RecordingStore:
    return FileRecordingStore(tmp_path / "recordings") if request.param == "files" else InMemoryRecordingStore()


async def read(opened: OpenedAudio | None) -> bytes:
    assert opened is not None
    sound = b"".join([data async for data in opened.stream(0, opened.size_bytes)])
    opened.close()
    return sound


async def test_what_is_put_is_there_with_its_turn(store: RecordingStore) -> None:
    for key in KEYS:
        await store.put(key, SOUND)
    assert await read(await store.open(KEYS[1])) == SOUND
    kept = await store.all()
    assert {one.key for one in kept} == set(KEYS)
    assert all(one.size_bytes == len(SOUND) for one in kept)


async def test_where_nothing_was_put_there_is_nothing(store: RecordingStore) -> None:
    assert list(await store.all()) == []
    assert await store.open(KEYS[0]) is None
    assert await store.erase(KEYS[0]) is False
    await store.erase_session(SESSION)


async def test_one_goes_and_the_others_stay(store: RecordingStore) -> None:
    for key in KEYS:
        await store.put(key, SOUND)
    opened = await store.open(KEYS[0])
    assert await store.erase(KEYS[0]) is True
    assert await store.open(KEYS[0]) is None
    assert await read(opened) == SOUND
    assert {one.key for one in await store.all()} == set(KEYS[1:])


async def test_a_conversation_goes_whole_and_alone(store: RecordingStore) -> None:
    for key in KEYS:
        await store.put(key, SOUND)
    await store.erase_session(SESSION)
    assert [one.key for one in await store.all()] == [KEYS[2]]


@pytest.mark.parametrize("wrong", ["../../data", "..", "/etc", "", "ses_short"])
async def test_a_key_leads_nowhere_else(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "signing.key").write_text("secret")
    store = FileRecordingStore(tmp_path / "recordings")
    for key in (RecordingKey(wrong, KEYS[0].turn_id), RecordingKey(SESSION, wrong)):
        assert await store.open(key) is None
        assert await store.erase(key) is False
        with pytest.raises(ValueError, match="key of ours"):
            await store.put(key, b"x")
    await store.erase_session(wrong)
    assert (tmp_path / "data" / "signing.key").exists()


async def test_what_a_crash_left_half_written_can_be_erased(tmp_path: Path) -> None:
    store = FileRecordingStore(tmp_path)
    (tmp_path / SESSION).mkdir()
    (tmp_path / SESSION / f"{KEYS[0].turn_id}.part").write_bytes(b"half")
    (left,) = await store.all()
    assert await store.erase(left.key) is True
    assert await asyncio.to_thread(lambda: list(tmp_path.iterdir())) == []


async def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "recordings").write_text("in the way")
    with pytest.raises(StorageUnavailable, match="can't be kept"):
        await FileRecordingStore(tmp_path / "recordings").put(KEYS[0], SOUND)
