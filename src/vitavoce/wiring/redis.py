"""What copies of the server share through Redis."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from vitavoce.core.errors import SettingsInvalid, StorageUnavailable
from vitavoce.storage.redis_answers import RedisAnswers
from vitavoce.storage.redis_circuits import RedisCircuits
from vitavoce.storage.redis_link import RedisAway, RedisLink

__all__ = ["RedisAnswers", "RedisCircuits", "forget_answers", "open_redis"]

_PATIENT_S: Final = 10.0  # nobody waits for an answer meanwhile


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


async def forget_answers(url: str, slug: str) -> None:
    """What was kept of answers about a profile. Raises SettingsInvalid, StorageUnavailable."""
    async with open_redis(url, _PATIENT_S) as link:
        try:
            await RedisAnswers(link).forget(slug)
        except RedisAway:
            raise StorageUnavailable(
                f"{slug}: erased from the database; Redis can't be reached, where answers about it lapse by themselves"
            ) from None
