"""Profiles made ready for questions, kept at hand."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.recently_used import RecentlyUsed
from vitavoce.conversation.stores import ProfileStore
from vitavoce.core.errors import ProfileNotFound, StorageUnavailable
from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.profile import Profile
from vitavoce.understanding.item_index import ItemIndex


@dataclass(frozen=True, slots=True)
class PreparedProfile:
    """A profile with what every conversation about it needs; ``suggestions`` are questions that it answers."""

    profile: Profile
    index: ItemIndex
    greeting: str
    suggestions: tuple[str, ...]


@dataclass(slots=True)
class _Shelved:
    prepared: PreparedProfile
    stored_version: str
    checked_s: float


class ProfileShelf:
    """Each profile is prepared once per version, by one task however many ask for it.

    Asks the store at most once in ``recheck_s`` seconds whether a profile was imported anew, so that every copy of
    the server shows a re-import within that time. While the store can't be reached, the last known one is given.
    """

    def __init__(
        self,
        profiles: ProfileStore,
        prepare: Callable[[StoredProfile], PreparedProfile],
        clock: Clock,
        *,
        default_slug: str | None = None,
        capacity: int = 1_000,
        recheck_s: float = 1.0,
    ) -> None:
        self._profiles = profiles
        self._prepare = prepare
        self._clock = clock
        self._default_slug = default_slug
        self._recheck_s = recheck_s
        self._shelved: RecentlyUsed[str, _Shelved] = RecentlyUsed(capacity)
        self._preparing: dict[str, asyncio.Task[PreparedProfile]] = {}

    async def default_slug(self) -> str:
        """The chosen one, or the first that was imported."""
        if self._default_slug is not None:
            return self._default_slug
        for slug in await self._profiles.slugs():
            return slug
        raise ProfileNotFound("No profile has been imported yet.")

    def make_default(self, slug: str) -> None:
        """Conversations that name no profile are about this one from now on."""
        self._default_slug = slug

    async def get(self, slug: str) -> PreparedProfile:
        """Raises ProfileNotFound."""
        shelved = self._shelved.get(slug)
        now_s = self._clock.monotonic_s()
        if shelved is not None:
            if now_s - shelved.checked_s < self._recheck_s:
                return shelved.prepared
            shelved.checked_s = now_s  # the others go on with this one meanwhile
            try:
                version = await self._profiles.version(slug)
            except StorageUnavailable:
                return shelved.prepared
            if version == shelved.stored_version:
                return shelved.prepared
            self._shelved.drop(slug)
        preparing = self._preparing.get(slug)
        if preparing is None:
            preparing = asyncio.create_task(self._load(slug))
            self._preparing[slug] = preparing
            preparing.add_done_callback(lambda _: self._preparing.pop(slug, None))
        return await asyncio.shield(preparing)

    def forget(self, slug: str) -> None:
        """Called where a profile was changed, so that this copy shows it at once."""
        self._shelved.drop(slug)

    async def _load(self, slug: str) -> PreparedProfile:
        now_s = self._clock.monotonic_s()
        stored = await self._profiles.find(slug)
        if stored is None:
            raise ProfileNotFound(f"There is no profile “{slug}”.")
        prepared = await asyncio.to_thread(self._prepare, stored)
        self._shelved.put(slug, _Shelved(prepared, stored.version, now_s))
        return prepared
