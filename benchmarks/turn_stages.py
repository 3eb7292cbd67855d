"""Where the time of one turn goes, within one process and without sockets."""

import asyncio
import json
import statistics
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from io import StringIO
from pathlib import Path
from time import perf_counter

from starlette.types import Message, Scope

from vitavoce.bootstrap import build_services, choose_default, open_services
from vitavoce.conversation.stores import TurnStore
from vitavoce.core.config import load_settings
from vitavoce.domain.keeping import NewTurn
from vitavoce.main import create_app
from vitavoce.telemetry.logging import configure_logging

TURNS = 400
QUESTION = json.dumps({"question": "What has she built with Kubernetes?"}).encode()


class TimedTurns:
    """A turn store that notes how long keeping takes."""

    def __init__(self, store: TurnStore) -> None:
        self._store = store
        self.seconds: list[float] = []

    async def append(self, turn: NewTurn) -> bool:
        begun = perf_counter()
        try:
            return await self._store.append(turn)
        finally:
            self.seconds.append(perf_counter() - begun)

    async def of_session(self, session_id: str) -> Sequence[str]:
        return await self._store.of_session(session_id)

    async def find(self, session_id: str, turn_id: str) -> str | None:
        return await self._store.find(session_id, turn_id)


def tell_stages(postgresql_url: str | None) -> None:
    """One turn after another, so that nothing waits for anything but its own."""
    configure_logging("INFO", "json", StringIO())
    databases = {"sqlite": None, **({"postgresql": postgresql_url} if postgresql_url else {})}
    for name, url in databases.items():
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(_tell(name, url, Path(folder)))


async def _tell(name: str, url: str | None, data_dir: Path) -> None:
    database = {"url": url} if url else {}
    settings = load_settings(
        data_dir=data_dir,
        limits={"enabled": True, "session_turns": "1000000 per minute", "address_turns": "1000000 per minute"},
        database=database,
    )
    async with AsyncExitStack() as stack:
        opened = await stack.enter_async_context(open_services(settings))
        timed = TimedTurns(opened.stores.turns)
        services = build_services(settings, replace(opened.stores, turns=timed), signing_key=opened.signing_key)
        await choose_default(services, None)
        app = create_app(settings, services)
        token = json.loads((await _call(app, "/v1/sessions", b"{}", ""))[1])
        path, bearer = f"/v1/sessions/{token['id']}/turns", token["token"]
        wholes, understands, answers = [], [], []
        for _ in range(TURNS):
            begun = perf_counter()
            _, body = await _call(app, path, QUESTION, bearer)
            wholes.append(perf_counter() - begun)
            timings = json.loads(body)["timings"]
            understands.append(timings["understand_ms"] / 1000)
            answers.append(timings["answer_ms"] / 1000)
        nothing = []
        for _ in range(TURNS):
            begun = perf_counter()
            await _call(app, "/livez", b"", "", "GET")
            nothing.append(perf_counter() - begun)
    whole, understand, answer = map(_median_us, (wholes, understands, answers))
    keep, frame = _median_us(timed.seconds), _median_us(nothing)
    rest = whole - understand - answer - keep - frame
    print(
        f"{name}, one turn in process: {whole:.0f} µs = framework, routing {frame:.0f} + understand {understand:.0f}"
        f" + answer {answer:.0f} + keep {keep:.0f} + token, limits, JSON, log {rest:.0f}"
    )


async def _call(app: object, path: str, body: bytes, token: str, method: str = "POST") -> tuple[int, bytes]:
    headers = [(b"host", b"x"), (b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if token:
        headers.append((b"authorization", f"Bearer {token}".encode()))
    scope: Scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "root_path": "", "query_string": b"", "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], sent[1]["body"]


def _median_us(seconds: Sequence[float]) -> float:
    return statistics.median(seconds) * 1_000_000
