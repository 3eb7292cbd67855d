"""What every conversation begins with is spoken before anybody asks, so that it is in the speech cache."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.stores import ProfileStore
from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import NotFound, Unavailable
from vitavoce.domain.speech import Voice
from vitavoce.speech.synthesis import Synthesiser

_PROFILES: Final = 50
_PATIENCE_S: Final = 10.0
_EVERY_S: Final = 600.0
_FIRST_AFTER_S: Final = 5.0  # the start has more urgent things to do


class GreetingsAhead:
    def __init__(
        self,
        profiles: ProfileStore,
        shelf: ProfileShelf,
        engine: Synthesiser,
        voice: Voice,
        kept: Callable[[], Awaitable[bool]],
    ) -> None:
        """``kept``: whether what is spoken now goes into the cache; otherwise it would be spoken for nothing."""
        self._profiles = profiles
        self._shelf = shelf
        self._engine = engine
        self._voice = voice
        self._kept = kept

    async def make(self) -> None:
        """Greetings and suggestions of the first profiles, one after another; what is there already costs nothing.

        Raises Unavailable where there is no voice, or the profiles can't be read.
        """
        if not await self._kept():
            return
        for slug in [*await self._profiles.slugs()][:_PROFILES]:
            try:
                prepared = await self._shelf.get(slug)
            except NotFound:
                continue
            for text in (prepared.greeting, *prepared.suggestions):
                async with closing(self._engine.speak(text, self._voice, Deadline.after(_PATIENCE_S))) as chunks:
                    async for _ in chunks:
                        pass

    async def run(self) -> None:
        """Again now and then, for profiles that were imported meanwhile; runs until cancelled."""
        await asyncio.sleep(_FIRST_AFTER_S)
        while True:
            try:
                await self.make()
            except Unavailable as error:
                logging.getLogger(__name__).info("no greeting spoken ahead: %s", error.detail)
            await asyncio.sleep(_EVERY_S)
