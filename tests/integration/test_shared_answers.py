"""Answers that copies of the server keep for each other in a real Redis."""

import asyncio

from tests.servers import RedisServer

from vitavoce.storage.redis_answers import RedisAnswers
from vitavoce.storage.redis_link import RedisLink


async def test_kept_for_another_copy_and_for_a_while(redis: RedisServer) -> None:
    one, other = (RedisLink(redis.url(1), command_s=5.0) for _ in range(2))
    await RedisAnswers(one).put("noor:ab12", '["She sails – and sings."]', kept_s=0.2)
    assert await RedisAnswers(other).get("noor:ab12") == '["She sails – and sings."]'
    assert await RedisAnswers(other).get("wanda:ab12") is None
    await asyncio.sleep(0.25)
    assert await RedisAnswers(other).get("noor:ab12") is None
    await one.aclose()
    await other.aclose()
