"""Texts of kept answers in a Redis that copies of the server share."""

from contextlib import suppress

from redis.asyncio import Redis

from vitavoce.storage.redis_link import RedisAway, RedisLink


class RedisAnswers:
    def __init__(self, link: RedisLink) -> None:
        self._link = link

    async def get(self, key: str) -> str | None:
        with suppress(RedisAway):
            found = await self._link.ask(lambda redis: redis.get(_key(key)))
            return str(found) if found is not None else None
        return None

    async def put(self, key: str, text: str, kept_s: float) -> None:
        with suppress(RedisAway):
            await self._link.ask(lambda redis: redis.set(_key(key), text, px=round(kept_s * 1000)))

    async def forget(self, slug: str) -> None:
        """All about one profile. Raises RedisAway."""

        async def work(redis: Redis) -> None:
            async for key in redis.scan_iter(match=_key(f"{slug}:*"), count=1000):
                await redis.unlink(key)

        await self._link.ask(work)


def _key(key: str) -> str:
    return f"vitavoce:answer:{key}"
