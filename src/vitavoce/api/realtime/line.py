"""What is told to one visitor, numbered, and kept for a while so that a dropped connection can go on where it was."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import orjson

MAX_KEPT_BYTES: Final = 512 * 1024  # about 8 s of sound, or all words of a long talk
_PREFIX: Final = "event_"


class FellBehind(Exception):
    """The reader takes so little that what it lacks isn't kept any more."""


@dataclass(frozen=True, slots=True)
class Frame:
    number: int
    text: str


class Line:
    """Server events in order; ``post`` never waits, and what is kept is bounded."""

    def __init__(self, name: str) -> None:
        """``name`` tells this line's events from those of others."""
        self._prefix = f"{_PREFIX}{name}_"
        self._frames: deque[Frame] = deque()
        self._kept_bytes = 0
        self._last = 0
        self._news = asyncio.Event()

    @property
    def last_number(self) -> int:
        return self._last

    def post(self, kind: str, fields: Mapping[str, object]) -> None:
        self._last += 1
        event = {"type": kind, "event_id": f"{self._prefix}{self._last}", **fields}
        frame = Frame(self._last, orjson.dumps(event).decode())
        self._frames.append(frame)
        self._kept_bytes += len(frame.text)
        while self._kept_bytes > MAX_KEPT_BYTES and len(self._frames) > 1:
            self._kept_bytes -= len(self._frames.popleft().text)
        self._news.set()

    def close(self) -> None:
        """Let go of what is kept at once, however long something still refers to the line."""
        self._frames.clear()
        self._kept_bytes = 0

    def number_of(self, event_id: str) -> int | None:
        """None for an event of another line, or one after which something isn't kept any more."""
        number = event_id.removeprefix(self._prefix)
        if number == event_id or not number.isdecimal() or len(number) > 12:
            return None
        return int(number) if self._oldest - 1 <= int(number) <= self._last else None

    async def after(self, number: int) -> list[Frame]:
        """The events after that one, once there are any. Raises FellBehind."""
        while number >= self._last:
            self._news.clear()
            await self._news.wait()
        if number < self._oldest - 1:
            raise FellBehind
        return list(islice(self._frames, number - self._oldest + 1, None))

    @property
    def _oldest(self) -> int:
        return self._frames[0].number if self._frames else self._last + 1
