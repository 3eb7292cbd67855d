from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from vitavoce.conversation.jobs import JobStore
from vitavoce.core.errors import IdempotencyKeyReused, SessionNotFound
from vitavoce.domain.job import Job, JobState
from vitavoce.domain.keeping import IdempotencyKey, StoredProfile
from vitavoce.domain.session import Session
from vitavoce.storage.in_memory import InMemoryProfileStore, InMemorySessionStore, Memory
from vitavoce.storage.job_store import SqlJobStore
from vitavoce.storage.jobs_in_memory import InMemoryJobStore
from vitavoce.storage.opening import open_database
from vitavoce.storage.profile_store import SqlProfileStore
from vitavoce.storage.session_store import SqlSessionStore

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LEASE_S = 60.0


def job(name: str, **changed: object) -> Job:
    return replace(
        Job(id=f"job_{name}", kind="spoken_question", request='{"speak": false}', payload=b"sound", session_id="ses_1",
            created_at=NOW, updated_at=NOW),
        **changed,
    )  # fmt: skip


@pytest.fixture
async def store_and_sessions(store_url: str | None) -> AsyncIterator[tuple[JobStore, object]]:
    memory = Memory()
    if store_url is None:
        profiles, sessions, store = InMemoryProfileStore(memory), InMemorySessionStore(memory), InMemoryJobStore(memory)
        database = None
    else:
        database = open_database(store_url)
        profiles, sessions, store = SqlProfileStore(database), SqlSessionStore(database), SqlJobStore(database)
    await profiles.save(StoredProfile(slug="wanda", version="1", document={}, updated_at=NOW))
    await sessions.create(
        Session(id="ses_1", profile_slug="wanda", created_at=NOW, expires_at=NOW + timedelta(days=1), locale="en")
    )
    yield store, sessions
    if database is not None:
        await database.close()


@pytest.fixture
def store(store_and_sessions: tuple[JobStore, object]) -> JobStore:
    return store_and_sessions[0]


async def test_a_job_is_kept_and_found_without_its_recording(store: JobStore) -> None:
    assert await store.add(job("a")) == job("a")
    assert await store.find("job_a") == job("a", payload=None)
    assert await store.find("job_b") is None
    assert await store.unfinished() == 1


async def test_each_is_claimed_once_oldest_first_with_its_recording(store: JobStore) -> None:
    await store.add(job("b", created_at=NOW + timedelta(seconds=1)))
    await store.add(job("a"))
    first, second = [await store.claim(NOW, LEASE_S) for _ in range(2)]
    assert first
    assert second
    assert [(taken.id, taken.state, taken.attempts, taken.payload) for taken in (first, second)] == [
        ("job_a", JobState.RUNNING, 1, b"sound"),
        ("job_b", JobState.RUNNING, 1, b"sound"),
    ]
    assert await store.claim(NOW, LEASE_S) is None


async def test_a_finished_job_has_its_result_and_no_recording(store: JobStore) -> None:
    await store.add(job("a"))
    taken = await store.claim(NOW, LEASE_S)
    assert taken
    later = NOW + timedelta(seconds=2)
    assert await store.finish(taken, JobState.DONE, '{"id": "turn_1"}', later)
    kept = await store.find("job_a")
    assert kept
    assert (kept.state, kept.result, kept.updated_at) == (JobState.DONE, '{"id": "turn_1"}', later)
    assert await store.unfinished() == 0
    assert await store.claim(NOW + timedelta(days=1), LEASE_S) is None


async def test_what_a_dead_process_held_is_claimed_anew_and_the_dead_can_not_finish_it(store: JobStore) -> None:
    await store.add(job("a"))
    dead = await store.claim(NOW, LEASE_S)
    assert dead
    assert await store.claim(NOW + timedelta(seconds=LEASE_S - 1), LEASE_S) is None
    again = await store.claim(NOW + timedelta(seconds=LEASE_S + 1), LEASE_S)
    assert again
    assert (again.attempts, again.payload) == (2, b"sound")
    assert not await store.finish(dead, JobState.FAILED, "{}", NOW)
    assert await store.finish(again, JobState.DONE, "{}", NOW)
    assert not await store.finish(again, JobState.FAILED, "{}", NOW)


async def test_what_is_given_back_may_be_claimed_at_once(store: JobStore) -> None:
    await store.add(job("a"))
    taken = await store.claim(NOW, LEASE_S)
    assert taken
    await store.give_back(taken, NOW)
    again = await store.claim(NOW, LEASE_S)
    assert again
    assert (again.attempts, again.payload) == (2, b"sound")


async def test_the_same_retry_key_gives_the_same_job(store: JobStore) -> None:
    key = IdempotencyKey(scope="ses_1:audio-jobs", key="k", fingerprint="f")
    await store.add(job("a", retry=key))
    assert (await store.add(job("b", retry=key))).id == "job_a"
    with pytest.raises(IdempotencyKeyReused):
        await store.add(job("c", retry=replace(key, fingerprint="g")))
    assert (await store.add(job("d", retry=replace(key, scope="ses_2")))).id == "job_d"
    assert await store.unfinished() == 2


async def test_jobs_go_with_their_session(store_and_sessions: tuple[JobStore, InMemorySessionStore]) -> None:
    store, sessions = store_and_sessions
    await store.add(job("a"))
    await store.add(job("b", session_id=None, api_key_id="key"))
    await sessions.end("ses_1")
    assert await store.find("job_a") is None
    assert await store.find("job_b")
    with pytest.raises(SessionNotFound):
        await store.add(job("c"))


async def test_old_ones_are_erased_a_few_at_a_time(store: JobStore) -> None:
    for place in range(5):
        await store.add(job(str(place), created_at=NOW + timedelta(hours=place)))
    assert await store.erase_older(NOW + timedelta(hours=3), 2) == 2
    assert await store.erase_older(NOW + timedelta(hours=3), 2) == 1
    assert await store.erase_older(NOW + timedelta(hours=3), 2) == 0
    assert await store.unfinished() == 2
