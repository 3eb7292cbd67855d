"""The harmless twin of the store of recordings."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from vitavoce.domain.recording import KeptRecording, RecordingKey
from vitavoce.storage.in_memory_audio import OpenedBytes


class InMemoryRecordingStore:
    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._sounds: dict[RecordingKey, tuple[bytes, datetime]] = {}

    async def put(self, key: RecordingKey, sound: bytes) -> None:
        self._sounds[key] = (sound, self._now())

    async def open(self, key: RecordingKey) -> OpenedBytes | None:
        kept = self._sounds.get(key)
        return OpenedBytes(kept[0]) if kept else None

    async def all(self) -> Sequence[KeptRecording]:
        return [KeptRecording(key, kept_at, len(sound)) for key, (sound, kept_at) in self._sounds.items()]

    async def erase(self, key: RecordingKey) -> bool:
        return self._sounds.pop(key, None) is not None

    async def erase_session(self, session_id: str) -> None:
        for key in [key for key in self._sounds if key.session_id == session_id]:
            del self._sounds[key]
