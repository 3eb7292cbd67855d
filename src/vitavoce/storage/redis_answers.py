"""Texts of kept answers in a Redis that copies of the server share."""

from contextlib import suppress

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


def _key(key: str) -> str:
    return f"vitavoce:answer:{key}"
