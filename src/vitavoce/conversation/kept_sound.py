"""Answers' sound after it was kept: found again, given new addresses, and erased in time."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import orjson

from vitavoce.conversation.audio_links import AudioLinks, key_of
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.stores import AudioStore
from vitavoce.conversation.sweeping import sweep_on
from vitavoce.core.errors import StorageUnavailable

_SILENT: Final = '"speech":null'
_LEFT_TO_FETCH: Final = timedelta(minutes=1)


class KeptSound:
    """A turn is kept as it was first told, so the address in it runs out; whoever reads it again gets a new one."""

    def __init__(
        self, store: AudioStore, links: AudioLinks, clock: Clock, *, kept: timedelta, batch: int = 200
    ) -> None:
        self._store = store
        self._links = links
        self._clock = clock
        self._kept = kept
        self._batch = batch

    async def readdressed(self, turn_json: str) -> str:
        """The turn with an address that works, or without sound where it is gone; the same to the byte while the
        address in it works.
        """
        if _SILENT in turn_json:
            return turn_json
        turn = orjson.loads(turn_json)
        speech = turn["speech"]
        if speech is None or datetime.fromisoformat(speech["expires_at"]) > self._clock.now() + _LEFT_TO_FETCH:
            return turn_json
        key = key_of(speech["url"])
        turn["speech"] = None
        if key is not None and await self._is_there(key):
            link = self._links.sign(key)
            turn["speech"] = {**speech, "url": link.path, "expires_at": link.told_expiry}
        return orjson.dumps(turn).decode()

    async def erase_of(self, turns: Iterable[str]) -> None:
        """Erase the sound of these turns; what can't be erased now goes with the next sweep."""
        await erase_sound(self._store, turns)

    async def sweep(self) -> int:
        """Erase what was kept long enough; how many went."""
        before = self._clock.now() - self._kept
        gone = 0
        while erased := await self._store.erase_older(before, self._batch):
            gone += erased
        return gone

    async def run(self, every_s: float) -> None:
        """Sweep now and then until cancelled."""
        await sweep_on(self.sweep, every_s, "answers' sounds")

    async def _is_there(self, key: str) -> bool:
        try:
            opened = await self._store.open(key)
        except StorageUnavailable:
            return False
        if opened is None:
            return False
        opened.close()
        return True


async def erase_sound(store: AudioStore, turns: Iterable[str]) -> None:
    """As ``KeptSound.erase_of``, for who has no more than the store."""
    for turn_json in turns:
        if _SILENT in turn_json:
            continue
        speech = orjson.loads(turn_json)["speech"]
        key = key_of(speech["url"]) if speech else None
        if key is not None:
            try:
                await store.erase(key)
            except StorageUnavailable as error:
                logging.getLogger(__name__).warning("sound is erased later: %s", error.detail)
