"""Long work: kept first, then done in this process, a few at a time; what a process left undone is done again."""

import asyncio
import contextlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.ids import IdMaker
from vitavoce.core.errors import JobNotFound, RateLimited, StorageUnavailable, VitavoceError
from vitavoce.domain.job import Job, JobState
from vitavoce.domain.keeping import IdempotencyKey

_LOOKED_FOR_EVERY_S: Final = 10.0  # jobs that another copy, or an earlier life of this one, left behind
_ERASED_AT_ONCE: Final = 200
_AFTER_AN_OUTAGE_S: Final = 5.0
Work = Callable[[Job], Awaitable[str]]
"""Does one kind of job and gives its result as JSON; may be begun again after it was broken off."""


class JobStore(Protocol):
    """One method is one transaction, as of all stores."""

    async def add(self, job: Job) -> Job:
        """Keep a new job, or give the one that the same retry key made.

        Raises IdempotencyKeyReused, and SessionNotFound where its session is gone.
        """

    async def find(self, job_id: str) -> Job | None:
        """Without its payload."""

    async def unfinished(self) -> int: ...

    async def claim(self, now: datetime, lease_s: float) -> Job | None:
        """The oldest that waits, or whose claim lapsed, now running; its payload with it."""

    async def finish(self, job: Job, state: JobState, result: str, now: datetime) -> bool:
        """End what was claimed, and erase its payload; False when it was claimed anew meanwhile, or is gone."""

    async def give_back(self, job: Job, now: datetime) -> None:
        """Let what was claimed wait again."""

    async def erase_older(self, than: datetime, limit: int) -> int:
        """Erase up to ``limit`` jobs made before ``than``; how many went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRules:
    at_once: int = 2
    waiting: int = 200
    deadline_s: float = 120.0
    attempts: int = 3
    kept: timedelta = timedelta(days=1)
    sweep_s: float = 600.0


class Jobs:
    def __init__(self, store: JobStore, work: Mapping[str, Work], ids: IdMaker, clock: Clock, rules: JobRules) -> None:
        self._store = store
        self._work = work
        self._ids = ids
        self._clock = clock
        self._rules = rules
        self._added = asyncio.Event()

    async def add(
        self,
        kind: str,
        request: Mapping[str, object],
        *,
        payload: bytes | None = None,
        session_id: str | None = None,
        api_key_id: str | None = None,
        retry: IdempotencyKey | None = None,
    ) -> Job:
        """The job, kept when this returns. Raises RateLimited, IdempotencyKeyReused, SessionNotFound."""
        if await self._store.unfinished() >= self._rules.waiting:
            raise RateLimited("Too much long work is waiting.", retry_after_s=_LOOKED_FOR_EVERY_S)
        now = self._clock.now()
        job = Job(
            id=self._ids.job(),
            kind=kind,
            request=json.dumps(request),
            payload=payload,
            session_id=session_id,
            api_key_id=api_key_id,
            retry=retry,
            created_at=now,
            updated_at=now,
        )
        kept = await self._store.add(job)
        self._added.set()
        return kept

    async def of_session(self, job_id: str, session_id: str) -> Job:
        """Raises JobNotFound, also for another session's."""
        return await self._owned(job_id, lambda job: job.session_id == session_id)

    async def of_key(self, job_id: str, api_key_id: str) -> Job:
        """Raises JobNotFound, also for another key's."""
        return await self._owned(job_id, lambda job: job.api_key_id == api_key_id)

    async def run(self) -> None:
        """Work until cancelled, and forget what is over and old."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._sweep())
            for _ in range(self._rules.at_once):
                tasks.create_task(self._work_on())

    async def _owned(self, job_id: str, is_owned: Callable[[Job], bool]) -> Job:
        job = await self._store.find(job_id)
        if job is None or not is_owned(job):
            raise JobNotFound("There is no such job.")
        return job

    async def _work_on(self) -> None:
        while True:
            self._added.clear()
            try:
                job = await self._store.claim(self._clock.now(), self._rules.deadline_s)
                if job is not None:
                    await self._do(job)
                    continue
            except StorageUnavailable:
                await asyncio.sleep(_AFTER_AN_OUTAGE_S)
                continue
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOKED_FOR_EVERY_S):
                    await self._added.wait()

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(self._rules.sweep_s)
            with contextlib.suppress(StorageUnavailable):
                while await self._store.erase_older(self._clock.now() - self._rules.kept, _ERASED_AT_ONCE):
                    pass

    async def _do(self, job: Job) -> None:
        if job.attempts > self._rules.attempts:
            await self._end(job, JobState.FAILED, _told("JOB_LOST", "This was begun several times and never done."))
            return
        try:
            async with asyncio.timeout(self._rules.deadline_s * 0.9):
                result = await self._work[job.kind](job)
        except asyncio.CancelledError:  # the server ends: whoever comes next needn't wait for the claim to lapse
            with contextlib.suppress(StorageUnavailable):
                await asyncio.shield(self._store.give_back(job, self._clock.now()))
            raise
        except StorageUnavailable:
            raise
        except TimeoutError:
            await self._end(job, JobState.FAILED, _told("JOB_TOO_LONG", "This work took too long."))
        except VitavoceError as error:
            await self._end(job, JobState.FAILED, _told(error.code, error.detail))
        except Exception:  # a bug costs this job, not those after it
            logging.getLogger(__name__).exception("%s broke, a %s", job.id, job.kind)
            await self._end(job, JobState.FAILED, _told(VitavoceError.code, "It has been noted."))
        else:
            await self._end(job, JobState.DONE, result)

    async def _end(self, job: Job, state: JobState, result: str) -> None:
        await self._store.finish(job, state, result, self._clock.now())


def _told(code: str, detail: str) -> str:
    return json.dumps({"code": code, "detail": detail})
