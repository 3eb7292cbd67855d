import asyncio
import random
from multiprocessing.context import ForkServerContext
from pathlib import Path

from tests.faults.asking import ask_until_killed, prepare, told_bytes, until_more_is_told
from tests.faults.checking import count_whole_turns

KILLS = 15


async def test_kill_at_any_moment_leaves_turns_whole_or_absent(
    database_url: str, told: Path, forks: ForkServerContext
) -> None:
    await prepare(database_url)
    moments = random.Random(database_url.partition(":")[0])
    kept = 0
    for _ in range(KILLS):
        before = told_bytes(told)
        asking = forks.Process(target=ask_until_killed, args=(database_url, told))
        asking.start()
        async with asyncio.timeout(20):
            await until_more_is_told(told, before)
        await asyncio.sleep(moments.uniform(0, 0.12))
        asking.kill()
        await asyncio.to_thread(asking.join)
        asking.close()
        kept_now = await count_whole_turns(database_url, told)
        assert kept_now > kept
        kept = kept_now
    assert kept > 10 * KILLS
