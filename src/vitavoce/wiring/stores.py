"""Where everything is kept: a database with its tables up to date, or memory."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from vitavoce.conversation.jobs import JobStore
from vitavoce.conversation.stores import (
    ApiKeyStore,
    ExperimentStore,
    FeedbackStore,
    IdempotencyStore,
    ProfileStore,
    SessionStore,
    SpendingStore,
    TurnStore,
)
from vitavoce.core.config import Settings
from vitavoce.core.errors import SettingsInvalid, StorageUnavailable
from vitavoce.storage.api_key_store import SqlApiKeyStore
from vitavoce.storage.database import Database
from vitavoce.storage.experiment_store import SqlExperimentStore
from vitavoce.storage.feedback_store import SqlFeedbackStore
from vitavoce.storage.idempotency_store import SqlIdempotencyStore
from vitavoce.storage.in_memory import (
    InMemoryApiKeyStore,
    InMemoryIdempotencyStore,
    InMemoryProfileStore,
    InMemorySessionStore,
    InMemoryTurnStore,
    Memory,
)
from vitavoce.storage.job_store import SqlJobStore
from vitavoce.storage.jobs_in_memory import InMemoryJobStore
from vitavoce.storage.opening import open_database
from vitavoce.storage.outcomes_in_memory import InMemoryExperimentStore, InMemoryFeedbackStore
from vitavoce.storage.profile_store import SqlProfileStore
from vitavoce.storage.schema import schema_is_current, schema_revision
from vitavoce.storage.session_store import SqlSessionStore
from vitavoce.storage.spending_in_memory import InMemorySpendingStore
from vitavoce.storage.spending_store import SqlSpendingStore
from vitavoce.storage.turn_store import SqlTurnStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Where everything is kept."""

    profiles: ProfileStore
    sessions: SessionStore
    turns: TurnStore
    idempotency: IdempotencyStore
    api_keys: ApiKeyStore
    spending: SpendingStore
    jobs: JobStore
    feedback: FeedbackStore
    experiments: ExperimentStore


@asynccontextmanager
async def open_stores(settings: Settings) -> AsyncIterator[Stores]:
    """Only what is kept, for commands that answer no question. Raises SettingsInvalid, StorageUnavailable."""
    async with open_stored(settings) as database:
        yield sql_stores(database)


@asynccontextmanager
async def open_stored(settings: Settings) -> AsyncIterator[Database]:
    """The database, its tables up to date. Raises SettingsInvalid, StorageUnavailable."""
    database = open_database(settings.database_url)
    try:
        await _bring_up_to_date(settings, database)
        yield database
    finally:
        await database.close()


def sql_stores(database: Database) -> Stores:
    return Stores(
        profiles=SqlProfileStore(database),
        sessions=SqlSessionStore(database),
        turns=SqlTurnStore(database),
        idempotency=SqlIdempotencyStore(database),
        api_keys=SqlApiKeyStore(database),
        spending=SqlSpendingStore(database),
        jobs=SqlJobStore(database),
        feedback=SqlFeedbackStore(database),
        experiments=SqlExperimentStore(database),
    )


def in_memory_stores() -> Stores:
    memory = Memory()
    return Stores(
        profiles=InMemoryProfileStore(memory),
        sessions=InMemorySessionStore(memory),
        turns=InMemoryTurnStore(memory),
        idempotency=InMemoryIdempotencyStore(memory),
        api_keys=InMemoryApiKeyStore(memory),
        spending=InMemorySpendingStore(),
        jobs=InMemoryJobStore(memory),
        feedback=InMemoryFeedbackStore(memory),
        experiments=InMemoryExperimentStore(memory),
    )


async def upgrade_schema(settings: Settings) -> None:
    """Bring the tables up to this release."""
    # Alembic takes 0.2 s to import, which a start with tables up to date needn't wait for.
    from vitavoce.storage.migrating import upgrade

    await upgrade(settings.database_url)


def database_checks(database: Database) -> Mapping[str, Callable[[], Awaitable[str]]]:
    """Each says ``ok`` or what is wrong."""
    return {"database": lambda: _database_state(database), "migrations": lambda: _schema_state(database)}


async def _bring_up_to_date(settings: Settings, database: Database) -> None:
    """SQLite and an empty database at once; a PostgreSQL in use only where the settings say so."""
    if await schema_is_current(database):
        return
    revision = await schema_revision(database)
    if revision is None or database.dialect.name == "sqlite" or settings.database.migrate_at_start:
        await upgrade_schema(settings)
        return
    raise SettingsInvalid(
        f"The database is at revision {revision} and this release needs another: run `vitavoce db upgrade`, "
        "or set database.migrate_at_start."
    )


async def _database_state(database: Database) -> str:
    await schema_revision(database)
    return "ok"


async def _schema_state(database: Database) -> str:
    try:
        return "ok" if await schema_is_current(database) else "not this release's; run `vitavoce db upgrade`"
    except StorageUnavailable:
        return "unknown while the database can't be reached"
