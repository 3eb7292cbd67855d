"""Answers' sound in files under the data directory.

What is being served stays served: a file that is erased meanwhile is there for whoever has it open.
"""

import asyncio
import os
import re
from datetime import datetime
from pathlib import Path
from typing import Final

from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.sound_files import OpenedFile, erase_sound, open_sound, write_sound

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}\.[a-z0-9]{2,5}")
_FOLDER_CHARS: Final = 2  # 4096 folders at most, so that none holds too many files


class FileAudioStore:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, sound: bytes) -> None:
        await asyncio.to_thread(write_sound, self._path(key), sound)

    async def open(self, key: str) -> OpenedFile | None:
        return await asyncio.to_thread(open_sound, self._path(key)) if _KEY.fullmatch(key) else None

    async def erase(self, key: str) -> bool:
        return await asyncio.to_thread(erase_sound, self._path(key)) if _KEY.fullmatch(key) else False

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

    def _erase_older(self, than_s: float, limit: int) -> int:
        erased = 0
        try:
            for file in self._folder.glob(f"{'?' * _FOLDER_CHARS}/*"):
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
