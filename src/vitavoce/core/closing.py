"""Streams that end at once when nobody listens any more."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

Element = TypeVar("Element")


@asynccontextmanager
async def closing(stream: AsyncIterator[Element]) -> AsyncIterator[AsyncIterator[Element]]:
    """Closes the stream on the way out, whatever the reason.

    Without this a generator that was left early goes on holding its connection until the garbage is collected.
    """
    try:
        yield stream
    finally:
        close = getattr(stream, "aclose", None)
        if close is not None:
            await close()
