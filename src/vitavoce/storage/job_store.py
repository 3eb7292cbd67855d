"""Jobs in SQL: the row is the outbox, and whoever claims it holds it for a while."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.engine import Row

from vitavoce.core.errors import IdempotencyKeyReused, SessionNotFound
from vitavoce.domain.job import Job, JobState
from vitavoce.domain.keeping import IdempotencyKey
from vitavoce.storage.database import Database
from vitavoce.storage.tables import jobs, sessions

_COLUMNS: Final = jobs.c
_UNFINISHED: Final = _COLUMNS.state.in_((JobState.QUEUED, JobState.RUNNING))
_TOLD: Final = tuple(column for column in _COLUMNS if column is not _COLUMNS.payload)
_FIND: Final = select(*_TOLD).where(_COLUMNS.id == bindparam("wanted"))
_FIND_RETRIED: Final = select(*_TOLD).where(
    _COLUMNS.retry_scope == bindparam("wanted_scope"), _COLUMNS.retry_key == bindparam("wanted_key")
)
_SESSION: Final = select(sessions.c.id).where(sessions.c.id == bindparam("wanted"))
_LAPSED: Final = and_(_COLUMNS.state == JobState.RUNNING, _COLUMNS.claimed_until < bindparam("now"))
_NEXT: Final = (
    select(jobs)
    .where(or_(_COLUMNS.state == JobState.QUEUED, _LAPSED))
    .order_by(_COLUMNS.created_at, _COLUMNS.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_TAKE: Final = (
    update(jobs)
    .where(_COLUMNS.id == bindparam("wanted"))
    .values(
        state=JobState.RUNNING,
        attempts=_COLUMNS.attempts + 1,
        claimed_until=bindparam("until"),
        updated_at=bindparam("now"),
    )
)
_FINISH: Final = (
    update(jobs)
    .where(
        _COLUMNS.id == bindparam("wanted"),
        _COLUMNS.state == JobState.RUNNING,
        _COLUMNS.attempts == bindparam("attempt"),
    )
    .values(
        state=bindparam("outcome"),
        result=bindparam("outcome_result"),
        updated_at=bindparam("now"),
        payload=None,
        claimed_until=None,
    )
)
_GIVE_BACK: Final = (
    update(jobs)
    .where(
        _COLUMNS.id == bindparam("wanted"),
        _COLUMNS.state == JobState.RUNNING,
        _COLUMNS.attempts == bindparam("attempt"),
    )
    .values(state=JobState.QUEUED, updated_at=bindparam("now"), claimed_until=None)
)
_COUNT: Final = select(func.count()).select_from(jobs).where(_UNFINISHED)
_OLD: Final = (
    select(_COLUMNS.id)
    .where(_COLUMNS.created_at < bindparam("than"))
    .order_by(_COLUMNS.created_at)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_ERASE_OLD: Final = delete(jobs).where(_COLUMNS.id.in_(_OLD))


class SqlJobStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, job: Job) -> Job:
        return await self._database.write(lambda connection: _added(connection, job))

    async def find(self, job_id: str) -> Job | None:
        row = await self._database.read(lambda connection: connection.execute(_FIND, {"wanted": job_id}).first())
        return None if row is None else _job(row)

    async def unfinished(self) -> int:
        return await self._database.read(lambda connection: connection.execute(_COUNT).scalar_one())

    async def claim(self, now: datetime, lease_s: float) -> Job | None:
        def work(connection: Connection) -> Job | None:
            row = connection.execute(_NEXT, {"now": now}).first()
            if row is None:
                return None
            until = now + timedelta(seconds=lease_s)
            connection.execute(_TAKE, {"wanted": row.id, "now": now, "until": until})
            return replace(_job(row), state=JobState.RUNNING, attempts=row.attempts + 1, payload=row.payload)

        return await self._database.write(work)

    async def finish(self, job: Job, state: JobState, result: str, now: datetime) -> bool:
        values = {
            "wanted": job.id,
            "attempt": job.attempts,
            "outcome": state,
            "outcome_result": result,
            "now": now,
        }
        finished = await self._database.write(lambda connection: connection.execute(_FINISH, values).rowcount) > 0
        if finished and job.payload:
            await self._database.forget_erased()
        return finished

    async def give_back(self, job: Job, now: datetime) -> None:
        values = {"wanted": job.id, "attempt": job.attempts, "now": now}
        await self._database.write(lambda connection: connection.execute(_GIVE_BACK, values))

    async def erase_older(self, than: datetime, limit: int) -> int:
        return await self._database.write(
            lambda connection: connection.execute(_ERASE_OLD, {"than": than, "at_most": limit}).rowcount
        )


def _added(connection: Connection, job: Job) -> Job:
    if job.retry is not None:
        wanted = {"wanted_scope": job.retry.scope, "wanted_key": job.retry.key}
        known = connection.execute(_FIND_RETRIED, wanted).first()
        if known is not None:
            if known.fingerprint != job.retry.fingerprint:
                raise IdempotencyKeyReused("This Idempotency-Key was used with another request before.")
            return _job(known)
    if job.session_id is not None and connection.execute(_SESSION, {"wanted": job.session_id}).first() is None:
        raise SessionNotFound("There is no such conversation.")
    connection.execute(insert(jobs), _values(job))
    return job


def _values(job: Job) -> dict[str, object]:
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state,
        "session_id": job.session_id,
        "api_key_id": job.api_key_id,
        "retry_scope": job.retry.scope if job.retry else None,
        "retry_key": job.retry.key if job.retry else None,
        "fingerprint": job.retry.fingerprint if job.retry else None,
        "request": job.request,
        "payload": job.payload,
        "result": job.result,
        "attempts": job.attempts,
        "created_at": job.created_at,
        "updated_at": job.updated_at,
    }


def _job(row: Row[tuple[object, ...]]) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        request=row.request,
        created_at=row.created_at,
        updated_at=row.updated_at,
        state=JobState(row.state),
        session_id=row.session_id,
        api_key_id=row.api_key_id,
        result=row.result,
        attempts=row.attempts,
        retry=IdempotencyKey(row.retry_scope, row.retry_key, row.fingerprint) if row.retry_key else None,
    )
