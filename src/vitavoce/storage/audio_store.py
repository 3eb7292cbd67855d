"""Answers' sound in files under the data directory.

What is being served stays served: a file that is erased meanwhile is there for whoever has it open.
"""

import asyncio
import os
import re
from collections.abc import AsyncGenerator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from vitavoce.core.errors import StorageUnavailable

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}\.[a-z0-9]{2,5}")
_FOLDER_CHARS: Final = 2  # 4096 folders at most, so that none holds too many files
_CHUNK_BYTES: Final = 65_536


class FileAudioStore:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, sound: bytes) -> None:
        await asyncio.to_thread(self._write, self._path(key), sound)

    async def open(self, key: str) -> "OpenedFile | None":
        return await asyncio.to_thread(self._open, key)

    async def erase(self, key: str) -> bool:
        return await asyncio.to_thread(self._erase, key)

    async def erase_older(self, than: datetime, limit: int) -> int:
        return await asyncio.to_thread(self._erase_older, than.timestamp(), limit)

    async def check(self) -> None:
        """Raises StorageUnavailable where nothing can be kept."""
        key = f"check-{os.getpid():016d}.bin"
        await self.put(key, b"ok")
        await self.erase(key)

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError("not a key of ours")
        return self._folder / key[:_FOLDER_CHARS] / key

    def _write(self, path: Path, sound: bytes) -> None:
        half = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                half.write_bytes(sound)
                half.replace(path)
            finally:
                half.unlink(missing_ok=True)
        except OSError as error:
            raise StorageUnavailable(f"sound can't be kept: {error.strerror}") from None

    def _open(self, key: str) -> "OpenedFile | None":
        if not _KEY.fullmatch(key):
            return None
        try:
            file = self._path(key).open("rb")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageUnavailable(f"sound can't be read: {error.strerror}") from None
        return OpenedFile(file, os.fstat(file.fileno()).st_size)

    def _erase(self, key: str) -> bool:
        try:
            self._path(key).unlink()
        except (FileNotFoundError, ValueError):
            return False
        except OSError as error:
            raise StorageUnavailable(f"sound can't be erased: {error.strerror}") from None
        return True

    def _erase_older(self, than_s: float, limit: int) -> int:
        erased = 0
        try:
            for file in self._folder.glob("*/*"):
                if erased >= limit:
                    break
                if file.stat().st_mtime < than_s:
                    file.unlink(missing_ok=True)
                    erased += 1
        except FileNotFoundError:
            return erased  # another copy erases as well
        except OSError as error:
            raise StorageUnavailable(f"sound can't be erased: {error.strerror}") from None
        return erased


class OpenedFile:
    def __init__(self, file: BinaryIO, size_bytes: int) -> None:
        self._file = file
        self.size_bytes = size_bytes

    async def stream(self, begin: int, end: int) -> AsyncGenerator[bytes]:
        self._file.seek(begin)
        left = end - begin
        while left > 0 and (data := await asyncio.to_thread(self._file.read, min(left, _CHUNK_BYTES))):
            left -= len(data)
            yield data

    def close(self) -> None:
        self._file.close()
