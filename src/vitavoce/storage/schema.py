"""How far a database's tables are migrated."""

from sqlalchemy import Connection, inspect, text

from vitavoce.storage.database import Database
from vitavoce.storage.tables import SCHEMA_REVISION


async def schema_revision(database: Database) -> str | None:
    """The newest migration it has seen; None before the first."""

    def work(connection: Connection) -> str | None:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision

    return await database.read(work)


async def schema_is_current(database: Database) -> bool:
    return await schema_revision(database) == SCHEMA_REVISION
