import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from vitavoce.core.errors import SettingsInvalid, StorageUnavailable
from vitavoce.storage.migrating import downgrade, migrations_config, upgrade
from vitavoce.storage.opening import open_database
from vitavoce.storage.schema import schema_is_current, schema_revision
from vitavoce.storage.tables import SCHEMA_REVISION, metadata


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, metadata))


def table_names(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_the_migrations_build_exactly_the_tables(database_url: str) -> None:
    database = open_database(database_url)
    assert await database.read(differences) == []
    assert await schema_is_current(database)
    await database.close()


async def test_a_missing_column_would_be_seen(database_url: str) -> None:
    database = open_database(database_url)
    await database.write(lambda connection: connection.execute(text("ALTER TABLE turns ADD COLUMN mood TEXT")))
    assert await database.read(differences) != []
    await database.close()


async def test_down_and_up_again(database_url: str) -> None:
    await downgrade(database_url, "-1")
    await upgrade(database_url)
    await downgrade(database_url, "base")
    database = open_database(database_url)
    assert await database.read(table_names) == {"alembic_version"}
    assert await schema_revision(database) is None
    await upgrade(database_url)
    assert await database.read(differences) == []
    await database.close()


async def test_upgrading_again_changes_nothing(database_url: str) -> None:
    await upgrade(database_url)
    database = open_database(database_url)
    assert await schema_revision(database) == SCHEMA_REVISION
    await database.close()


async def test_copies_that_start_together_wait_for_each_other(database_url: str) -> None:
    await downgrade(database_url, "base")
    await asyncio.gather(*(upgrade(database_url) for _ in range(4)))
    database = open_database(database_url)
    assert await schema_is_current(database)
    await database.close()


def test_the_head_is_the_revision_that_readiness_asks_for() -> None:
    assert ScriptDirectory.from_config(migrations_config()).get_heads() == [SCHEMA_REVISION]


async def test_a_new_file_is_made_and_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "vitavoce.db"
    await upgrade(f"sqlite+aiosqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o600


async def test_an_empty_database_is_not_current(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/empty.db")
    assert await schema_revision(database) is None
    assert not await schema_is_current(database)
    await database.close()


async def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StorageUnavailable):
        await upgrade("postgresql+asyncpg://nobody@127.0.0.1:1/nowhere")


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://localhost/x", "sqlite://", "sqlite:///:memory:"])
def test_addresses_that_are_none_of_ours(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="DATABASE__URL"):
        open_database(url)
