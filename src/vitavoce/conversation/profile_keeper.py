"""Takes résumés in."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitavoce.content.json_resume import Defect, Imported, read_resume, slug_of
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.stores import ProfileStore
from vitavoce.domain.keeping import StoredProfile


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import. Nothing was kept when ``profile_version`` is None; then a defect is fatal."""

    slug: str
    defects: tuple[Defect, ...]
    profile_version: str | None = None
    items: int = 0
    created: bool = False

    @property
    def kept(self) -> bool:
        return self.profile_version is not None


class ProfileKeeper:
    """Imports profiles."""

    def __init__(self, profiles: ProfileStore, shelf: ProfileShelf, clock: Clock) -> None:
        self._profiles = profiles
        self._shelf = shelf
        self._clock = clock

    async def slugs(self) -> Sequence[str]:
        """All that can be talked about, first imported first."""
        return await self._profiles.slugs()

    async def import_resume(self, document: object, slug: str | None = None) -> ImportReport:
        """Keep a JSON Resume under the slug, or one made of the person's name, in place of what stood there."""
        chosen, imported = await asyncio.to_thread(_read, document, slug)  # 5,000 items take 200 ms
        profile = imported.profile
        if profile is None or not isinstance(document, Mapping):
            return ImportReport(chosen, imported.defects)
        created = await self._profiles.save(StoredProfile(chosen, profile.version, document, self._clock.now()))
        self._shelf.forget(chosen)
        return ImportReport(chosen, imported.defects, profile.version, len(profile.items), created)


def _read(document: object, slug: str | None) -> tuple[str, Imported]:
    if slug is not None:
        if slug_of(slug) != slug:
            hint = f"a slug is made of lower-case letters, digits and hyphens, for example {slug_of(slug)}"
            return slug, Imported(None, (Defect("", "slug", slug, hint, fatal=True),))
        return slug, read_resume(document, slug)
    basics = document.get("basics") if isinstance(document, Mapping) else None
    name = basics.get("name") if isinstance(basics, Mapping) else None
    chosen = slug_of(name if isinstance(name, str) else "")
    return chosen, read_resume(document, chosen)
