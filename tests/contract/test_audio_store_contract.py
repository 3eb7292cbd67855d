"""What every store of answers' sound promises, on the files and on their twin in memory."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vitavoce.conversation.stores import AudioStore, OpenedAudio
from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.audio_store import FileAudioStore
from vitavoce.storage.in_memory_audio import InMemoryAudioStore

KEY = "a-key-of-24-random-chars.mp3"
OTHER = "Another-key-of-24-letters.ogg"
SOUND = bytes(range(256)) * 600


@pytest.fixture(params=["files", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> AudioStore:
    return FileAudioStore(tmp_path / "audio") if request.param == "files" else InMemoryAudioStore()


async def read(opened: OpenedAudio | None, begin: int = 0, end: int | None = None) -> bytes:
    assert opened is not None
    sound = b"".join([data async for data in opened.stream(begin, opened.size_bytes if end is None else end)])
    opened.close()
    return sound


async def test_what_is_put_can_be_read_whole_and_in_part(store: AudioStore) -> None:
    await store.put(KEY, SOUND)
    assert await read(await store.open(KEY)) == SOUND
    assert await read(await store.open(KEY), 100, 200) == SOUND[100:200]
    assert await read(await store.open(KEY), 70_000) == SOUND[70_000:]


async def test_what_was_never_put_is_not_there(store: AudioStore) -> None:
    assert await store.open(KEY) is None
    assert await store.erase(KEY) is False


async def test_what_is_erased_is_gone_but_for_who_has_it_open(store: AudioStore) -> None:
    await store.put(KEY, SOUND)
    await store.put(OTHER, b"other")
    opened = await store.open(KEY)
    assert await store.erase(KEY) is True
    assert await store.open(KEY) is None
    assert await read(opened) == SOUND
    assert await read(await store.open(OTHER)) == b"other"


async def test_old_sound_goes_a_little_at_once(store: AudioStore) -> None:
    for number in range(5):
        await store.put(f"key-number-{number}-of-many.mp3", SOUND)
    now = datetime.now(UTC)
    assert await store.erase_older(now - timedelta(hours=1), 10) == 0
    assert await store.erase_older(now + timedelta(hours=1), 3) == 3
    assert await store.erase_older(now + timedelta(hours=1), 10) == 2
    assert await store.erase_older(now + timedelta(hours=1), 10) == 0


async def test_it_can_be_checked(store: AudioStore) -> None:
    await store.check()
    assert await store.erase_older(datetime.now(UTC) + timedelta(hours=1), 10) == 0


@pytest.mark.parametrize(
    "key", ["../../signing.key", "..", "/etc/passwd", "a/b-of-24-random-characters.mp3", "short.mp3", ""]
)
async def test_a_key_leads_nowhere_else(tmp_path: Path, key: str) -> None:
    (tmp_path / "signing.key").write_text("secret")
    store = FileAudioStore(tmp_path / "audio")
    assert await store.open(key) is None
    assert await store.erase(key) is False
    with pytest.raises(ValueError, match="key of ours"):
        await store.put(key, b"x")


async def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "audio").write_text("in the way")
    store = FileAudioStore(tmp_path / "audio")
    with pytest.raises(StorageUnavailable, match="can't be kept"):
        await store.put(KEY, SOUND)
    with pytest.raises(StorageUnavailable):
        await store.check()
