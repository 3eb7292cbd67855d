"""Erasing now and then what was kept long enough."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from vitavoce.core.errors import StorageUnavailable


async def sweep_on(sweep: Callable[[], Awaitable[int]], every_s: float, what: str) -> None:
    """Until cancelled. ``sweep`` gives how many went, ``what`` says what they are; where the storage can't be reached,
    the next time will do.
    """
    log = logging.getLogger(__name__)
    while True:
        try:
            if gone := await sweep():
                log.info("erased %d %s", gone, what)
        except StorageUnavailable as error:
            log.warning("no %s erased this time: %s", what, error.detail)
        await asyncio.sleep(every_s)
