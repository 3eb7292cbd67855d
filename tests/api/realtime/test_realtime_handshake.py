"""Who may open a live talk."""

import json
from collections.abc import AsyncGenerator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from tests.realtime_house import RealtimeHouse, realtime_house
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from vitavoce.api.api_keys import PROFILES_WRITE
from vitavoce.api.auth import SessionTokens
from vitavoce.conversation.voice.rooms import ExchangeRules


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[RealtimeHouse]:
    folder: Path = tmp_path_factory.mktemp("house")
    async with realtime_house(folder, origins=("https://ada.example",)) as opened:
        yield opened


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def refused(house: RealtimeHouse, query: str = "", **options: Any) -> tuple[int, dict[str, Any]]:
    """The problem that the handshake was answered with."""
    with pytest.raises(InvalidStatus) as answer:
        async with connect(f"{house.address}{query}", **options):
            pass
    response = answer.value.response
    assert response.headers["content-type"] == "application/problem+json"
    problem = json.loads(response.body)
    assert problem["request_id"] == response.headers["x-request-id"]
    return response.status_code, problem


async def test_nobody_comes_in_without_a_credential(house: RealtimeHouse) -> None:
    status, problem = await refused(house)
    assert (status, problem["code"]) == (401, "CREDENTIAL_MISSING")


@pytest.mark.parametrize("token", ["", "x", "eyJhbGciOiJub25lIn0.e30.", "vv_nokey"])
async def test_no_forged_credential_opens(house: RealtimeHouse, token: str) -> None:
    status, _ = await refused(house, additional_headers={"Authorization": f"Bearer {token or 'none'}"})
    assert status == 401


async def test_a_token_of_another_key_opens_nothing(house: RealtimeHouse) -> None:
    session_id, _ = await house.visit()
    forged = SessionTokens(b"another key of thirty-two bytes.", timedelta(days=1), house.services.clock.now)
    status, _ = await refused(house, subprotocols=["realtime", f"vitavoce.token.{forged.issue(session_id)}"])
    assert status == 401


async def test_a_token_opens_its_own_session_only(house: RealtimeHouse) -> None:
    other, _ = await house.visit()
    _, token = await house.visit()
    status, problem = await refused(house, f"?session={other}", subprotocols=["realtime", f"vitavoce.token.{token}"])
    assert (status, problem["code"]) == (404, "SESSION_NOT_FOUND")


@pytest.mark.parametrize("name", ["token", "access_token", "api_key"])
async def test_credentials_in_addresses_are_refused(house: RealtimeHouse, name: str) -> None:
    session_id, token = await house.visit()
    status, problem = await refused(
        house, f"?session={session_id}&{name}={token}", additional_headers={"Authorization": f"Bearer {token}"}
    )
    assert status == 401
    assert token not in problem["detail"]


async def test_a_key_needs_the_scope(house: RealtimeHouse) -> None:
    key = await house.key(PROFILES_WRITE)
    status, problem = await refused(house, additional_headers={"Authorization": f"Bearer {key}"})
    assert (status, problem["code"]) == (403, "SCOPE_MISSING")


async def test_a_key_opens_no_session_of_others(house: RealtimeHouse) -> None:
    session_id, _ = await house.visit()
    key = await house.key()
    status, _ = await refused(house, f"?session={session_id}", additional_headers={"Authorization": f"Bearer {key}"})
    assert status == 404


async def test_a_key_asks_for_a_profile_that_is_there(house: RealtimeHouse) -> None:
    key = await house.key()
    status, problem = await refused(house, "?model=nobody-here", additional_headers={"Authorization": f"Bearer {key}"})
    assert (status, problem["code"]) == (404, "PROFILE_NOT_FOUND")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "https://ada.example.evil.example", "http://ada.example"]
)
async def test_pages_of_other_origins_are_refused(house: RealtimeHouse, origin: str) -> None:
    _, token = await house.visit()
    status, _ = await refused(house, origin=origin, additional_headers={"Authorization": f"Bearer {token}"})
    assert status == 403


@pytest.mark.parametrize("origin", ["https://ada.example", "own"])
async def test_listed_and_own_origins_come_in(house: RealtimeHouse, origin: str) -> None:
    session_id, token = await house.visit()
    own = f"http://127.0.0.1:{house.port}" if origin == "own" else origin
    protocols = ["realtime", f"vitavoce.token.{token}"]
    async with connect(f"{house.address}?session={session_id}", subprotocols=protocols, origin=own) as socket:
        assert socket.subprotocol == "realtime"
        assert token not in str(socket.response.headers)


async def test_one_talk_too_many_is_refused_in_words(tmp_path: Path) -> None:
    async with (
        realtime_house(tmp_path, exchange=ExchangeRules(most_talks=1)) as house,
        house.client(),
    ):
        _, token = await house.visit()
        status, problem = await refused(house, additional_headers={"Authorization": f"Bearer {token}"})
        assert (status, problem["code"]) == (503, "TOO_MANY_TALKS")


async def test_one_address_cannot_take_all_lines(tmp_path: Path) -> None:
    async with (
        realtime_house(tmp_path, exchange=ExchangeRules(most_talks_an_address=1)) as house,
        house.client(),
    ):
        key = await house.key()
        status, problem = await refused(house, additional_headers={"Authorization": f"Bearer {key}"})
        assert (status, problem["code"]) == (503, "TOO_MANY_TALKS")


async def test_a_line_is_free_again_once_a_talk_ended(tmp_path: Path) -> None:
    async with realtime_house(tmp_path, exchange=ExchangeRules(most_talks=1)) as house:
        for _ in range(3):
            async with house.client():
                pass
