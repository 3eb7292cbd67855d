"""Long work, kept as a row until it is done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vitavoce.domain.keeping import IdempotencyKey


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def over(self) -> bool:
        return self in {JobState.DONE, JobState.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """``request`` and ``result`` are JSON; ``payload`` is a recording, kept until the job is over.

    It belongs to a session, with which it is erased, or to an API key.
    """

    id: str
    kind: str
    request: str
    created_at: datetime
    updated_at: datetime
    state: JobState = JobState.QUEUED
    session_id: str | None = None
    api_key_id: str | None = None
    payload: bytes | None = None
    result: str | None = None
    attempts: int = 0
    retry: IdempotencyKey | None = None
