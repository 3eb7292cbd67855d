"""Redis is comfort: losing it costs 50 ms now and then, and nothing else."""

import time
from collections.abc import Iterator

import pytest
from tests.servers import RedisServer, free_port, redis_server

from vitavoce.providers.resilience.circuit import LocalCircuits
from vitavoce.storage.redis_answers import RedisAnswers
from vitavoce.storage.redis_circuits import RedisCircuits
from vitavoce.storage.redis_link import RedisAway, RedisLink

COMMAND_S = 0.05  # as settings have it
MACHINE_S = 0.15  # what a busy machine may add


@pytest.fixture
def own_redis() -> Iterator[RedisServer]:
    with redis_server() as server:
        yield server


async def test_a_hanging_redis_costs_one_short_wait(own_redis: RedisServer) -> None:
    link = RedisLink(own_redis.url(), command_s=COMMAND_S)
    circuits = RedisCircuits(link, LocalCircuits())
    await circuits.open("groq", 30.0, 1)
    own_redis.pause()
    begun = time.monotonic()
    opened = await circuits.read("groq")
    assert time.monotonic() - begun < COMMAND_S + MACHINE_S
    assert opened is not None, "this copy forgot what it had found out itself"
    begun = time.monotonic()
    for _ in range(100):
        await circuits.read("groq")
        await circuits.open("groq", 30.0, 1)
        assert await circuits.claim_probe("groq", 0.0)
        await RedisAnswers(link).put("key", "text", 10.0)
        assert await RedisAnswers(link).get("key") is None
    assert time.monotonic() - begun < MACHINE_S
    assert (await link.state()).startswith("ok: away")
    own_redis.resume()
    await link.aclose()


async def test_it_is_asked_again_after_a_while(own_redis: RedisServer) -> None:
    clock = [0.0]
    link = RedisLink(own_redis.url(), command_s=0.5, now=lambda: clock[0])
    answers = RedisAnswers(link)
    await answers.put("key", "text", 10.0)
    own_redis.pause()
    assert await answers.get("key") is None
    own_redis.resume()
    assert await answers.get("key") is None
    clock[0] += 10.0
    assert await answers.get("key") == "text"
    assert await link.state() == "ok"
    await link.aclose()


async def test_nobody_there_at_all() -> None:
    link = RedisLink(f"redis://127.0.0.1:{free_port()}/0", command_s=COMMAND_S)
    with pytest.raises(RedisAway):
        await link.ask(lambda redis: redis.get("key"))
    assert await RedisCircuits(link, LocalCircuits()).read("groq") is None
    await link.aclose()


async def test_an_emptied_redis_only_forgets(own_redis: RedisServer) -> None:
    link = RedisLink(own_redis.url(), command_s=5.0)
    circuits = RedisCircuits(link, LocalCircuits())
    await circuits.open("groq", 30.0, 1)
    await link.ask(lambda redis: redis.flushall())
    assert await circuits.read("groq") is None
    await link.aclose()
