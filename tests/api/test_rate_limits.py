"""Limits as a caller meets them; the counting itself is proved in tests/unit/api."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
import pytest_asyncio
from tests.api.doors import PLENTY, House, assert_problem, open_house

from vitavoce.conversation.clock import SetClock

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tight(
    tmp_path_factory: pytest.TempPathFactory, clock: SetClock, resume: dict[str, object]
) -> AsyncIterator[House]:
    limits = {"session_turns": "3 per minute", "address_turns": "5 per minute", "address_sessions": "4 per minute",
              "address_requests": "6 per minute"}  # fmt: skip
    server = {"trusted_proxies": ["127.0.0.1/32", "10.0.0.0/8"]}
    folder = tmp_path_factory.mktemp("tight")
    async with open_house(folder, clock=clock, resume=resume, limits=limits, server=server) as opened:
        yield opened


@pytest.fixture(autouse=True)
def a_new_window(clock: SetClock) -> None:
    clock.advance(3600)


def left(answer: httpx.Response) -> dict[str, tuple[int, int]]:
    """Requests left and seconds until one more, by policy."""
    found = re.findall(r'"([a-z-]+)";r=(\d+);t=(\d+)', answer.headers["ratelimit"])
    return {name: (int(remaining), int(seconds)) for name, remaining, seconds in found}


async def test_a_visitor_is_told_what_is_left_until_nothing_is(tight: House, clock: SetClock) -> None:
    visit = await tight.visit()
    for remaining in (2, 1, 0):
        answer = await tight.ask(visit, "Who is Wanda?")
        assert answer.status_code == 200
        assert answer.headers["ratelimit-policy"] == '"session";q=3;w=60, "address";q=5;w=60'
        assert left(answer)["session"][0] == remaining
        clock.advance(5)
    refused = await tight.ask(visit, "Who is Wanda?")
    problem = assert_problem(refused, 429, "RATE_LIMITED")
    assert problem["type"] == "https://iana.org/assignments/http-problem-types#quota-exceeded"
    assert problem["violated-policies"] == ["session"]
    assert left(refused)["session"] == (0, 45)
    assert refused.headers["retry-after"] == "45"
    clock.advance(44)
    assert (await tight.ask(visit, "Who is Wanda?")).status_code == 429
    clock.advance(1)
    assert (await tight.ask(visit, "Who is Wanda?")).status_code == 200


async def test_what_is_refused_costs_nothing(tight: House, clock: SetClock) -> None:
    visit = await tight.visit()
    answers = [await tight.ask(visit, "Who is Wanda?") for _ in range(20)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * 17
    clock.advance(60)
    assert (await tight.ask(visit, "Who is Wanda?")).status_code == 200


async def test_an_address_is_limited_over_all_its_sessions(tight: House) -> None:
    first, second = await tight.visit(), await tight.visit()
    answers = [await tight.ask(visit, "Who is Wanda?") for visit in (first, second) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1].json()["violated-policies"] == ["address"]


async def test_a_refusal_keeps_no_turn_and_leaves_a_retry_key_free(tight: House, clock: SetClock) -> None:
    visit = await tight.visit()
    for _ in range(3):
        await tight.ask(visit, "Who is Wanda?")
    assert (await tight.ask(visit, "Where did she study?", **{"Idempotency-Key": "k"})).status_code == 429
    clock.advance(60)
    answer = await tight.ask(visit, "Where did she study?", **{"Idempotency-Key": "k"})
    assert answer.status_code == 200
    assert "idempotency-replayed" not in answer.headers


async def test_guessing_tokens_is_limited_too(tight: House) -> None:
    statuses = [
        (await tight.client.post("/v1/sessions/ses_x/turns", json={"question": "a"}, headers={"Authorization": "Bearer x"})).status_code
        for _ in range(7)
    ]  # fmt: skip
    assert statuses == [401] * 5 + [429] * 2


async def test_errors_tell_what_is_left_too(tight: House) -> None:
    visit = await tight.visit()
    assert left(await tight.ask(visit, ""))["session"][0] == 2
    assert left(await tight.client.get("/v1/profiles/nobody"))["address-requests"][0] == 5


async def test_opening_sessions_is_limited_by_itself(tight: House) -> None:
    statuses = [(await tight.client.post("/v1/sessions")).status_code for _ in range(5)]
    assert statuses == [201] * 4 + [429]


async def test_health_is_never_limited(tight: House) -> None:
    for _ in range(30):
        assert (await tight.client.get("/livez")).status_code == 200
        assert "ratelimit" not in (await tight.client.get("/readyz")).headers


async def test_a_made_up_forwarded_for_raises_no_limit(tight: House) -> None:
    """Behind one proxy, which appends whom it saw: what stands before is the visitor's own invention."""
    statuses = [
        (await tight.client.post("/v1/sessions", headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"})).status_code
        for number in range(5)
    ]  # fmt: skip
    assert statuses == [201] * 4 + [429]
    other = await tight.client.post("/v1/sessions", headers={"X-Forwarded-For": "203.0.113.10"})
    assert other.status_code == 201


async def test_without_trusted_proxies_the_header_counts_for_nothing(
    tmp_path_factory: pytest.TempPathFactory, resume: dict[str, object]
) -> None:
    limits = {**PLENTY, "address_sessions": "2 per minute"}
    async with open_house(tmp_path_factory.mktemp("direct"), resume=resume, limits=limits) as direct:
        statuses = [
            (await direct.client.post("/v1/sessions", headers={"X-Forwarded-For": f"203.0.113.{number}"})).status_code
            for number in range(3)
        ]
    assert statuses == [201, 201, 429]


async def test_limits_can_be_turned_off(tmp_path_factory: pytest.TempPathFactory, resume: dict[str, object]) -> None:
    async with open_house(tmp_path_factory.mktemp("off"), resume=resume, limits={"enabled": False}) as free:
        answers = [await free.client.post("/v1/sessions") for _ in range(40)]
    assert {answer.status_code for answer in answers} == {201}
    assert "ratelimit" not in answers[0].headers
