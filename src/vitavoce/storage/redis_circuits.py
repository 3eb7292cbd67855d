"""Which circuits are open, for all copies of the server that share a Redis.

``cooling`` lasts as long as nobody may call, ``opened`` until a probe succeeds. The times are Redis's own, so that no
clocks have to agree. What is found out is kept in this process too, for when Redis is away.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Protocol

from redis.asyncio import Redis

from vitavoce.storage.redis_link import RedisAway, RedisLink

_FORGOTTEN_S: Final = 86_400
# A longer cooldown under way stays, and so does the higher count.
_OPEN: Final = """
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[2], 1, 'PX', ARGV[1]) end
local times = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[2]))
redis.call('SET', KEYS[1], times, 'EX', ARGV[3])
redis.call('DEL', KEYS[3])
"""


class Circuits(Protocol):
    """``providers.resilience.circuit.Circuits``, which storage may not import."""

    async def read(self, name: str) -> tuple[float, int] | None: ...

    async def open(self, name: str, cooldown_s: float, times: int) -> None: ...

    async def close(self, name: str) -> None: ...

    async def claim_probe(self, name: str, lease_s: float) -> bool: ...

    async def give_back_probe(self, name: str) -> None: ...


class RedisCircuits:
    def __init__(self, link: RedisLink, local: Circuits) -> None:
        self._link = link
        self._local = local

    async def read(self, name: str) -> tuple[float, int] | None:
        opened, cooling, _ = _keys(name)

        async def work(redis: Redis) -> tuple[float, int] | None:
            async with redis.pipeline(transaction=False) as commands:
                commands.get(opened)
                commands.pttl(cooling)
                times, left_ms = await commands.execute()
            return None if times is None else (max(0, left_ms) / 1000, int(times))

        try:
            return await self._link.ask(work)
        except RedisAway:
            return await self._local.read(name)

    async def open(self, name: str, cooldown_s: float, times: int) -> None:
        await self._local.open(name, cooldown_s, times)
        arguments = (max(1, round(cooldown_s * 1000)), times, _FORGOTTEN_S)
        await self._tell(lambda redis: redis.register_script(_OPEN)(keys=_keys(name), args=arguments))

    async def close(self, name: str) -> None:
        await self._local.close(name)
        await self._tell(lambda redis: redis.delete(*_keys(name)))

    async def claim_probe(self, name: str, lease_s: float) -> bool:
        _, _, probe = _keys(name)
        try:
            return bool(await self._link.ask(lambda redis: redis.set(probe, 1, nx=True, px=round(lease_s * 1000))))
        except RedisAway:
            return await self._local.claim_probe(name, lease_s)

    async def give_back_probe(self, name: str) -> None:
        await self._local.give_back_probe(name)
        await self._tell(lambda redis: redis.delete(_keys(name)[2]))

    async def _tell(self, work: Callable[[Redis], Awaitable[object]]) -> None:
        with suppress(RedisAway):
            await self._link.ask(work)


def _keys(name: str) -> tuple[str, str, str]:
    """Opened, cooling and probe; in one hash slot, as a cluster wants it."""
    base = f"vitavoce:circuit:{{{name}}}"
    return f"{base}:opened", f"{base}:cooling", f"{base}:probe"
