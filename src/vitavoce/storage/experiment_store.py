"""What came of experiments, in SQL."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from vitavoce.domain.outcomes import Exposure, StoppedArm, Tally
from vitavoce.storage.database import Database
from vitavoce.storage.tables import exposures, stopped_arms

_COLUMNS: Final = exposures.c
_FIRST_SEEN: Final = (
    "experiment",
    "visitor",
    "arm",
    "last_at",
    "turns",
    "answered",
    "thumbs_up",
    "thumbs_down",
    "contacts",
)
_CLICKED: Final = (
    update(exposures).where(_COLUMNS.visitor == bindparam("wanted")).values(contacts=_COLUMNS.contacts + 1)
)
_STOPPED: Final = select(stopped_arms).order_by(
    stopped_arms.c.stopped_at, stopped_arms.c.experiment, stopped_arms.c.arm
)
_OLD: Final = (
    select(_COLUMNS.experiment, _COLUMNS.visitor)
    .where(_COLUMNS.last_at < bindparam("than"))
    .order_by(_COLUMNS.last_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_ERASE_OLD: Final = delete(exposures).where(tuple_(_COLUMNS.experiment, _COLUMNS.visitor).in_(_OLD))


def _share(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_TALLIES: Final = (
    select(
        _COLUMNS.experiment,
        _COLUMNS.arm,
        func.count().label("sessions"),
        _share(_COLUMNS.thumbs_up > _COLUMNS.thumbs_down).label("thumbs_up"),
        _share(_COLUMNS.thumbs_down > 0).label("thumbs_down"),
        _share(_COLUMNS.turns > 1).label("follow_up"),
        _share(_COLUMNS.contacts > 0).label("contact"),
        _share(
            and_(
                _COLUMNS.answered > 1,
                _COLUMNS.thumbs_down == 0,
                _COLUMNS.last_at < bindparam("quiet_since", type_=_COLUMNS.last_at.type),
            )
        ).label("completed"),
    )
    .where(_COLUMNS.experiment.in_(bindparam("names", expanding=True)))
    .group_by(_COLUMNS.experiment, _COLUMNS.arm)
    .order_by(_COLUMNS.experiment, _COLUMNS.arm)
)


class SqlExperimentStore:
    """Exposures are written with the turns; see ``turn_store``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        insert_one = sqlite.insert if database.dialect.name == "sqlite" else postgresql.insert
        self._stop = insert_one(stopped_arms).on_conflict_do_nothing()

    async def clicked(self, visitor: str) -> None:
        await self._database.write(lambda connection: connection.execute(_CLICKED, {"wanted": visitor}).rowcount)

    async def tallies(self, experiments: Collection[str], quiet_since: datetime) -> Sequence[Tally]:
        def work(connection: Connection) -> Sequence[Tally]:
            rows = connection.execute(_TALLIES, {"names": sorted(experiments), "quiet_since": quiet_since})
            return tuple(Tally(**row) for row in rows.mappings())

        return await self._database.read(work)

    async def stop(self, arm: StoppedArm) -> bool:
        values = {"experiment": arm.experiment, "arm": arm.arm, "stopped_at": arm.stopped_at, "why": arm.why}
        return await self._database.write(lambda connection: connection.execute(self._stop, values).rowcount == 1)

    async def stopped(self) -> Sequence[StoppedArm]:
        def work(connection: Connection) -> Sequence[StoppedArm]:
            rows = connection.execute(_STOPPED)
            return tuple(
                StoppedArm(experiment=row.experiment, arm=row.arm, stopped_at=row.stopped_at, why=row.why)
                for row in rows
            )

        return await self._database.read(work)

    async def erase_older(self, than: datetime, limit: int) -> int:
        return await self._database.write(
            lambda connection: connection.execute(_ERASE_OLD, {"than": than, "at_most": limit}).rowcount
        )


def exposing(dialect_name: str) -> Callable[[ColumnElement[bool]], Insert]:
    """A session seen in an arm, for the first time or again; it stays in the arm it was first seen in."""
    insert_one = sqlite.insert if dialect_name == "sqlite" else postgresql.insert

    def expose(given: ColumnElement[bool]) -> Insert:
        row = select(*(bindparam(name, type_=_COLUMNS[name].type) for name in _FIRST_SEEN)).where(given)
        first = insert_one(exposures).from_select(_FIRST_SEEN, row)
        return first.on_conflict_do_update(
            index_elements=[_COLUMNS.experiment, _COLUMNS.visitor],
            set_={
                "turns": _COLUMNS.turns + 1,
                "answered": _COLUMNS.answered + first.excluded.answered,
                "last_at": first.excluded.last_at,
            },
        )

    return expose


def go_on(given: ColumnElement[bool]) -> Update:
    """A further turn of a session seen before; nothing where it wasn't."""
    return (
        update(exposures)
        .where(_COLUMNS.experiment == bindparam("experiment"), _COLUMNS.visitor == bindparam("visitor"), given)
        .values(
            turns=_COLUMNS.turns + 1,
            answered=_COLUMNS.answered + bindparam("answered", type_=_COLUMNS.answered.type),
            last_at=bindparam("last_at", type_=_COLUMNS.last_at.type),
        )
    )


def exposure_values(exposure: Exposure, now: datetime) -> dict[str, object]:
    return {
        "experiment": exposure.experiment,
        "visitor": exposure.visitor,
        "arm": exposure.arm,
        "last_at": now,
        "turns": 1,
        "answered": int(exposure.answered),
        "thumbs_up": 0,
        "thumbs_down": 0,
        "contacts": 0,
    }
