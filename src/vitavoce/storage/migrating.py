"""Brings a database's tables up to this release, or back. Apart from the stores: Alembic takes 0.2 s to import.

One run is one transaction; copies that start together wait for each other.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

from vitavoce.storage.brakes import Brakes
from vitavoce.storage.opening import parse_url
from vitavoce.storage.sqlite import create_sqlite_engine

# A statement that waits for a lock stops all who come after it, so it gives up soon; the migration is run again.
_BRAKES: Final = Brakes(connect_s=5, statement_s=60, lock_s=5, connections=1)
_OTHER_COPY_S: Final = 60
_ADVISORY_LOCK: Final = 0x76697461  # "vita"

Step = Callable[[Config], None]


async def upgrade(url: str, revision: str = "head") -> None:
    """Raises SettingsInvalid, StorageUnavailable."""
    await _run(url, lambda config: command.upgrade(config, revision))


async def downgrade(url: str, revision: str = "-1") -> None:
    """Raises SettingsInvalid, StorageUnavailable."""
    await _run(url, lambda config: command.downgrade(config, revision))


def migrations_config(connection: Connection | None = None) -> Config:
    """What Alembic needs to know; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def _run(url: str, step: Step) -> None:
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        await asyncio.to_thread(_on_sqlite, parsed, step)
    else:
        await _on_postgresql(parsed, step)


def _on_sqlite(url: URL, step: Step) -> None:
    engine = create_sqlite_engine(url, _BRAKES)
    with engine.connect() as connection:
        # Building a table anew drops the old one, which would take all that refers to it along.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            step(migrations_config(connection))
            _refuse_broken_references(connection)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def _refuse_broken_references(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"the migration leaves rows that refer to nothing: {broken[:5]}")


async def _on_postgresql(url: URL, step: Step) -> None:
    # With its driver it takes 0.1 s to import, which a first start on SQLite needn't wait for.
    from vitavoce.storage.postgresql import create_postgresql_engine, told_as_unavailable

    engine = create_postgresql_engine(url, _BRAKES)
    try:
        async with told_as_unavailable(_BRAKES), engine.begin() as connection:
            await connection.execute(text(f"SET LOCAL lock_timeout = '{_OTHER_COPY_S}s'"))
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
            await connection.execute(text(f"SET LOCAL lock_timeout = '{int(_BRAKES.lock_s)}s'"))
            await connection.run_sync(lambda sync: step(migrations_config(sync)))
    finally:
        await engine.dispose()
