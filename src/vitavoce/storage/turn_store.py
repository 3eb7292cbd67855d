"""Turns in SQL."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Insert, Integer, Update, bindparam, exists, insert, select, update

from vitavoce.domain.keeping import NewTurn
from vitavoce.storage.changes import Change, Then
from vitavoce.storage.database import Database
from vitavoce.storage.experiment_store import exposing, exposure_values, go_on
from vitavoce.storage.feedback_store import caught_values, keep_caught
from vitavoce.storage.rows import focus_text
from vitavoce.storage.tables import idempotency_keys, sessions, turns

_COLUMNS: Final = ("session_id", "number", "id", "created_at", "document")
_THIS_CLAIM: Final = (
    (idempotency_keys.c.scope == bindparam("scope"))
    & (idempotency_keys.c.key == bindparam("key"))
    & idempotency_keys.c.turn_number.is_(None)
)
_MOVE_ON: Final = (
    update(sessions)
    .where(sessions.c.id == bindparam("session_id"), sessions.c.turns == bindparam("number"))
    .values(
        turns=sessions.c.turns + 1,
        focus=bindparam("focus", type_=sessions.c.focus.type),
        expires_at=bindparam("expires_at", type_=sessions.c.expires_at.type),
    )
)


def _keep_turn(given: ColumnElement[bool]) -> Insert:
    row = select(*(bindparam(name, type_=turns.c[name].type) for name in _COLUMNS)).where(given)
    return insert(turns).from_select(_COLUMNS, row)


def _finish_key(given: ColumnElement[bool]) -> Update:
    return (
        update(idempotency_keys)
        .where(_THIS_CLAIM, given)
        .values(session_id=bindparam("session_id"), turn_number=bindparam("number"))
    )


def _append(*with_the_turn: Then) -> Change:
    """A turn with all that goes with it; a key only where its claim stands."""
    first = _MOVE_ON
    if _finish_key in with_the_turn:
        first = first.where(exists(select(idempotency_keys.c.key).where(_THIS_CLAIM)))
    return Change("append turn", first, (_keep_turn, *with_the_turn))


_OF_SESSION: Final = select(turns.c.document).where(turns.c.session_id == bindparam("wanted")).order_by(turns.c.number)
_FIND: Final = select(turns.c.document).where(
    turns.c.session_id == bindparam("wanted"), turns.c.id == bindparam("turn")
)
_LATEST: Final = (
    select(turns.c.document)
    .where(turns.c.session_id == bindparam("wanted"))
    .order_by(turns.c.number.desc())
    .limit(bindparam("most", type_=Integer))
)
_OF_PROFILE: Final = (
    select(turns.c.document)
    .join_from(turns, sessions, turns.c.session_id == sessions.c.id)
    .where(sessions.c.profile_slug == bindparam("slug"))
    .order_by(turns.c.created_at.desc())
    .limit(bindparam("most", type_=Integer))
)
_AMEND: Final = Change(
    "amend turn",
    update(turns)
    .where(turns.c.session_id == bindparam("wanted"), turns.c.id == bindparam("turn"))
    .values(document=bindparam("amended")),
)


class SqlTurnStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._expose = exposing(database.dialect.name)
        self._appends: dict[tuple[Then, ...], Change] = {}

    async def append(self, turn: NewTurn) -> bool:
        values: dict[str, object] = {
            "session_id": turn.session_id,
            "number": turn.expected_turns,
            "id": turn.id,
            "created_at": turn.created_at,
            "document": turn.json,
            "focus": focus_text(turn.focus),
            "expires_at": turn.expires_at,
        }
        with_the_turn: tuple[Then, ...] = ()
        if turn.idempotency is not None:
            values |= {"scope": turn.idempotency.scope, "key": turn.idempotency.key}
            with_the_turn = (_finish_key,)
        if turn.exposure is not None:
            values |= exposure_values(turn.exposure, turn.created_at)
            with_the_turn += (self._expose if turn.exposure.arm else go_on,)
        if turn.caught is not None:
            values |= caught_values(turn.caught)
            with_the_turn += (keep_caught,)
        return await self._database.apply(self._append_with(with_the_turn), values)

    def _append_with(self, with_the_turn: tuple[Then, ...]) -> Change:
        """Always the same one, as a change is compiled once; there are twelve."""
        change = self._appends.get(with_the_turn)
        if change is None:
            change = self._appends[with_the_turn] = _append(*with_the_turn)
        return change

    async def of_session(self, session_id: str) -> Sequence[str]:
        return await self._database.read(
            lambda connection: connection.scalars(_OF_SESSION, {"wanted": session_id}).all()
        )

    async def latest(self, session_id: str, limit: int) -> Sequence[str]:
        newest_first = await self._database.read(
            lambda connection: connection.scalars(_LATEST, {"wanted": session_id, "most": limit}).all()
        )
        return newest_first[::-1]

    async def of_profile(self, slug: str, limit: int) -> Sequence[str]:
        return await self._database.read(
            lambda connection: connection.scalars(_OF_PROFILE, {"slug": slug, "most": limit}).all()
        )

    async def find(self, session_id: str, turn_id: str) -> str | None:
        return await self._database.read(
            lambda connection: connection.scalar(_FIND, {"wanted": session_id, "turn": turn_id})
        )

    async def amend(self, session_id: str, turn_id: str, json: str) -> bool:
        return await self._database.apply(_AMEND, {"wanted": session_id, "turn": turn_id, "amended": json})
