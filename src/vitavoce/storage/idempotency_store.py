"""Retry keys in SQL. A key is finished by the turn it belongs to; see turn_store."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Insert, bindparam, delete, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from vitavoce.domain.keeping import Claim, IdempotencyKey
from vitavoce.storage.changes import Change
from vitavoce.storage.database import Database
from vitavoce.storage.tables import idempotency_keys, turns

_KEYS: Final = idempotency_keys.c
_THIS: Final = (_KEYS.scope == bindparam("wanted_scope")) & (_KEYS.key == bindparam("wanted_key"))
_FIND: Final = (
    select(_KEYS.fingerprint, turns.c.document)
    .outerjoin_from(
        idempotency_keys, turns, (turns.c.session_id == _KEYS.session_id) & (turns.c.number == _KEYS.turn_number)
    )
    .where(_THIS)
)
_RELEASE: Final = Change("release key", delete(idempotency_keys).where(_THIS, _KEYS.turn_number.is_(None)))
_OLD: Final = (
    select(_KEYS.scope, _KEYS.key)
    .where(_KEYS.claimed_at < bindparam("than"))
    .order_by(_KEYS.claimed_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_ERASE_OLD: Final = delete(idempotency_keys).where(tuple_(_KEYS.scope, _KEYS.key).in_(_OLD))


class SqlIdempotencyStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._claim = Change("claim key", _claim(database.dialect.name))

    async def claim(self, key: IdempotencyKey, now: datetime, lease_s: float) -> Claim:
        values = {
            "scope": key.scope,
            "key": key.key,
            "fingerprint": key.fingerprint,
            "claimed_at": now,
            "claimed_until": now + timedelta(seconds=lease_s),
        }
        if await self._database.apply(self._claim, values):
            return Claim(claimed=True)
        known = await self._find(key)
        if known is None:  # released just now: whoever asks again gets it
            return Claim(in_progress=True)
        fingerprint, turn_json = known
        if fingerprint != key.fingerprint:
            return Claim(reused=True)
        return Claim(in_progress=turn_json is None, turn_json=turn_json)

    async def finished(self, key: IdempotencyKey) -> str | None:
        known = await self._find(key)
        return known[1] if known else None

    async def release(self, key: IdempotencyKey) -> None:
        await self._database.apply(_RELEASE, _wanted(key))

    async def erase_older(self, than: datetime, limit: int) -> int:
        return await self._database.write(
            lambda connection: connection.execute(_ERASE_OLD, {"than": than, "at_most": limit}).rowcount
        )

    async def _find(self, key: IdempotencyKey) -> tuple[str, str | None] | None:
        def work(connection: Connection) -> tuple[str, str | None] | None:
            row = connection.execute(_FIND, _wanted(key)).first()
            return None if row is None else (row.fingerprint, row.document)

        return await self._database.read(work)


def _claim(dialect_name: str) -> Insert:
    """Takes a new key, or one whose claim lapsed."""
    insert = sqlite.insert if dialect_name == "sqlite" else postgresql.insert
    row = insert(idempotency_keys).values(
        {
            name: bindparam(name, type_=_KEYS[name].type)
            for name in ("scope", "key", "fingerprint", "claimed_at", "claimed_until")
        }
    )
    return row.on_conflict_do_update(
        index_elements=[_KEYS.scope, _KEYS.key],
        set_={name: row.excluded[name] for name in ("fingerprint", "claimed_at", "claimed_until")},
        where=_KEYS.turn_number.is_(None) & (_KEYS.claimed_until <= row.excluded.claimed_at),
    )


def _wanted(key: IdempotencyKey) -> dict[str, object]:
    return {"wanted_scope": key.scope, "wanted_key": key.key}
