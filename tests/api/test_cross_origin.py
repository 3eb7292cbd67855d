from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from tests.api.doors import House, open_house

pytestmark = pytest.mark.asyncio(loop_scope="module")
LISTED = ["https://ada.dev", "http://localhost:3000"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def embedded(tmp_path_factory: pytest.TempPathFactory, resume: dict[str, object]) -> AsyncIterator[House]:
    async with open_house(tmp_path_factory.mktemp("cors"), resume=resume, server={"allowed_origins": LISTED}) as opened:
        yield opened


@pytest.mark.parametrize("origin", LISTED)
async def test_a_listed_origin_is_let_in(embedded: House, origin: str) -> None:
    answer = await embedded.client.post("/v1/sessions", headers={"Origin": origin})
    assert answer.headers["access-control-allow-origin"] == origin
    assert "RateLimit" in answer.headers["access-control-expose-headers"]
    assert "Origin" in answer.headers["vary"]
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("origin", LISTED)
async def test_a_listed_origin_may_ask_first(embedded: House, origin: str) -> None:
    answer = await embedded.client.options(
        "/v1/sessions",
        headers={"Origin": origin, "Access-Control-Request-Method": "POST",
                 "Access-Control-Request-Headers": "authorization, content-type, idempotency-key, last-event-id"},
    )  # fmt: skip
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == origin
    allowed = {name.strip().lower() for name in answer.headers["access-control-allow-headers"].split(",")}
    assert {"authorization", "content-type", "idempotency-key", "last-event-id"} <= allowed


@pytest.mark.parametrize(
    "origin",
    ["https://evil-ada.dev", "https://ada.dev.evil.com", "http://ada.dev", "https://ada.dev:444", "https://ADA.dev", "null",
     "https://ada.dev/", "https://sub.ada.dev", "*", "", "https://ada.dev\t", "http://localhost:3001"],
)  # fmt: skip
async def test_no_other_origin_is(embedded: House, origin: str) -> None:
    for answer in (
        await embedded.client.post("/v1/sessions", headers={"Origin": origin}),
        await embedded.client.get("/v1/nope", headers={"Origin": origin}),
        await embedded.client.options(
            "/v1/sessions", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}
        ),
    ):
        assert "access-control-allow-origin" not in answer.headers
        assert "Origin" in answer.headers["vary"]


async def test_errors_reach_a_listed_origin_too(embedded: House) -> None:
    for path in ("/v1/nope", "/v1/profiles/nobody"):
        answer = await embedded.client.get(path, headers={"Origin": LISTED[0]})
        assert answer.headers["access-control-allow-origin"] == LISTED[0]
    large = await embedded.client.post("/v1/sessions", content=b"x" * 1_000_000, headers={"Origin": LISTED[0]})
    assert large.status_code == 413
    assert large.headers["access-control-allow-origin"] == LISTED[0]


async def test_with_no_origin_listed_nobody_is_let_in(house: House) -> None:
    answer = await house.client.post("/v1/sessions", headers={"Origin": "https://ada.dev"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
