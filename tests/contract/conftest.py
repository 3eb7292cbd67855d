from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from vitavoce.conversation.stores import (
    ApiKeyStore,
    ExperimentStore,
    FeedbackStore,
    IdempotencyStore,
    ProfileStore,
    SessionStore,
    TurnStore,
)
from vitavoce.storage.api_key_store import SqlApiKeyStore
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
from vitavoce.storage.opening import open_database
from vitavoce.storage.outcomes_in_memory import InMemoryExperimentStore, InMemoryFeedbackStore
from vitavoce.storage.profile_store import SqlProfileStore
from vitavoce.storage.session_store import SqlSessionStore
from vitavoce.storage.turn_store import SqlTurnStore


@dataclass(frozen=True)
class Stores:
    profiles: ProfileStore
    sessions: SessionStore
    turns: TurnStore
    idempotency: IdempotencyStore
    api_keys: ApiKeyStore
    feedback: FeedbackStore
    experiments: ExperimentStore


@pytest.fixture(params=["sqlite", "postgresql", "in memory"])
def store_url(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "in memory" else str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def stores(store_url: str | None) -> AsyncIterator[Stores]:
    """Every kind of store, empty."""
    if store_url is None:
        memory = Memory()
        yield Stores(
            InMemoryProfileStore(memory),
            InMemorySessionStore(memory),
            InMemoryTurnStore(memory),
            InMemoryIdempotencyStore(memory),
            InMemoryApiKeyStore(memory),
            InMemoryFeedbackStore(memory),
            InMemoryExperimentStore(memory),
        )
        return
    database = open_database(store_url)
    yield Stores(
        SqlProfileStore(database),
        SqlSessionStore(database),
        SqlTurnStore(database),
        SqlIdempotencyStore(database),
        SqlApiKeyStore(database),
        SqlFeedbackStore(database),
        SqlExperimentStore(database),
    )
    await database.close()
