"""Sessions in SQL."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.engine import Row

from vitavoce.core.errors import ProfileNotFound
from vitavoce.domain.session import Session
from vitavoce.storage.changes import Change
from vitavoce.storage.database import Database
from vitavoce.storage.rows import focus_from, focus_text
from vitavoce.storage.tables import profiles, sessions

_COLUMNS: Final = ("id", "profile_slug", "locale", "created_at", "expires_at", "turns", "focus")
# Only beside a kept profile; a foreign key alone would say so by an error that undoes what shares the commit.
_CREATE: Final = Change(
    "create session",
    insert(sessions).from_select(
        _COLUMNS,
        select(*(bindparam(name, type_=sessions.c[name].type) for name in _COLUMNS)).where(
            select(profiles.c.slug).where(profiles.c.slug == bindparam("profile_slug")).exists()
        ),
    ),
)
_FIND: Final = select(sessions).where(sessions.c.id == bindparam("wanted"))
_END: Final = Change("end session", delete(sessions).where(sessions.c.id == bindparam("wanted")))
_EXPIRED: Final = (
    select(sessions.c.id)
    .where(sessions.c.expires_at < bindparam("now"))
    .order_by(sessions.c.expires_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_ERASE_EXPIRED: Final = delete(sessions).where(sessions.c.id.in_(_EXPIRED))


class SqlSessionStore:
    """What belongs to a session goes with it by the foreign keys."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, session: Session) -> None:
        values = {
            "id": session.id,
            "profile_slug": session.profile_slug,
            "locale": session.locale,
            "created_at": session.created_at,
            "expires_at": session.expires_at,
            "turns": session.turns,
            "focus": focus_text(session.focus),
        }
        if not await self._database.apply(_CREATE, values):
            raise ProfileNotFound(f"There is no profile “{session.profile_slug}”.")

    async def find(self, session_id: str) -> Session | None:
        row = await self._database.read(lambda connection: connection.execute(_FIND, {"wanted": session_id}).first())
        return None if row is None else _session(row)

    async def end(self, session_id: str) -> bool:
        ended = await self._database.apply(_END, {"wanted": session_id})
        if ended:
            await self._database.forget_erased()
        return ended

    async def erase_expired(self, now: datetime, limit: int) -> int:
        erased = await self._database.write(
            lambda connection: connection.execute(_ERASE_EXPIRED, {"now": now, "at_most": limit}).rowcount
        )
        if erased:
            await self._database.forget_erased()
        return erased


def _session(row: Row[tuple[object, ...]]) -> Session:
    return Session(
        id=row.id,
        profile_slug=row.profile_slug,
        created_at=row.created_at,
        expires_at=row.expires_at,
        locale=row.locale,
        turns=row.turns,
        focus=focus_from(row.focus),
    )
