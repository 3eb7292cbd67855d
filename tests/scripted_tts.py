"""A server on loopback that speaks, as Edge's voices do and as OpenAI does, and does as it is told.

::

    with scripted_tts() as tts:                       # a thread of its own: any loop or process may call it
        EdgeTts(url=tts.edge_url)                     # ws://…/edge
        OpenAiSpeech(base_url=tts.base_url, api_key="any", model="any", voice="alloy")
        tts.play(Speaks(first_sound_s=0.2))           # one after another; the last one stays
        assert tts.texts == ["Hello."]

Scenes: ``Speaks`` (a tone, so many ms for each character; ``first_sound_s`` and ``chunk_s`` make it slow), ``Silent``
(takes the call and sends nothing), ``Dies`` (mid-sentence), ``Mute`` (ends well and says nothing), ``Refuses``. A scene is
played to its end or until the caller hangs up, which is counted in ``hung_up``.
"""

import asyncio
import json
import re
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape

import av
from aiohttp import WSMsgType, web
from tests.sounds import tone

RATE_HZ = 24_000
_CHUNK_MS = 100
_TICKS_PER_MS = 10_000


@dataclass(frozen=True)
class Speaks:
    first_sound_s: float = 0.0
    chunk_s: float = 0.0
    ms_a_character: int = 50


@dataclass(frozen=True)
class Silent:
    pass


@dataclass(frozen=True)
class Dies:
    after_ms: int = 300


@dataclass(frozen=True)
class Mute:
    pass


@dataclass(frozen=True)
class Refuses:
    status: int = 429


Scene = Speaks | Silent | Dies | Mute | Refuses


class ScriptedTts:
    """What a test sees of the server."""

    def __init__(self) -> None:
        self.port = 0
        self.texts: list[str] = []
        self.bodies: list[dict[str, object]] = []
        self.hung_up = 0
        self.speaking = 0
        self.most_at_once = 0
        self._scenes: list[Scene] = [Speaks()]

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def edge_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/edge"

    def play(self, *scenes: Scene) -> None:
        self._scenes = list(scenes)

    async def at_rest(self) -> bool:
        """Whether nothing is being spoken any more, or soon."""
        for _ in range(200):
            if not self.speaking:
                return True
            await asyncio.sleep(0.01)
        return False

    def next_scene(self, text: str) -> Scene:
        self.texts.append(text)
        return self._scenes.pop(0) if len(self._scenes) > 1 else self._scenes[0]


@contextmanager
def scripted_tts() -> Iterator[ScriptedTts]:
    told = ScriptedTts()
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        stage = _Stage(told)
        app = web.Application()
        app.router.add_get("/edge", stage.edge)
        app.router.add_post("/v1/audio/speech", stage.openai)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        told.port = runner.addresses[0][1]
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield told
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


