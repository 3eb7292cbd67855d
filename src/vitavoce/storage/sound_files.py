"""Sound in files: written whole or not at all, and read to the end even when it is erased meanwhile."""

import asyncio
import os
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import BinaryIO, Final

from vitavoce.core.errors import StorageUnavailable

_CHUNK_BYTES: Final = 65_536
HALF_SUFFIX: Final = ".part"


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


def write_sound(path: Path, sound: bytes) -> None:
    """Blocks. Raises StorageUnavailable."""
    half = path.with_suffix(HALF_SUFFIX)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            half.write_bytes(sound)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise StorageUnavailable(f"sound can't be kept: {error.strerror}") from None


def open_sound(path: Path) -> OpenedFile | None:
    """Blocks. None where there is none. Raises StorageUnavailable."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageUnavailable(f"sound can't be read: {error.strerror}") from None
    return OpenedFile(file, os.fstat(file.fileno()).st_size)


def erase_sound(path: Path) -> bool:
    """Blocks. False where there was none. Raises StorageUnavailable."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageUnavailable(f"sound can't be erased: {error.strerror}") from None
    return True
