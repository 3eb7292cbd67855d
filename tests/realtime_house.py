"""The live voice door on a real server on loopback, with scripted engines behind it."""

import asyncio
import base64
import json
import socket
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import uvicorn
from fastapi import FastAPI
from tests.api.doors import PLENTY
from tests.live_talks import APOLOGIES, CUES, LoudnessStream, quiet, speech
from websockets.asyncio.client import ClientConnection, connect

from vitavoce.api.api_keys import VOICE, mint_key
from vitavoce.api.auth import SessionTokens
from vitavoce.bootstrap import Services, in_memory
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.voice.detection import SharedDetection
from vitavoce.conversation.voice.rooms import ExchangeRules, LiveVoice, Rooms, TalkRules
from vitavoce.core.config import load_settings
from vitavoce.domain.speech import Hints, Pcm, Voice
from vitavoce.main import create_app
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser
from vitavoce.providers.scripted.transcriber import ScriptedTranscriber
from vitavoce.speech.synthesis import Synthesiser
from vitavoce.speech.transcription import Transcriber


@dataclass
class Client:
    """A visitor's program."""

    socket: ClientConnection
    told: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, kind: str, **fields: object) -> None:
        await self.socket.send(json.dumps({"type": kind, **fields}))

    async def say(self, duration_ms: int = 800, quiet_ms: int = 700) -> None:
        await self.sound(speech(duration_ms) + quiet(quiet_ms))

    async def sound(self, sound: bytes) -> None:
        for begin in range(0, len(sound), 48_000):
            piece = base64.b64encode(sound[begin : begin + 48_000]).decode()
            await self.send("input_audio_buffer.append", audio=piece)

    async def next(self, patience_s: float = 5.0) -> dict[str, Any]:
        async with asyncio.timeout(patience_s):
            event: dict[str, Any] = json.loads(await self.socket.recv())
        self.told.append(event)
        return event

    async def until(self, kind: str, patience_s: float = 5.0) -> dict[str, Any]:
        """The next event of a kind."""
        deadline = monotonic() + patience_s
        while (event := await self.next(max(0.01, deadline - monotonic())))["type"] != kind:
            pass
        return event

    async def nothing_for(self, seconds: float) -> list[str]:
        """The kinds of events that came all the same."""
        came: list[str] = []
        deadline = monotonic() + seconds
        while True:
            try:
                came.append((await self.next(max(0.001, deadline - monotonic())))["type"])
            except TimeoutError:
                return came

    def kinds(self) -> list[str]:
        return [event["type"] for event in self.told]

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.told if event["type"] == kind]

    def sound_told(self) -> bytes:
        return b"".join(base64.b64decode(event["delta"]) for event in self.of("response.output_audio.delta"))


@dataclass
class RealtimeHouse:
    services: Services
    tokens: SessionTokens
    port: int
    transcriber: Transcriber
    broken: list[Exception]

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:{self.port}/v1/realtime"

    async def key(self, *scopes: str) -> str:
        minted = mint_key("tests", scopes or (VOICE,), self.services.clock.now())
        await self.services.stores.api_keys.add(minted.kept)
        return minted.text

    async def visit(self) -> tuple[str, str]:
        """A new session and its token."""
        opened = await self.services.sessions.open()
        return opened.session.id, self.tokens.issue(opened.session.id)

    @asynccontextmanager
    async def client(self, session: tuple[str, str] | None = None, query: str = "") -> AsyncGenerator[Client]:
        """Connected and greeted by ``session.created``, unless ``query`` asks for something else."""
        session_id, token = session or await self.visit()
        protocols = ["realtime", f"vitavoce.token.{token}"]
        async with connect(
            f"{self.address}?session={session_id}{query}", subprotocols=protocols, max_queue=None
        ) as socket:  # type: ignore[arg-type]  # plain strings serve
            client = Client(socket)
            if not query:
                await client.until("session.created")
            yield client

    async def turns(self, session_id: str) -> list[dict[str, Any]]:
        return [json.loads(turn) for turn in await self.services.sessions.turns(session_id)]


@asynccontextmanager
async def realtime_house(
    folder: Path,
    resume: object | None = None,
    *,
    text_of: Callable[[Pcm], str | None] = lambda sound: "What did she build with Python?",
    transcriber: Transcriber | None = None,
    synthesiser: Synthesiser | None = None,
    open_stream: Callable[[], Any] = LoudnessStream,
    talk: TalkRules | None = None,
    exchange: ExchangeRules | None = None,
    limits: dict[str, str] | None = None,
    origins: tuple[str, ...] = (),
) -> AsyncGenerator[RealtimeHouse]:
    settings = load_settings(data_dir=folder, limits={**PLENTY, **(limits or {})}, server={"allowed_origins": origins})
    services = await in_memory(settings, resume)
    hearing = transcriber or ScriptedTranscriber(text_of, 0.01)
    broken: list[Exception] = []
    detection = SharedDetection(lambda what, error: broken.append(error))

    async def ready() -> None:
        return

    async def hints(session_id: str) -> Hints:
        return Hints(key=session_id)

    rooms = Rooms(
        ready=ready,
        taker=services.taker,
        transcriber=hearing,
        synthesiser=synthesiser or ScriptedSynthesiser(characters_per_s=150),
        voice=Voice(),
        open_stream=open_stream,
        detection=detection,
        hints=hints,
        recordings=services.recordings,
        cues=CUES,
        apologies=APOLOGIES,
        ids=IdMaker(),
        broke=lambda what, error: broken.append(error),
        now=monotonic,
    )
    live = LiveVoice(rooms=rooms, talk=talk or TalkRules(), exchange=exchange or ExchangeRules())
    app = create_app(settings, replace(services, voice=live))
    tokens = SessionTokens(services.signing_key, timedelta(days=1), services.clock.now)
    async with running(app) as port:
        yield RealtimeHouse(services, tokens, port, hearing, broken)
    detection.close()
    assert not broken, broken


@asynccontextmanager
async def running(app: FastAPI) -> AsyncGenerator[int]:
    """The application as `serve` serves it, in this event loop."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=2 * 1024 * 1024,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    server.capture_signals = _nothing  # type: ignore[method-assign]  # the tests' own signals stay theirs
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:  # noqa: ASYNC110  # uvicorn tells nobody
        await asyncio.sleep(0.005)
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task


@contextmanager
def _nothing() -> Iterator[None]:
    yield
