"""What copies of the server share through Redis."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from vitavoce.core.errors import SettingsInvalid
from vitavoce.storage.redis_answers import RedisAnswers
from vitavoce.storage.redis_circuits import RedisCircuits
from vitavoce.storage.redis_link import RedisLink

__all__ = ["RedisAnswers", "RedisCircuits", "open_redis"]


@asynccontextmanager
async def open_redis(url: str, command_s: float) -> AsyncIterator[RedisLink]:
    """Raises SettingsInvalid where the address is none; one that can't be reached is done without."""
    try:
        link = RedisLink(url, command_s=command_s)
    except ValueError:
        raise SettingsInvalid("REDIS__URL is not an address such as redis://host:6379/0.") from None
    try:
        yield link
    finally:
        await link.aclose()
