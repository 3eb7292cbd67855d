"""One after another within this process; across copies the store's condition decides."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from vitavoce.core.errors import SessionBusy


@dataclass(slots=True)
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    inside: int = 0


class SessionQueues:
    """Lets the turns of one session run one at a time, so that two tabs don't make each other's work void."""

    def __init__(self, longest: int) -> None:
        """``longest``: how many turns of a session may run or wait; one more is ``SessionBusy``."""
        self._longest = longest
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def turn_of(self, session_id: str) -> AsyncIterator[None]:
        queue = self._queues.get(session_id)
        if queue is None:
            queue = self._queues[session_id] = _Queue()
        if queue.inside >= self._longest:
            raise SessionBusy("Too many questions of this conversation are being answered.", retry_after_s=1)
        queue.inside += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.inside -= 1
            if not queue.inside:
                del self._queues[session_id]
