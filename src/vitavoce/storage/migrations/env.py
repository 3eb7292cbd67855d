"""Run by Alembic for every migration, within the transaction that ``storage.migrating`` has begun."""

from alembic import context

from vitavoce.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",  # SQLite changes a table by building it anew
)
context.run_migrations()
