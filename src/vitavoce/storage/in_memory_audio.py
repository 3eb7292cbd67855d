"""The harmless twin of the audio store."""

from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime


class InMemoryAudioStore:
    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._sounds: dict[str, tuple[bytes, datetime]] = {}

    async def put(self, key: str, sound: bytes) -> None:
        self._sounds[key] = (sound, self._now())

    async def open(self, key: str) -> "OpenedBytes | None":
        kept = self._sounds.get(key)
        return OpenedBytes(kept[0]) if kept else None

    async def erase(self, key: str) -> bool:
        return self._sounds.pop(key, None) is not None

    async def erase_older(self, than: datetime, limit: int) -> int:
        old = [key for key, (_, kept_at) in self._sounds.items() if kept_at < than][:limit]
        for key in old:
            del self._sounds[key]
        return len(old)

    async def check(self) -> None:
        return


class OpenedBytes:
    def __init__(self, sound: bytes) -> None:
        self._sound = sound
        self.size_bytes = len(sound)

    async def stream(self, begin: int, end: int) -> AsyncGenerator[bytes]:
        yield self._sound[begin:end]

    def close(self) -> None:
        return
