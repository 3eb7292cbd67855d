"""What visitors say of answers, and what was kept back of them, in SQL."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Integer,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Row

from vitavoce.domain.feedback import CaughtSentences, Feedback, Judged, Reason, Thumb
from vitavoce.domain.outcomes import visitor_of
from vitavoce.domain.turn import Caught
from vitavoce.storage.database import Database
from vitavoce.storage.tables import caught_sentences, exposures, feedback, turns

_GIVEN: Final = feedback.c
_WITH_TURN: Final = feedback.join(
    turns, (turns.c.session_id == _GIVEN.session_id) & (turns.c.number == _GIVEN.turn_number)
)
# Held, so that it isn't erased while something is being said of it.
_NUMBER: Final = (
    select(turns.c.number)
    .where(turns.c.session_id == bindparam("wanted"), turns.c.id == bindparam("turn"))
    .with_for_update(read=True, key_share=True)
)
_OF_SESSION: Final = (
    select(feedback, turns.c.id.label("turn_id"))
    .select_from(_WITH_TURN)
    .where(_GIVEN.session_id == bindparam("wanted"))
    .order_by(_GIVEN.turn_number)
)
_NEWEST: Final = (
    select(feedback, turns.c.id.label("turn_id"), turns.c.document)
    .select_from(_WITH_TURN)
    .order_by(_GIVEN.given_at.desc(), _GIVEN.session_id, _GIVEN.turn_number)
    .limit(bindparam("most", type_=Integer))
)
_NEWEST_CAUGHT: Final = (
    select(caught_sentences, turns.c.id.label("turn_id"))
    .join_from(
        caught_sentences,
        turns,
        (turns.c.session_id == caught_sentences.c.session_id) & (turns.c.number == caught_sentences.c.turn_number),
    )
    .order_by(caught_sentences.c.created_at.desc(), turns.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_WITHDRAW: Final = delete(feedback).where(
    _GIVEN.session_id == bindparam("wanted"), _GIVEN.turn_number == bindparam("number")
)
# Held while thumbs are counted, so that of two copies that count one waits for the other.
_HOLD: Final = select(exposures.c.visitor).where(exposures.c.visitor == bindparam("visitor")).with_for_update()
_CAUGHT_VALUES: Final = {
    "session_id": "session_id",
    "turn_number": "number",
    "created_at": "created_at",
    "model": "model",
    "prompt": "prompt",
    "sentences": "sentences",
}


def _thumbs(thumb: Thumb) -> ColumnElement[int]:
    """How many of them the session gave, counted as it stands."""
    return (
        select(func.count())
        .select_from(feedback)
        .where(_GIVEN.session_id == bindparam("wanted"), _GIVEN.thumb == thumb.value)
        .scalar_subquery()
    )


_COUNT_THUMBS: Final = (
    update(exposures)
    .where(exposures.c.visitor == bindparam("seen"))
    .values(thumbs_up=_thumbs(Thumb.UP), thumbs_down=_thumbs(Thumb.DOWN))
)


class SqlFeedbackStore:
    def __init__(self, database: Database) -> None:
        self._database = database
        insert_one = sqlite.insert if database.dialect.name == "sqlite" else postgresql.insert
        row = insert_one(feedback)
        self._put = row.on_conflict_do_update(
            index_elements=[_GIVEN.session_id, _GIVEN.turn_number],
            set_={name: row.excluded[name] for name in ("thumb", "reason", "comment", "given_at")},
        )

    async def put(self, given: Feedback, now: datetime) -> bool:
        def work(connection: Connection) -> bool:
            number = _number(connection, given.session_id, given.turn_id)
            if number is None:
                return False
            values = {
                "session_id": given.session_id,
                "turn_number": number,
                "thumb": given.thumb.value,
                "reason": given.reason.value if given.reason else None,
                "comment": given.comment,
                "given_at": now,
            }
            connection.execute(self._put, values)
            _count_thumbs(connection, given.session_id)
            return True

        return await self._database.write(work)

    async def withdraw(self, session_id: str, turn_id: str) -> bool:
        def work(connection: Connection) -> bool:
            number = _number(connection, session_id, turn_id)
            if number is None:
                return False
            connection.execute(_WITHDRAW, {"wanted": session_id, "number": number})
            _count_thumbs(connection, session_id)
            return True

        return await self._database.write(work)

    async def of_session(self, session_id: str) -> Sequence[Feedback]:
        rows = await self._database.read(
            lambda connection: connection.execute(_OF_SESSION, {"wanted": session_id}).all()
        )
        return tuple(_feedback(row) for row in rows)

    async def newest(self, limit: int, thumb: Thumb | None = None) -> Sequence[Judged]:
        query = _NEWEST if thumb is None else _NEWEST.where(_GIVEN.thumb == thumb.value)
        rows = await self._database.read(lambda connection: connection.execute(query, {"most": limit}).all())
        return tuple(Judged(_feedback(row), row.given_at, json.loads(row.document)) for row in rows)

    async def newest_caught(self, limit: int) -> Sequence[CaughtSentences]:
        rows = await self._database.read(lambda connection: connection.execute(_NEWEST_CAUGHT, {"most": limit}).all())
        return tuple(
            CaughtSentences(
                turn_id=row.turn_id,
                created_at=row.created_at,
                model=row.model,
                prompt=row.prompt,
                sentences=tuple(Caught(sentence, reason) for sentence, reason in json.loads(row.sentences)),
            )
            for row in rows
        )


def keep_caught(given: ColumnElement[bool]) -> Insert:
    """With the turn that it was kept back of."""
    columns = caught_sentences.c
    row = select(*(bindparam(bound, type_=columns[name].type) for name, bound in _CAUGHT_VALUES.items())).where(given)
    return insert(caught_sentences).from_select(list(_CAUGHT_VALUES), row)


def caught_values(caught: CaughtSentences) -> dict[str, object]:
    sentences = [(each.sentence, each.reason) for each in caught.sentences]
    return {"model": caught.model, "prompt": caught.prompt, "sentences": json.dumps(sentences)}


def _number(connection: Connection, session_id: str, turn_id: str) -> int | None:
    number: int | None = connection.scalar(_NUMBER, {"wanted": session_id, "turn": turn_id})
    return number


def _count_thumbs(connection: Connection, session_id: str) -> None:
    visitor = visitor_of(session_id)
    if connection.execute(_HOLD, {"visitor": visitor}).first() is not None:
        connection.execute(_COUNT_THUMBS, {"wanted": session_id, "seen": visitor})


def _feedback(row: Row[tuple[object, ...]]) -> Feedback:
    return Feedback(
        session_id=row.session_id,
        turn_id=row.turn_id,
        thumb=Thumb(row.thumb),
        reason=Reason(row.reason) if row.reason else None,
        comment=row.comment,
    )
