"""What is known of circuits, in one process and shared through Redis."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from tests.servers import RedisServer

from vitavoce.providers.resilience.circuit import Circuits, LocalCircuits
from vitavoce.storage.redis_circuits import RedisCircuits
from vitavoce.storage.redis_link import RedisLink

OpenCopy = Callable[[], Circuits]


@pytest.fixture(params=["local", "redis"])
async def copies(request: pytest.FixtureRequest) -> AsyncIterator[OpenCopy]:
    """Copies of the server that know the same."""
    if request.param == "local":
        shared = LocalCircuits()
        yield lambda: shared
        return
    server: RedisServer = request.getfixturevalue("redis")
    links: list[RedisLink] = []

    def copy() -> Circuits:
        links.append(RedisLink(server.url(), command_s=5.0))
        return RedisCircuits(links[-1], LocalCircuits())

    yield copy
    await links[0].ask(lambda client: client.flushdb())
    for link in links:
        await link.aclose()


async def test_closed_until_it_is_opened(copies: OpenCopy) -> None:
    one, other = copies(), copies()
    assert await one.read("groq") is None
    await one.open("groq", 30.0, 1)
    for copy in (one, other):
        opened = await copy.read("groq")
        assert opened is not None
        assert opened[0] == pytest.approx(30.0, abs=1.0)
        assert opened[1] == 1
    assert await other.read("ollama") is None
    await other.close("groq")
    assert await one.read("groq") is None


async def test_the_longer_cooldown_and_the_higher_count_stay(copies: OpenCopy) -> None:
    one, other = copies(), copies()
    await one.open("groq", 30.0, 3)
    await other.open("groq", 1.0, 1)
    opened = await other.read("groq")
    assert opened == (pytest.approx(30.0, abs=1.0), 3)
    await other.open("groq", 60.0, 1)
    assert await one.read("groq") == (pytest.approx(60.0, abs=1.0), 3)


async def test_after_cooling_it_is_half_open(copies: OpenCopy) -> None:
    one = copies()
    await one.open("groq", 0.02, 2)
    await asyncio.sleep(0.04)
    assert await one.read("groq") == (0, 2)


async def test_exactly_one_probe_of_all_copies(copies: OpenCopy) -> None:
    all_copies = [copies() for _ in range(4)]
    claims = await asyncio.gather(*(copy.claim_probe("groq", 10.0) for copy in all_copies * 10))
    assert claims.count(True) == 1
    await all_copies[0].give_back_probe("groq")
    assert await all_copies[1].claim_probe("groq", 10.0)


async def test_a_probe_that_failed_makes_room_for_the_next(copies: OpenCopy) -> None:
    one = copies()
    assert await one.claim_probe("groq", 10.0)
    await one.open("groq", 0.01, 2)
    assert await one.claim_probe("groq", 10.0)


async def test_a_probe_that_is_never_heard_of_again_lapses(copies: OpenCopy) -> None:
    one = copies()
    assert await one.claim_probe("groq", 0.03)
    assert not await one.claim_probe("groq", 0.03)
    await asyncio.sleep(0.05)
    assert await one.claim_probe("groq", 0.03)
