"""Recordings that nobody waits for."""

import asyncio

import httpx
import pytest
from tests.api.doors import House, Visit, assert_problem
from tests.sounds import joined, silence, spoken, wav

pytestmark = pytest.mark.asyncio(loop_scope="module")
QUESTION = wav(joined(silence(0.3), spoken("Where did Wanda study?"), silence(0.3)))


async def begin(house: House, visit: Visit, recording: bytes, **headers: str) -> httpx.Response:
    return await house.client.post(
        f"{visit.path}/audio?wait=false", files={"file": recording}, headers={**visit.headers, **headers}
    )


async def over(house: House, path: str, headers: dict[str, str]) -> dict[str, object]:
    for _ in range(200):
        answer = await house.client.get(path, headers=headers)
        assert answer.status_code == 200, answer.text
        if answer.json()["status"] in {"done", "failed"}:
            assert "retry-after" not in answer.headers
            return answer.json()
        assert answer.headers["retry-after"] == "1"
        await asyncio.sleep(0.05)
    raise AssertionError("the job was never over")


async def test_a_question_that_nobody_waits_for_becomes_a_turn(house: House, visit: Visit) -> None:
    begun = await begin(house, visit, QUESTION)
    assert begun.status_code == 202
    body = begun.json()
    assert (body["kind"], body["result"], body["error"]) == ("spoken_question", None, None)
    assert begun.headers["location"] == f"/v1/jobs/{body['id']}"
    done = await over(house, begun.headers["location"], visit.headers)
    assert done["status"] == "done"
    turns = (await house.client.get(visit.path, headers=visit.headers)).json()["turns"]
    assert [done["result"]] == turns
    assert turns[0]["heard"]["text"] == "Where did Wanda study?"


async def test_what_went_wrong_is_told_by_the_job(house: House, visit: Visit) -> None:
    done = await over(house, (await begin(house, visit, wav(silence(1)))).headers["location"], visit.headers)
    assert (done["status"], done["result"]) == ("failed", None)
    assert done["error"]["code"] == "SPEECH_NOT_FOUND"
    assert (await house.client.get(visit.path, headers=visit.headers)).json()["turns"] == []


async def test_a_retry_finds_the_job_of_the_first(house: House, visit: Visit) -> None:
    key = {"Idempotency-Key": "7c1d"}
    first, again = [await begin(house, visit, QUESTION, **key) for _ in range(2)]
    assert first.json()["id"] == again.json()["id"]
    assert_problem(await begin(house, visit, wav(silence(1)), **key), 422, "IDEMPOTENCY_KEY_REUSED")
    await over(house, first.headers["location"], visit.headers)
    assert len((await house.client.get(visit.path, headers=visit.headers)).json()["turns"]) == 1


async def test_nobody_else_sees_a_job(house: House, visit: Visit) -> None:
    location = (await begin(house, visit, QUESTION)).headers["location"]
    other, key = await house.visit(), await house.key("voice")
    assert_problem(await house.client.get(location, headers=other.headers), 404, "JOB_NOT_FOUND")
    assert_problem(await house.client.get(location, headers=key), 404, "JOB_NOT_FOUND")
    assert_problem(await house.client.get(location), 401, "CREDENTIAL_MISSING")
    assert_problem(await house.client.get("/v1/jobs/job_nope", headers=visit.headers), 404, "JOB_NOT_FOUND")
    await over(house, location, visit.headers)


async def test_a_job_goes_with_its_session(house: House, visit: Visit) -> None:
    begun = (await begin(house, visit, QUESTION)).json()
    await house.client.delete(visit.path, headers=visit.headers)
    assert await house.services.stores.jobs.find(begun["id"]) is None


async def test_recognition_alone_as_long_work(house: House) -> None:
    key = await house.key("voice")
    begun = await house.client.post("/v1/jobs", files={"file": QUESTION}, data={"model": "x"}, headers=key)
    assert begun.status_code == 202, begun.text
    done = await over(house, begun.headers["location"], key)
    assert done["kind"] == "transcription"
    assert done["result"]["text"] == "Where did Wanda study?"
    assert_problem(
        await house.client.post("/v1/jobs", files={"file": QUESTION}, headers=await house.key("chat")),
        403,
        "SCOPE_MISSING",
    )
