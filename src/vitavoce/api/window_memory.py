"""Moving windows in this process, as a storage of the ``limits`` library.

The library's own in-memory storage looks at every key, each in a thread, after every hit, and never bounds them; this
one looks at the key alone, forgets the least recently used, and counts on a clock that doesn't jump.
"""

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import Final

from limits.aio.storage.base import MovingWindowSupport, Storage

_NOTHING_FAILS: Final = ()


class WindowMemory(Storage, MovingWindowSupport):
    """The moments of the last hits of each key, oldest first, in seconds of ``now``; 8 bytes each."""

    STORAGE_SCHEME = ["async+vitavoce-windows"]  # noqa: RUF012 - declared so by the library

    def __init__(self, max_keys: int, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._max_keys = max_keys
        self._now = now
        self._hits: OrderedDict[str, array[float]] = OrderedDict()

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        return _NOTHING_FAILS

    def now(self) -> float:
        return self._now()

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        hits, now = self._recent(key, expiry)
        if len(hits) + amount > limit:
            return False
        hits.extend([now] * amount)
        return True

    async def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        del limit
        hits, now = self._recent(key, expiry)
        return (hits[0] if hits else now), len(hits)

    def _recent(self, key: str, expiry: int) -> tuple["array[float]", float]:
        now = self._now()
        hits = self._hits.get(key)
        if hits is None:
            hits = self._hits[key] = array("d")
            if len(self._hits) > self._max_keys:
                self._hits.popitem(last=False)
        else:
            self._hits.move_to_end(key)
            if hits and hits[0] <= now - expiry:
                del hits[: bisect_right(hits, now - expiry)]
        return hits, now

    async def clear(self, key: str) -> None:
        self._hits.pop(key, None)

    async def reset(self) -> int:
        count = len(self._hits)
        self._hits.clear()
        return count

    async def check(self) -> bool:
        return True

    # The library asks these of every storage, for its fixed windows, which we don't use.
    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        raise NotImplementedError

    async def get(self, key: str) -> int:
        raise NotImplementedError

    async def get_expiry(self, key: str) -> float:
        raise NotImplementedError
