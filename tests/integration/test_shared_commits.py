import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import asyncpg
import pytest
from sqlalchemy import bindparam, func, insert, select, text
from tests.servers import PostgresqlServer

from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.changes import Change
from vitavoce.storage.database import Database
from vitavoce.storage.opening import open_database
from vitavoce.storage.tables import api_keys

ADD = Change(
    "add",
    insert(api_keys).values(
        {column.name: bindparam(column.name, type_=column.type) for column in api_keys.c if not column.nullable}
    ),
)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = open_database(database_url)
    yield database
    await database.close()


def row(name: str, label: str | None = "a key") -> dict[str, object]:
    return {"id": name, "secret_hash": "", "label": label, "scopes": "", "created_at": datetime.now(UTC)}


async def count(database: Database) -> int:
    return await database.read(
        lambda connection: connection.execute(select(func.count()).select_from(api_keys)).scalar_one()
    )


async def test_a_write_that_fails_fails_alone(database: Database) -> None:
    outcomes = await asyncio.gather(
        *(database.apply(ADD, row(f"k{number}", None if number % 5 == 4 else "a key")) for number in range(20)),
        return_exceptions=True,
    )
    assert [outcome is True for outcome in outcomes] == [number % 5 != 4 for number in range(20)]
    assert not any(isinstance(outcome, StorageUnavailable) for outcome in outcomes)
    assert await count(database) == 16


async def test_one_who_gives_up_waiting_disturbs_no_other(database: Database) -> None:
    writes = [asyncio.ensure_future(database.apply(ADD, row(f"k{number}"))) for number in range(6)]
    await asyncio.sleep(0)
    writes[3].cancel()
    outcomes = await asyncio.gather(*writes, return_exceptions=True)
    assert [outcome is True for outcome in outcomes] == [True, True, True, False, True, True]


async def test_closing_lets_what_waits_be_done(database_url: str) -> None:
    database = open_database(database_url)
    writes = [asyncio.ensure_future(database.apply(ADD, row(f"k{number}"))) for number in range(6)]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*writes) == [True] * 6
    with pytest.raises(StorageUnavailable):
        await database.apply(ADD, row("late"))


async def test_work_that_raises_leaves_nothing(database: Database) -> None:
    def half(connection: object) -> None:
        connection.execute(insert(api_keys), row("k1"))
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(half)
    assert await count(database) == 0


async def test_writes_that_wait_share_a_commit(postgresql_url: str) -> None:
    database = open_database(postgresql_url)
    await asyncio.gather(*(database.apply(ADD, row(f"k{number}")) for number in range(40)))
    transactions = await database.read(
        lambda connection: connection.execute(text("SELECT count(DISTINCT xmin::text) FROM api_keys")).scalar_one()
    )
    assert transactions < 10
    await database.close()


async def test_a_locked_row_delays_its_own_writer_only(postgresql_url: str) -> None:
    """A batch that a lock holds up is run again one by one."""
    database = open_database(postgresql_url, Brakes(lock_s=0.2))
    touch = Change(
        "touch", api_keys.update().where(api_keys.c.id == bindparam("wanted")).values(label=bindparam("label"))
    )
    for number in range(4):
        await database.apply(ADD, row(f"k{number}"))
    other = await asyncpg.connect(postgresql_url.replace("+asyncpg", ""))
    await other.execute("BEGIN; UPDATE api_keys SET label = 'locked' WHERE id = 'k2'")
    outcomes = await asyncio.gather(
        *(database.apply(touch, {"wanted": f"k{number}", "label": "new"}) for number in range(4)),
        return_exceptions=True,
    )
    assert [outcome is True for outcome in outcomes] == [True, True, False, True]
    assert isinstance(outcomes[2], StorageUnavailable)
    await other.close()
    await database.close()


async def test_the_server_has_our_brakes(postgresql_url: str) -> None:
    database = open_database(postgresql_url, Brakes(statement_s=0.2))
    with pytest.raises(StorageUnavailable):
        await database.read(lambda connection: connection.execute(text("SELECT pg_sleep(5)")))
    settings = await database.read(
        lambda connection: connection.execute(
            text("SELECT current_setting('lock_timeout'), current_setting('application_name')")
        ).one()
    )
    assert tuple(settings) == ("2s", "vitavoce")
    await database.close()


async def test_a_pool_that_is_used_up_is_told_in_time(postgresql_url: str) -> None:
    database = open_database(postgresql_url, Brakes(connections=1, connect_s=0.3))
    outcomes = await asyncio.gather(
        *(database.read(lambda connection: connection.execute(text("SELECT pg_sleep(1)")).scalar()) for _ in range(4)),
        return_exceptions=True,
    )
    assert [isinstance(outcome, StorageUnavailable) for outcome in outcomes].count(True) == 2
    await database.close()


async def test_connections_closed_by_the_server_are_replaced_unnoticed(
    postgresql: PostgresqlServer, postgresql_url: str
) -> None:
    database = open_database(postgresql_url)
    await database.apply(ADD, row("k1"))
    assert await count(database) == 1
    admin = await asyncpg.connect(postgresql.url("postgres").replace("+asyncpg", ""))
    name = postgresql_url.rpartition("/")[2]
    await admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
    await admin.close()
    await asyncio.sleep(0.05)
    assert await database.apply(ADD, row("k2"))
    assert await count(database) == 2
    await database.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.replace("+asyncpg", "") + "?sslmode=disable",
        lambda url: url.replace("postgresql+asyncpg", "postgres") + "?sslmode=prefer",
    ],
)
async def test_addresses_as_hosts_of_databases_write_them(postgresql_url: str, change: Callable[[str], str]) -> None:
    database = open_database(change(postgresql_url))
    assert await count(database) == 0
    await database.close()


@pytest.mark.parametrize("wrong", ["//postgres@", "/test_"])
async def test_a_login_or_database_that_the_server_refuses(postgresql_url: str, wrong: str) -> None:
    database = open_database(postgresql_url.replace(wrong, wrong.replace("test", "none").replace("postgres", "nobody")))
    with pytest.raises(StorageUnavailable):
        await count(database)
    with pytest.raises(StorageUnavailable):
        await database.apply(ADD, row("k1"))
    await database.close()
