"""The harmless twin of the job store: in the memory of one process."""

from dataclasses import replace
from datetime import datetime, timedelta

from vitavoce.core.errors import IdempotencyKeyReused, SessionNotFound
from vitavoce.domain.job import Job, JobState
from vitavoce.storage.in_memory import Memory


class InMemoryJobStore:
    """No method awaits anything, so that within one event loop each is a transaction by itself."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._jobs: dict[str, Job] = {}
        self._claimed_until: dict[str, datetime] = {}

    async def add(self, job: Job) -> Job:
        if job.retry is not None:
            for known in self._kept().values():
                if known.retry and (known.retry.scope, known.retry.key) == (job.retry.scope, job.retry.key):
                    if known.retry != job.retry:
                        raise IdempotencyKeyReused("This Idempotency-Key was used with another request before.")
                    return replace(known, payload=None)
        if job.session_id is not None and job.session_id not in self._memory.sessions:
            raise SessionNotFound("There is no such conversation.")
        self._jobs[job.id] = job
        return job

    async def find(self, job_id: str) -> Job | None:
        job = self._kept().get(job_id)
        return job and replace(job, payload=None)

    async def unfinished(self) -> int:
        return sum(not job.state.over for job in self._kept().values())

    async def claim(self, now: datetime, lease_s: float) -> Job | None:
        for job in sorted(self._kept().values(), key=lambda job: (job.created_at, job.id)):
            lapsed = job.state is JobState.RUNNING and self._claimed_until[job.id] < now
            if job.state is JobState.QUEUED or lapsed:
                self._claimed_until[job.id] = now + timedelta(seconds=lease_s)
                taken = replace(job, state=JobState.RUNNING, attempts=job.attempts + 1, updated_at=now)
                self._jobs[job.id] = taken
                return taken
        return None

    async def finish(self, job: Job, state: JobState, result: str, now: datetime) -> bool:
        kept = self._kept().get(job.id)
        if kept is None or kept.state is not JobState.RUNNING or kept.attempts != job.attempts:
            return False
        self._jobs[job.id] = replace(kept, state=state, result=result, payload=None, updated_at=now)
        return True

    async def give_back(self, job: Job, now: datetime) -> None:
        kept = self._kept().get(job.id)
        if kept is not None and kept.state is JobState.RUNNING and kept.attempts == job.attempts:
            self._jobs[job.id] = replace(kept, state=JobState.QUEUED, updated_at=now)

    async def erase_older(self, than: datetime, limit: int) -> int:
        old = [job.id for job in self._jobs.values() if job.created_at < than][:limit]
        for job_id in old:
            del self._jobs[job_id]
        return len(old)

    def _kept(self) -> dict[str, Job]:
        """Without those whose session is gone, as a foreign key would have it."""
        sessions = self._memory.sessions
        self._jobs = {
            job.id: job for job in self._jobs.values() if job.session_id is None or job.session_id in sessions
        }
        return self._jobs
