"""Spoken sentences in files, so that a restart needn't speak them again. A comfort: what fails is only logged."""

import asyncio
import json
import logging
import os
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from time import time
from typing import Final

from vitavoce.domain.speech import Clip, SpokenWord

_KEPT_AFTER_A_SWEEP: Final = 0.8
_SUFFIX: Final = ".clip"


class ClipFiles:
    """At most ``most_bytes``, none older than ``kept_s``; those used longest ago go first."""

    def __init__(self, folder: Path, most_bytes: int, kept_s: float) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._kept_s = kept_s
        self._bytes: int | None = None  # known after the first look
        self._sweeping = asyncio.Lock()

    async def find(self, key: str) -> Clip | None:
        return await asyncio.to_thread(self._read, key)

    async def keep(self, key: str, clip: Clip) -> None:
        async with self._sweeping:
            try:
                await asyncio.to_thread(self._write, key, clip)
            except OSError as error:
                logging.getLogger(__name__).warning("a spoken sentence could not be kept: %s", error.strerror)

    async def sweep(self) -> None:
        """Erase what is too old, and the oldest of what is too much."""
        async with self._sweeping:
            with suppress(OSError):
                await asyncio.to_thread(self._sweep)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_SUFFIX}"

    def _read(self, key: str) -> Clip | None:
        path = self._path(key)
        try:
            if time() - path.stat().st_ctime > self._kept_s:
                return None
            head, _, data = path.read_bytes().partition(b"\n")
            words = tuple(SpokenWord(*word) for word in json.loads(head))
            os.utime(path)
        except (OSError, ValueError, TypeError):
            return None
        return Clip(data, words)

    def _write(self, key: str, clip: Clip) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(key)
        half = path.with_suffix(".part")
        try:
            half.write_bytes(json.dumps([astuple(word) for word in clip.words]).encode() + b"\n" + clip.data)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
        self._bytes = (self._bytes or 0) + len(clip.data)
        if self._bytes > self._most_bytes:
            self._sweep()

    def _sweep(self) -> None:
        found = sorted(
            ((file.stat(), file) for file in self._folder.glob(f"*{_SUFFIX}")), key=lambda one: one[0].st_mtime
        )
        held = sum(state.st_size for state, _ in found)
        bound = self._most_bytes if held <= self._most_bytes else int(self._most_bytes * _KEPT_AFTER_A_SWEEP)
        for state, file in found:
            if held > bound or time() - state.st_ctime > self._kept_s:
                file.unlink(missing_ok=True)
                held -= state.st_size
        self._bytes = held
