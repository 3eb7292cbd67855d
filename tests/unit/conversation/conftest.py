from datetime import UTC, datetime

import pytest
from tests.talking import SLUG, House, build_house, memory_stores

from vitavoce.conversation.clock import SetClock
from vitavoce.domain.keeping import StoredProfile
from vitavoce.storage.in_memory import Memory

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
async def memory() -> Memory:
    memory = Memory()
    memory.profiles[SLUG] = StoredProfile(SLUG, "v1", {}, NOW)
    return memory


@pytest.fixture
def house(memory: Memory, clock: SetClock) -> House:
    return build_house(memory_stores(memory), clock)
