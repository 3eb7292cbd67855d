from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Dialect, bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.dialects.sqlite import pysqlite

from vitavoce.storage.changes import Change, Compiled
from vitavoce.storage.tables import api_keys, sessions

TOUCH = update(api_keys).where(api_keys.c.id == bindparam("wanted")).values(last_used_at=bindparam("now"))


def test_in_order_for_sqlite_and_as_one_for_postgresql() -> None:
    change = Change(
        "touch and note",
        TOUCH,
        (lambda given: insert(sessions).from_select(["id"], select(bindparam("id")).where(given)),),
    )
    first, then = (Compiled(statement, pysqlite.dialect()).sql for statement in change.statements())
    assert first.startswith("UPDATE api_keys")
    assert then.startswith("INSERT INTO sessions")
    one = Compiled(change.one_statement(), asyncpg.dialect()).sql
    assert one.index("UPDATE api_keys") < one.index("INSERT INTO sessions") < one.index("SELECT count(*)")


@pytest.mark.parametrize(
    ("dialect", "taken"),
    [
        (pysqlite.dialect(), "2026-11-22 08:00:00.000000"),
        (asyncpg.dialect(), datetime(2026, 11, 22, 8, tzinfo=UTC)),
    ],
)
def test_values_are_given_as_the_driver_takes_them(dialect: Dialect, taken: object) -> None:
    oslo_summer = timezone(timedelta(hours=2))
    values = {"wanted": "k1", "now": datetime(2026, 11, 22, 10, tzinfo=oslo_summer), "unused": 1}
    assert set(Compiled(TOUCH, dialect).arguments(values)) == {"k1", taken}


def test_a_value_that_is_missing_is_a_slip() -> None:
    with pytest.raises(KeyError):
        Compiled(TOUCH, pysqlite.dialect()).arguments({"wanted": "k1"})


def test_constants_of_the_statement_are_filled_in() -> None:
    statement = update(sessions).where(sessions.c.id == bindparam("wanted")).values(turns=sessions.c.turns + 7)
    assert sorted(Compiled(statement, pysqlite.dialect()).arguments({"wanted": "x"}), key=str) == [7, "x"]
