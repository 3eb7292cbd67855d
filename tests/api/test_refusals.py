"""What no door lets in, and how it is told."""

from collections.abc import AsyncIterator

import pytest
from tests.api.doors import House, Visit, assert_problem

from vitavoce.core.config import load_settings
from vitavoce.core.readiness import is_ok

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    "path", ["/v1", "/v1/", "/v1/nope", "/v1/sessions/", "/v2/sessions", "/docs", "/redoc", "/%00"]
)
async def test_addresses_that_are_none(house: House, path: str) -> None:
    assert_problem(await house.client.get(path), 404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/sessions", "POST"),
        ("PATCH", "/v1/profiles/x", "GET, PUT"),
        ("OPTIONS", "/v1/sessions/x", "GET, DELETE"),
        ("DELETE", "/livez", "GET"),
        ("TRACE", "/v1/sessions/x/turns", "POST"),
    ],
)
async def test_methods_that_are_none(house: House, method: str, path: str, allowed: str) -> None:
    answer = await house.client.request(method, path)
    assert_problem(answer, 405, "METHOD_NOT_ALLOWED")
    assert answer.headers["allow"] == allowed


class TestTooLarge:
    """A body over the limit is refused while it comes in."""

    async def test_ten_megabytes_of_text(self, house: House, visit: Visit) -> None:
        assert_problem(await house.ask(visit, "Who is Wanda? " * 750_000), 413, "BODY_TOO_LARGE")
        assert (await house.ask(visit, "Who is Wanda?")).status_code == 200

    async def test_no_more_is_taken_in_than_needed_to_say_so(self, house: House, visit: Visit) -> None:
        taken = 0

        async def endless() -> AsyncIterator[bytes]:
            nonlocal taken
            while True:
                taken += 16_384
                yield b"x" * 16_384

        answer = await house.client.post(visit.turns, content=endless(), headers=visit.headers)
        assert_problem(answer, 413, "BODY_TOO_LARGE")
        assert taken <= load_settings().server.max_body_bytes + 2 * 16_384

    async def test_a_length_that_lies(self, house: House, visit: Visit) -> None:
        headers = {**visit.headers, "Content-Length": "999999999999"}
        answer = await house.client.post(visit.turns, content=b"{}", headers=headers)
        assert_problem(answer, 413, "BODY_TOO_LARGE")

    async def test_a_resume_may_be_larger_but_not_endless(self, house: House) -> None:
        key = await house.key()
        large = {"basics": {"name": "Large", "summary": "words " * 300_000}}
        assert (await house.client.put("/v1/profiles/large", json=large, headers=key)).status_code == 201
        answer = await house.client.put("/v1/profiles/large", content=b" " * 16_777_217, headers=key)
        assert_problem(answer, 413, "BODY_TOO_LARGE")


async def test_every_answer_is_labelled(house: House, visit: Visit) -> None:
    for answer in (
        await house.client.get("/livez"),
        await house.client.get("/v1/nope"),
        await house.client.get("/"),
        await house.ask(visit, "Who is Wanda?"),
        await house.ask(visit, ""),
    ):
        assert answer.headers["x-request-id"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "server" not in answer.headers


class TestHealth:
    async def test_alive(self, house: House) -> None:
        assert (await house.client.get("/livez")).json() == {"status": "alive"}

    async def test_ready_with_each_dependency(self, house: House) -> None:
        answer = await house.client.get("/readyz")
        told = answer.json()
        assert told["status"] == "ready"
        assert {"database", "migrations", "profile", "hearing", "speech", "audio", "language model"} <= set(
            told["checks"]
        )
        assert told["checks"]["speech"] == "ok: espeak-ng"
        assert all(is_ok(state) for state in told["checks"].values())
        assert answer.headers["cache-control"] == "no-store"
