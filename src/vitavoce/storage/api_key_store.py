"""API keys in SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Row

from vitavoce.domain.keeping import ApiKey
from vitavoce.storage.changes import Change
from vitavoce.storage.database import Database
from vitavoce.storage.tables import api_keys

_THIS: Final = api_keys.c.id == bindparam("wanted")
_ADD: Final = insert(api_keys)
_FIND: Final = select(api_keys).where(_THIS)
_ALL: Final = select(api_keys).order_by(api_keys.c.created_at, api_keys.c.id)
_NOW: Final = bindparam("now", type_=api_keys.c.created_at.type)
_REVOKE: Final = Change(
    "revoke key", update(api_keys).where(_THIS, api_keys.c.revoked_at.is_(None)).values(revoked_at=_NOW)
)
_TOUCH: Final = Change("touch key", update(api_keys).where(_THIS).values(last_used_at=_NOW))


class SqlApiKeyStore:
    """Scopes are words with spaces between them, as OAuth has them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, key: ApiKey) -> None:
        row = {
            "id": key.id,
            "secret_hash": key.secret_hash,
            "label": key.label,
            "scopes": " ".join(sorted(key.scopes)),
            "created_at": key.created_at,
            "revoked_at": key.revoked_at,
            "last_used_at": key.last_used_at,
        }
        await self._database.write(lambda connection: connection.execute(_ADD, row))

    async def find(self, key_id: str) -> ApiKey | None:
        row = await self._database.read(lambda connection: connection.execute(_FIND, {"wanted": key_id}).first())
        return None if row is None else _api_key(row)

    async def all(self) -> Sequence[ApiKey]:
        rows = await self._database.read(lambda connection: connection.execute(_ALL).all())
        return [_api_key(row) for row in rows]

    async def revoke(self, key_id: str, now: datetime) -> bool:
        return await self._database.apply(_REVOKE, {"wanted": key_id, "now": now})

    async def touch(self, key_id: str, now: datetime) -> None:
        await self._database.apply(_TOUCH, {"wanted": key_id, "now": now})


def _api_key(row: Row[tuple[object, ...]]) -> ApiKey:
    return ApiKey(
        id=row.id,
        secret_hash=row.secret_hash,
        label=row.label,
        scopes=frozenset(row.scopes.split()),
        created_at=row.created_at,
        revoked_at=row.revoked_at,
        last_used_at=row.last_used_at,
    )
