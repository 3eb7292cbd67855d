"""Visitors' recordings in files: a folder for each session, in it a file for each turn."""

import asyncio
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.recording import KeptRecording, RecordingKey
from vitavoce.storage.sound_files import HALF_SUFFIX, OpenedFile, erase_sound, open_sound, write_sound

_ID: Final = re.compile(r"[a-z]{3,5}_[0-9A-Z]{26}")
_SUFFIX: Final = ".flac"


class FileRecordingStore:
    def __init__(self, folder: Path) -> None:
        """Nothing is made there before the first recording."""
        self._folder = folder

    async def put(self, key: RecordingKey, sound: bytes) -> None:
        await asyncio.to_thread(write_sound, self._path(key), sound)

    async def open(self, key: RecordingKey) -> OpenedFile | None:
        return await asyncio.to_thread(open_sound, self._path(key)) if _is_ours(key) else None

    async def all(self) -> Sequence[KeptRecording]:
        return await asyncio.to_thread(self._all)

    async def erase(self, key: RecordingKey) -> bool:
        return await asyncio.to_thread(self._erase, self._path(key)) if _is_ours(key) else False

    async def erase_session(self, session_id: str) -> None:
        if _ID.fullmatch(session_id):
            await asyncio.to_thread(self._erase_session, session_id)

    def _path(self, key: RecordingKey) -> Path:
        if not _is_ours(key):
            raise ValueError("not a key of ours")
        return self._folder / key.session_id / f"{key.turn_id}{_SUFFIX}"

    def _all(self) -> list[KeptRecording]:
        try:
            return sorted(self._found(), key=lambda recording: recording.kept_at)
        except OSError as error:
            raise StorageUnavailable(f"recordings can't be read: {error.strerror}") from None

    def _found(self) -> Iterator[KeptRecording]:
        for file in self._folder.glob("*/*"):  # also what a crash left half written
            try:
                state = file.stat()
            except FileNotFoundError:
                continue  # erased meanwhile
            kept_at = datetime.fromtimestamp(state.st_mtime, UTC)
            yield KeptRecording(RecordingKey(file.parent.name, file.stem), kept_at, state.st_size)

    def _erase(self, path: Path) -> bool:
        half = erase_sound(path.with_suffix(HALF_SUFFIX))
        whole = erase_sound(path)
        with suppress(OSError):  # while it holds others, or is gone already
            path.parent.rmdir()
        return half or whole

    def _erase_session(self, session_id: str) -> None:
        try:
            shutil.rmtree(self._folder / session_id)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageUnavailable(f"recordings can't be erased: {error.strerror}") from None


def _is_ours(key: RecordingKey) -> bool:
    return bool(_ID.fullmatch(key.session_id) and _ID.fullmatch(key.turn_id))
