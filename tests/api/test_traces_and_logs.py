"""Ids in and out, and what the log holds of a request: enough to find it, nothing to regret."""

import io
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import structlog
from tests.api.doors import PLENTY, House, Visit, assert_problem, open_house

from vitavoce.bootstrap import build_services
from vitavoce.conversation.stores import TurnStore
from vitavoce.core.config import load_settings
from vitavoce.core.errors import StorageUnavailable
from vitavoce.domain.keeping import NewTurn
from vitavoce.main import create_app
from vitavoce.telemetry.logging import configure_logging

pytestmark = pytest.mark.asyncio(loop_scope="module")
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logging("INFO", "json", stream)
    yield stream
    root.handlers, root.level = before
    structlog.reset_defaults()


def lines(log: io.StringIO) -> list[dict[str, object]]:
    """Ours: the client that asks in these tests writes too."""
    written = [json.loads(line) for line in log.getvalue().splitlines()]
    return [line for line in written if line.get("logger") != "httpx"]


@pytest.mark.parametrize("sent", ["0123abcd", "client-request_42", "a" * 64])
async def test_a_well_formed_request_id_is_kept(house: House, sent: str) -> None:
    answer = await house.client.get("/livez", headers={"X-Request-Id": sent})
    assert answer.headers["x-request-id"] == sent


@pytest.mark.parametrize(
    "sent", ["short", "a" * 65, "with space", "in\tjection", "ümlaut-id", "a.b.c.d.e.f", "<script>alert(1)", ""]
)
async def test_another_is_replaced(house: House, sent: str) -> None:
    answer = await house.client.get("/livez", headers={"X-Request-Id": sent.encode()})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])


async def test_a_trace_is_continued(house: House, log: io.StringIO) -> None:
    answer = await house.client.get("/v1/profiles/wanda-quist", headers={"traceparent": PARENT})
    assert answer.headers["x-request-id"] == TRACE
    version, trace_id, span_id, flags = answer.headers["traceresponse"].split("-")
    assert (version, trace_id, flags) == ("00", TRACE, "01")
    assert span_id != "00f067aa0ba902b7"
    (line,) = lines(log)
    assert (line["trace_id"], line["span_id"]) == (TRACE, span_id)


@pytest.mark.parametrize(
    "sent",
    ["", "00", PARENT[:-1], PARENT.upper(), f"ff-{TRACE}-00f067aa0ba902b7-01", f"00-{'0' * 32}-00f067aa0ba902b7-01",
     f"00-{TRACE}-{'0' * 16}-01", PARENT + "-extra", "a" * 5000],
)  # fmt: skip
async def test_a_broken_trace_begins_anew(house: House, sent: str) -> None:
    answer = await house.client.get("/livez", headers={"traceparent": sent})
    trace_id = answer.headers["traceresponse"].split("-")[1]
    assert re.fullmatch("[0-9a-f]{32}", trace_id)
    assert trace_id != TRACE


async def test_a_later_version_of_the_header_is_understood(house: House) -> None:
    answer = await house.client.get("/livez", headers={"traceparent": f"01-{TRACE}-00f067aa0ba902b7-01-more"})
    assert answer.headers["traceresponse"].split("-")[1] == TRACE


async def test_the_log_knows_the_request_and_not_what_was_said(house: House, visit: Visit, log: io.StringIO) -> None:
    question = "Is canary-7f3a@birds.example reachable on +44 20 7946 0018?"
    answer = await house.ask(visit, question)
    await house.client.get(visit.path, headers=visit.headers)
    written = log.getvalue()
    for secret in (visit.token, visit.token.split(".")[2], "canary", "7946", answer.json()["answer"][:30]):
        assert secret not in written
    requests = [line for line in lines(log) if line["event"] == "request"]
    assert [(line["method"], line["status"]) for line in requests] == [("POST", 200), ("GET", 200)]
    assert requests[0]["request_id"] == answer.headers["x-request-id"]


async def test_a_key_in_a_refused_request_is_not_logged(house: House, log: io.StringIO) -> None:
    key = await house.key()
    await house.client.put("/v1/profiles/logged", content=b"{", headers=key)
    await house.client.get(f"/v1/{key['Authorization'].removeprefix('Bearer ')}")
    assert key["Authorization"].split("_")[2] not in log.getvalue()


class FaultyTurns:
    """A turn store in which every append fails."""

    def __init__(self, store: TurnStore, error: Exception) -> None:
        self._store = store
        self._error = error

    async def append(self, turn: NewTurn) -> bool:
        raise self._error

    async def of_session(self, session_id: str) -> list[str]:
        return list(await self._store.of_session(session_id))

    async def find(self, session_id: str, turn_id: str) -> str | None:
        return await self._store.find(session_id, turn_id)


async def ask_with_fault(folder: Path, resume: dict[str, object], error: Exception) -> httpx.Response:
    async with open_house(folder, resume=resume) as sound:
        settings = load_settings(data_dir=folder, limits=PLENTY)
        stores = replace(sound.services.stores, turns=FaultyTurns(sound.services.stores.turns, error))
        services = build_services(settings, stores, signing_key=sound.services.signing_key)
        app = create_app(settings, services)
        services.shelf.make_default("wanda-quist")
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://house.example") as client:
            faulty = House(app, services, client)
            return await faulty.ask(await faulty.visit(), "Who is Wanda, canary-7f3a?")


async def test_an_unforeseen_error_is_told_without_its_cause_and_logged_with_it(
    tmp_path: Path, resume: dict[str, object], log: io.StringIO
) -> None:
    answer = await ask_with_fault(tmp_path, resume, RuntimeError("the wrong screw"))
    problem = assert_problem(answer, 500, "INTERNAL")
    assert "screw" not in answer.text
    (line,) = [line for line in lines(log) if line["level"] == "error"]
    assert line["request_id"] == problem["request_id"]
    assert "the wrong screw" in json.dumps(line["exception"])
    assert "canary" not in log.getvalue()


async def test_a_database_out_of_reach_is_a_503_with_a_time_to_come_back(
    tmp_path: Path, resume: dict[str, object], log: io.StringIO
) -> None:
    answer = await ask_with_fault(
        tmp_path, resume, StorageUnavailable("The database can't be reached.", retry_after_s=2.4)
    )
    problem = assert_problem(answer, 503, "STORAGE_UNAVAILABLE")
    assert answer.headers["retry-after"] == "3"
    assert problem["type"] == "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity"