class _Stage:
    def __init__(self, told: ScriptedTts) -> None:
        self._told = told

    async def openai(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self._told.bodies.append(body)
        scene = self._told.next_scene(body["input"])
        if isinstance(scene, Refuses):
            return web.json_response({"error": {"message": "as scripted", "code": "scripted"}}, status=scene.status)
        response = web.StreamResponse(headers={"Content-Type": "audio/pcm"})
        with self._playing():
            if isinstance(scene, Silent):
                await asyncio.Event().wait()
            await response.prepare(request)
            async for sound in self._sound(scene, body["input"], response.write):
                del sound
            if isinstance(scene, Dies):
                assert request.transport is not None
                request.transport.abort()
        return response

    async def edge(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        ssml = ""
        async for message in socket:
            assert message.type is WSMsgType.TEXT
            if "Path:ssml" in message.data:
                ssml = message.data
                break
        text = unescape(re.sub(r"<[^>]+>", "", ssml.split("\r\n\r\n", 1)[1]))
        scene = self._told.next_scene(text)
        self._told.bodies.append({"ssml": ssml})
        with self._playing():
            await socket.send_str("X-RequestId:1\r\nPath:turn.start\r\n\r\n{}")
            speaking = asyncio.ensure_future(self._speak_edge(socket, scene, text))
            hanging_up = asyncio.ensure_future(socket.receive())
            await asyncio.wait({speaking, hanging_up}, return_when=asyncio.FIRST_COMPLETED)
            if not speaking.done():
                speaking.cancel()
                raise ConnectionAbortedError
            hanging_up.cancel()
        await socket.close()
        return socket

    async def _speak_edge(self, socket: web.WebSocketResponse, scene: Scene, text: str) -> None:
        if isinstance(scene, Silent):
            await asyncio.Event().wait()
        encoder = _Mp3()

        async def send(pcm: bytes) -> None:
            await self._send_mp3(socket, encoder.push(pcm))

        words = list(re.finditer(r"[\w'+#-]+", text))
        spoken_ms = 0
        async for spoken_ms in self._sound(scene, text, send):
            while words and isinstance(scene, Speaks) and words[0].start() * scene.ms_a_character < spoken_ms:
                await socket.send_str(_boundary(words.pop(0), scene.ms_a_character))
        if isinstance(scene, Speaks | Mute):
            await self._send_mp3(socket, encoder.finish() if spoken_ms else b"")
            await socket.send_str("X-RequestId:1\r\nPath:turn.end\r\n\r\n{}")

    async def _send_mp3(self, socket: web.WebSocketResponse, mp3: bytes) -> None:
        if mp3:
            head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
            await socket.send_bytes(struct.pack(">H", len(head)) + head + mp3)

    async def _sound(self, scene: Scene, text: str, send):
        """The ms spoken after each chunk that was sent."""
        if isinstance(scene, Mute | Refuses | Silent):
            return
        whole_ms = scene.after_ms if isinstance(scene, Dies) else len(text) * scene.ms_a_character
        if isinstance(scene, Speaks):
            await asyncio.sleep(scene.first_sound_s)
        for spoken_ms in range(0, whole_ms, _CHUNK_MS):
            await send(tone(min(_CHUNK_MS, whole_ms - spoken_ms) / 1000, rate_hz=RATE_HZ).data)
            yield min(whole_ms, spoken_ms + _CHUNK_MS)
            await asyncio.sleep(scene.chunk_s if isinstance(scene, Speaks) else 0)

    @contextmanager
    def _playing(self) -> Iterator[None]:
        self._told.speaking += 1
        self._told.most_at_once = max(self._told.most_at_once, self._told.speaking)
        try:
            yield
        except (asyncio.CancelledError, ConnectionError):
            self._told.hung_up += 1
            raise
        finally:
            self._told.speaking -= 1


class _Mp3:
    def __init__(self) -> None:
        self._codec = av.CodecContext.create("libmp3lame", "w")
        self._codec.sample_rate, self._codec.layout, self._codec.format = RATE_HZ, "mono", "s16p"
        self._codec.bit_rate = 48_000
        self._fifo = av.AudioFifo()

    def push(self, pcm: bytes) -> bytes:
        frame = av.AudioFrame(format="s16p", layout="mono", samples=len(pcm) // 2)
        frame.sample_rate = RATE_HZ
        frame.planes[0].update(pcm)
        self._fifo.write(frame)
        self._codec.open(strict=False)
        frames = self._fifo.read_many(self._codec.frame_size)
        return b"".join(bytes(packet) for frame in frames for packet in self._codec.encode(frame))

    def finish(self) -> bytes:
        rest = self._fifo.read(0, partial=True)
        frames = [rest, None] if rest else [None]
        return b"".join(bytes(packet) for frame in frames for packet in self._codec.encode(frame))


def _boundary(word: re.Match[str], ms_a_character: int) -> str:
    data = {
        "Offset": word.start() * ms_a_character * _TICKS_PER_MS,
        "Duration": len(word[0]) * ms_a_character * _TICKS_PER_MS,
        "text": {"Text": word[0], "Length": len(word[0]), "BoundaryType": "WordBoundary"},
    }
    metadata = {"Metadata": [{"Type": "WordBoundary", "Data": data}]}
    return f"X-RequestId:1\r\nPath:audio.metadata\r\n\r\n{json.dumps(metadata)}"
