"""Profiles in SQL."""

import asyncio
import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from vitavoce.domain.keeping import StoredProfile
from vitavoce.storage.database import Database
from vitavoce.storage.tables import profiles

_DOCUMENT: Final = select(profiles).where(profiles.c.slug == bindparam("wanted"))
_VERSION: Final = select(profiles.c.version).where(profiles.c.slug == bindparam("wanted"))
_SLUGS: Final = select(profiles.c.slug).order_by(profiles.c.created_at, profiles.c.slug)
_REPLACE: Final = update(profiles).where(profiles.c.slug == bindparam("wanted"))
_ERASE: Final = delete(profiles).where(profiles.c.slug == bindparam("wanted"))


class SqlProfileStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, profile: StoredProfile) -> bool:
        # As ASCII, because JSON may hold halves of characters, which no database's text can.
        document = await asyncio.to_thread(json.dumps, profile.document, separators=(",", ":"))
        row = {"version": profile.version, "document": document, "updated_at": profile.updated_at}

        def work(connection: Connection) -> bool:
            if connection.execute(_REPLACE, {"wanted": profile.slug, **row}).rowcount:
                return False
            connection.execute(insert(profiles), {"slug": profile.slug, "created_at": profile.updated_at, **row})
            return True

        return await self._database.write(work)

    async def find(self, slug: str) -> StoredProfile | None:
        row = await self._database.read(lambda connection: connection.execute(_DOCUMENT, {"wanted": slug}).first())
        if row is None:
            return None
        document = await asyncio.to_thread(json.loads, row.document)
        return StoredProfile(row.slug, row.version, document, row.updated_at)

    async def version(self, slug: str) -> str | None:
        return await self._database.read(lambda connection: connection.scalar(_VERSION, {"wanted": slug}))

    async def slugs(self) -> Sequence[str]:
        return await self._database.read(lambda connection: connection.scalars(_SLUGS).all())

    async def erase(self, slug: str) -> bool:
        """Its sessions, turns and keys go with it by the foreign keys."""
        erased = await self._database.write(
            lambda connection: connection.execute(_ERASE, {"wanted": slug}).rowcount > 0
        )
        if erased:
            await self._database.forget_erased()
        return erased
