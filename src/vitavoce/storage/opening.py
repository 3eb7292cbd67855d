"""A database by its address."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from vitavoce.core.errors import SettingsInvalid
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.database import Database
from vitavoce.storage.sqlite import SqliteDatabase


def open_database(url: str, brakes: Brakes | None = None) -> Database:
    """Nothing is connected yet. Raises SettingsInvalid when the address is none of ours."""
    parsed = parse_url(url)
    brakes = brakes or Brakes()
    if parsed.get_backend_name() == "sqlite":
        return SqliteDatabase(parsed, brakes)
    # With its driver it takes 0.1 s to import, which a start on SQLite needn't wait for.
    from vitavoce.storage.postgresql import PostgresqlDatabase

    return PostgresqlDatabase(parsed, brakes)


def parse_url(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise SettingsInvalid("DATABASE__URL is not an address such as postgresql+asyncpg://user@host/name.") from None
    if parsed.drivername == "postgres":  # as many hosts of databases still write it
        parsed = parsed.set(drivername="postgresql")
    backend = parsed.get_backend_name()
    if backend not in {"sqlite", "postgresql"}:
        raise SettingsInvalid(f"DATABASE__URL: {backend} is not supported; sqlite and postgresql are.")
    if backend == "sqlite" and parsed.database in {None, "", ":memory:"}:
        raise SettingsInvalid("DATABASE__URL: an SQLite database needs a file.")
    return parsed
