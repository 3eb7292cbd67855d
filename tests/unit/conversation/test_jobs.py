import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.jobs import JobRules, Jobs
from vitavoce.core.errors import JobNotFound, RateLimited, SpeechNotFound
from vitavoce.domain.job import Job, JobState
from vitavoce.storage.in_memory import Memory
from vitavoce.storage.jobs_in_memory import InMemoryJobStore


class Bench:
    def __init__(self, work: Callable[[Job], Awaitable[str]], **rules: object) -> None:
        self.clock = SetClock(datetime(2026, 11, 22, tzinfo=UTC))
        self.store = InMemoryJobStore(Memory())
        self.work = work
        self.rules = JobRules(**rules)
        self.jobs = self._jobs()

    def restarted(self) -> Jobs:
        self.jobs = self._jobs()
        return self.jobs

    async def over(self, job: Job) -> Job:
        """The job once it is over, with the workers running as long."""
        running = asyncio.create_task(self.jobs.run())
        try:
            async with asyncio.timeout(5):
                while not (kept := await self.store.find(job.id)) or not kept.state.over:  # noqa: ASYNC110 - as a caller asks
                    await asyncio.sleep(0.001)
            return kept
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    def _jobs(self) -> Jobs:
        return Jobs(self.store, {"count": self.work}, IdMaker(), self.clock, self.rules)


async def test_work_is_done_with_what_was_kept_for_it() -> None:
    async def work(job: Job) -> str:
        return json.dumps({"said": json.loads(job.request)["word"], "bytes": len(job.payload or b"")})

    bench = Bench(work)
    job = await bench.jobs.add("count", {"word": "hello"}, payload=b"four", api_key_id="key")
    done = await bench.over(job)
    assert (done.state, json.loads(done.result or "")) == (JobState.DONE, {"said": "hello", "bytes": 4})


async def test_an_error_of_ours_is_told_and_a_bug_is_not() -> None:
    async def work(job: Job) -> str:
        if json.loads(job.request)["ours"]:
            raise SpeechNotFound("I didn't catch that.")
        raise ZeroDivisionError("secret")

    bench = Bench(work)
    ours = await bench.over(await bench.jobs.add("count", {"ours": True}))
    assert json.loads(ours.result or "") == {"code": "SPEECH_NOT_FOUND", "detail": "I didn't catch that."}
    bug = await bench.over(await bench.jobs.add("count", {"ours": False}))
    assert (bug.state, json.loads(bug.result or "")["code"]) == (JobState.FAILED, "INTERNAL")
    assert "secret" not in (bug.result or "")


async def test_no_more_run_at_once_than_may() -> None:
    running = most = 0

    async def work(job: Job) -> str:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return "{}"

    bench = Bench(work, at_once=2)
    added = [await bench.jobs.add("count", {}) for _ in range(7)]
    await bench.over(added[-1])
    assert most == 2


async def test_more_than_may_wait_are_refused() -> None:
    async def work(job: Job) -> str:
        return "{}"

    bench = Bench(work, waiting=2)
    for _ in range(2):
        await bench.jobs.add("count", {})
    with pytest.raises(RateLimited):
        await bench.jobs.add("count", {})


async def test_what_a_killed_server_left_is_done_by_the_next_once_its_claim_lapsed() -> None:
    async def work(job: Job) -> str:
        return json.dumps({"attempt": job.attempts})

    bench = Bench(work, deadline_s=60)
    job = await bench.jobs.add("count", {})
    assert await bench.store.claim(bench.clock.now(), 60)  # by a server that is killed then
    bench.clock.advance(61)
    bench.restarted()
    assert json.loads((await bench.over(job)).result or "") == {"attempt": 2}


async def test_what_a_stopping_server_had_begun_waits_for_the_next_at_once() -> None:
    begun = asyncio.Event()

    async def work(job: Job) -> str:
        if job.attempts == 1:
            begun.set()
            await asyncio.sleep(60)
        return "{}"

    bench = Bench(work)
    job = await bench.jobs.add("count", {})
    running = asyncio.create_task(bench.jobs.run())
    await begun.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    bench.restarted()
    assert (await bench.over(job)).attempts == 2


async def test_what_ends_the_server_each_time_is_given_up() -> None:
    async def work(job: Job) -> str:
        raise AssertionError("it would end the server again")

    bench = Bench(work, attempts=2, deadline_s=60)
    job = await bench.jobs.add("count", {})
    for _ in range(2):
        assert await bench.store.claim(bench.clock.now(), 60)
        bench.clock.advance(61)
    assert json.loads((await bench.over(job)).result or "")["code"] == "JOB_LOST"


async def test_work_that_takes_too_long_is_ended() -> None:
    async def work(job: Job) -> str:
        await asyncio.sleep(60)
        return "{}"

    bench = Bench(work, deadline_s=0.05)
    assert json.loads((await bench.over(await bench.jobs.add("count", {}))).result or "")["code"] == "JOB_TOO_LONG"


async def test_old_jobs_are_forgotten() -> None:
    async def work(job: Job) -> str:
        return "{}"

    bench = Bench(work, kept=timedelta(hours=1), sweep_s=0.01)
    job = await bench.over(await bench.jobs.add("count", {}))
    bench.clock.advance(7200)
    running = asyncio.create_task(bench.jobs.run())
    async with asyncio.timeout(5):
        while await bench.store.find(job.id):  # noqa: ASYNC110 - as a caller asks
            await asyncio.sleep(0.001)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_only_its_owner_sees_a_job() -> None:
    async def work(job: Job) -> str:
        return "{}"

    bench = Bench(work)
    job = await bench.jobs.add("count", {}, api_key_id="mine")
    assert (await bench.jobs.of_key(job.id, "mine")).id == job.id
    with pytest.raises(JobNotFound):
        await bench.jobs.of_key(job.id, "other")
    with pytest.raises(JobNotFound):
        await bench.jobs.of_session(job.id, "ses_1")
