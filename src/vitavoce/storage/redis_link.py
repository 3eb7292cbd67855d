"""The way to a Redis that may be slow, away or empty at any time.

A command gets little time. After one that failed nothing is asked for a while, so that an outage costs one wait now
and then.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final, TypeVar

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from vitavoce.telemetry.logging import get_logger

Outcome = TypeVar("Outcome")
_PAUSE_S: Final = 5.0
_CONNECTIONS: Final = 8  # a command takes a fraction of a millisecond, opening a connection several


class RedisAway(Exception):
    """Do without."""


class RedisLink:
    def __init__(self, url: str, *, command_s: float, now: Callable[[], float] = monotonic) -> None:
        """Nothing is connected yet. Raises ValueError when the address is none."""
        pool = BlockingConnectionPool.from_url(
            url,
            decode_responses=True,
            socket_timeout=command_s,
            socket_connect_timeout=command_s,
            retry=Retry(NoBackoff(), 0),
            max_connections=_CONNECTIONS,
            timeout=command_s,
        )
        self._redis = Redis.from_pool(pool)
        self._command_s = command_s
        self._now = now
        self._paused_until = 0.0

    async def ask(self, work: Callable[["Redis"], Awaitable[Outcome]]) -> Outcome:
        """Raises RedisAway."""
        if self._now() < self._paused_until:
            raise RedisAway
        try:
            async with asyncio.timeout(self._command_s):
                return await work(self._redis)
        except (RedisError, OSError, TimeoutError) as error:
            self._pause(error)
            raise RedisAway from error

    def _pause(self, error: Exception) -> None:
        if self._now() >= self._paused_until:  # those that ran side by side say it once
            get_logger(__name__).warning("Redis is away; each copy goes by itself", reason=type(error).__name__)
        self._paused_until = self._now() + _PAUSE_S

    async def state(self) -> str:
        try:
            await self.ask(lambda redis: redis.get("vitavoce"))
        except RedisAway:
            return "ok: away, each copy of the server goes by itself"
        return "ok"

    async def aclose(self) -> None:
        await self._redis.aclose()
