"""Visitors' recordings, where the owner wants them kept: each belongs to a turn, and goes with it or by its age."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from vitavoce.conversation.audio_links import AudioLinks
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.stores import OpenedAudio, RecordingStore, SessionStore
from vitavoce.conversation.sweeping import sweep_on
from vitavoce.core.errors import AudioNotFound, StorageUnavailable
from vitavoce.domain.recording import KeptRecording, RecordingKey
from vitavoce.domain.speech import Pcm

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingsRules:
    """``keep``: whether recordings are kept, and ``profiles`` where one profile differs; ``life``: how long;
    ``most_bytes``: all of them together, the oldest going first.
    """

    keep: bool = False
    profiles: Mapping[str, bool] = field(default_factory=dict)
    life: timedelta = timedelta(days=30)
    most_bytes: int = 1 << 30


class KeptRecordings:
    def __init__(
        self,
        store: RecordingStore,
        sessions: SessionStore,
        encode: Callable[[Pcm], bytes],
        links: AudioLinks,
        clock: Clock,
        rules: RecordingsRules,
    ) -> None:
        """``encode`` blocks, and is called in a thread."""
        self._store = store
        self._sessions = sessions
        self._encode = encode
        self._links = links
        self._clock = clock
        self._rules = rules

    def days_kept(self, slug: str) -> int | None:
        """How long a recorded question about this profile is kept; None: not at all. Visitors are told."""
        if not self._rules.profiles.get(slug, self._rules.keep):
            return None
        return max(1, -(-self._rules.life // _DAY))

    async def keep(self, session_id: str, turn_id: str, sound: Pcm) -> None:
        """If that is wanted. A turn stands without its recording: what can't be kept is only logged."""
        if not (self._rules.keep or any(self._rules.profiles.values())):
            return
        try:
            session = await self._sessions.find(session_id)
            if session is None or self.days_kept(session.profile_slug) is None:
                return
            encoded = await asyncio.to_thread(self._encode, sound)
            await self._store.put(RecordingKey(session_id, turn_id), encoded)
        except StorageUnavailable as error:
            logging.getLogger(__name__).warning("a recording isn't kept: %s", error.detail)

    async def newest(self, limit: int, session_id: str | None = None) -> Sequence[KeptRecording]:
        """Newest first, of all conversations or of one."""
        kept = sorted(await self._store.all(), key=_age, reverse=True)
        return [one for one in kept if session_id in {None, one.key.session_id}][:limit]

    def address_of(self, key: RecordingKey) -> str:
        """Where the owner can fetch it for a while."""
        return self._links.sign(key.path).path

    async def open(self, key: RecordingKey, expires: str, signature: str) -> OpenedAudio:
        """By such an address. Raises AudioLinkInvalid, AudioLinkExpired, AudioNotFound."""
        self._links.check(key.path, expires, signature)
        opened = await self._store.open(key)
        if opened is None:
            raise AudioNotFound("This recording has been erased.")
        return opened

    async def erase_of(self, session_id: str) -> None:
        """What can't be erased now goes with the next sweep."""
        try:
            await self._store.erase_session(session_id)
        except StorageUnavailable as error:
            logging.getLogger(__name__).warning("recordings are erased later: %s", error.detail)

    async def sweep(self) -> int:
        """Erase what is too old, too much, or of a conversation that is over; how many went."""
        kept = await self._store.all()
        over = {session for session in {one.key.session_id for one in kept} if await self._is_over(session)}
        for session_id in over:
            await self._store.erase_session(session_id)
        left = [one for one in kept if one.key.session_id not in over]
        too_old = self._clock.now() - self._rules.life
        held = sum(one.size_bytes for one in left)
        gone = len(kept) - len(left)
        for one in sorted(left, key=_age):
            if one.kept_at >= too_old and held <= self._rules.most_bytes:
                break
            held -= one.size_bytes
            gone += await self._store.erase(one.key)
        return gone

    async def run(self, every_s: float) -> None:
        """Sweep now and then until cancelled; also where nothing is kept any more, for what was kept before."""
        await sweep_on(self.sweep, every_s, "recordings")

    async def _is_over(self, session_id: str) -> bool:
        session = await self._sessions.find(session_id)
        return session is None or session.expired(self._clock.now())


def _age(recording: KeptRecording) -> float:
    return recording.kept_at.timestamp()
