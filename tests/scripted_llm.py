"""A server on loopback that speaks the OpenAI chat protocol and does as it is told.

::

    with scripted_llm(Says("She led the kitchen.")) as llm:      # a thread of its own: any loop or process may call it
        ... base_url=llm.base_url, api_key="any", model="any" ...
        assert llm.calls == 1
        assert "evidence" in llm.requests[0].text                 # everything that was sent, for canaries

    llm.play(Refuses(429, retry_after_s=2), Says("…"))            # one after another; the last one stays
    llm.play(lambda request: Says(honest(request.text)))          # or chosen by what is asked

Scenes: ``Says`` (normal; ``first_token_s`` and ``token_s`` make it slow, ``text`` makes it lie), ``Silent`` (accepts and
sends nothing), ``Dies`` (mid-sentence), ``Refuses`` (429, 402, 500 …), ``Malformed`` (chunks that are no JSON, or of the
wrong shape), ``Gigantic`` (never ends). A scene is played to the end or until the caller hangs up, which is counted in
``hung_up``.
"""

import asyncio
import contextlib
import json
import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Request:
    """One call as it came in."""

    body: Mapping[str, object]
    headers: Mapping[str, str]

    @property
    def model(self) -> str:
        return str(self.body["model"])

    @property
    def messages(self) -> Sequence[Mapping[str, str]]:
        messages = self.body["messages"]
        assert isinstance(messages, list)
        return messages

    @property
    def text(self) -> str:
        """All that the messages say, one after another."""
        return "\n".join(message["content"] for message in self.messages)


@dataclass(frozen=True)
class Says:
    """Speaks, a word a chunk; ``usage`` false: a provider that counts no tokens."""

    text: str
    first_token_s: float = 0.0
    token_s: float = 0.0
    usage: bool = True
    finish_reason: str = "stop"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Silent:
    """Takes the call and sends nothing: not even a status, or a status and then nothing."""

    after_headers: bool = False


@dataclass(frozen=True)
class Dies:
    """Speaks and is gone before the end: the connection is cut, or closed as if all had been said."""

    text: str
    cut: bool = True


@dataclass(frozen=True)
class Refuses:
    status: int
    retry_after_s: float | None = None
    code: str = "scripted"
    message: str = "as scripted"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Malformed:
    """Sends ``chunks`` as they stand, each as one event."""

    chunks: tuple[str, ...] = ('{"choices": [{"delta": {"content": "She "}}]}', '{"choices": [{"del')


@dataclass(frozen=True)
class Gigantic:
    """Says the same word without an end."""

    word: str = "word "


Scene = Says | Silent | Dies | Refuses | Malformed | Gigantic
Script = Callable[[Request], Scene]


class ScriptedLlm:
    """What a test sees of the server."""

    def __init__(self) -> None:
        self.port = 0
        self.requests: list[Request] = []
        self.connections = 0
        self.hung_up = 0
        self.speaking = 0
        self.most_at_once = 0
        self._script: Script = lambda _: Says("")

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def calls(self) -> int:
        return len(self.requests)

    def play(self, *scenes: Scene | Script) -> None:
        """Scenes for the calls to come, in their order, the last one for all after it; or what chooses them."""
        if len(scenes) == 1 and callable(scenes[0]):
            self._script = scenes[0]
            return
        left = list(scenes)

        def next_scene(request: Request) -> Scene:
            scene = left.pop(0) if len(left) > 1 else left[0]
            return scene(request) if callable(scene) else scene

        self._script = next_scene

    async def serve(self, reader: "_Reader", writer: asyncio.StreamWriter) -> None:
        """One connection, kept open between calls as real providers do."""
        self.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while await self._answer(reader, writer):
                pass
        writer.close()

    async def _answer(self, reader: "_Reader", writer: asyncio.StreamWriter) -> bool:
        """Whether the connection may be used again."""
        request = await _read(reader)
        self.requests.append(request)
        scene = self._script(request)
        self.speaking += 1
        self.most_at_once = max(self.most_at_once, self.speaking)
        playing = asyncio.ensure_future(_play(scene, request, writer))
        gone = asyncio.ensure_future(reader.gone.wait())
        try:
            await asyncio.wait((playing, gone), return_when=asyncio.FIRST_COMPLETED)
            heard_out = playing.done() and playing.exception() is None
            self.hung_up += not heard_out
            return heard_out and not (isinstance(scene, Dies) and scene.cut)
        finally:
            self.speaking -= 1
            for task in (playing, gone):
                task.cancel()
            await asyncio.gather(playing, gone, return_exceptions=True)


class _Reader(asyncio.StreamReader):
    """Also tells when the caller has hung up, to one who is not reading."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()

    def feed_eof(self) -> None:
        super().feed_eof()
        self.gone.set()

    def set_exception(self, exc: BaseException) -> None:
        super().set_exception(exc)
        self.gone.set()


@contextmanager
def scripted_llm(*scenes: Scene | Script) -> Iterator[ScriptedLlm]:
    llm = ScriptedLlm()
    llm.play(*(scenes or (Says("Hello."),)))
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="scripted-llm")
    thread.start()
    connections: set[asyncio.Task[None]] = set()

    def connected() -> asyncio.StreamReaderProtocol:
        reader = _Reader()

        def opened(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.ensure_future(llm.serve(reader, writer))
            connections.add(task)
            task.add_done_callback(connections.discard)

        return asyncio.StreamReaderProtocol(reader, opened)

    async def start() -> asyncio.Server:
        return await loop.create_server(connected, "127.0.0.1", 0, backlog=1024)

    async def stop(server: asyncio.Server) -> None:
        server.close()
        for task in connections:
            task.cancel()
        await asyncio.gather(*connections, return_exceptions=True)
        await asyncio.sleep(0)

    server = asyncio.run_coroutine_threadsafe(start(), loop).result()
    llm.port = server.sockets[0].getsockname()[1]
    try:
        yield llm
    finally:
        asyncio.run_coroutine_threadsafe(stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:]) if name}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Request(body=json.loads(body or b"{}"), headers=headers)


async def _play(scene: Scene, request: Request, writer: asyncio.StreamWriter) -> None:
    match scene:
        case Refuses():
            await _refuse(scene, writer)
        case Silent(after_headers=False):
            await asyncio.Event().wait()
        case _:
            headers = scene.headers if isinstance(scene, Says) else {}
            writer.write(_head(200, {"content-type": "text/event-stream", "transfer-encoding": "chunked", **headers}))
            await writer.drain()
            async for event in _events(scene, request.model):
                data = f"data: {event}\n\n".encode()
                writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
                await writer.drain()
            if isinstance(scene, Dies) and scene.cut:
                writer.transport.abort()
            else:
                writer.write(b"0\r\n\r\n")
                await writer.drain()


async def _refuse(scene: Refuses, writer: asyncio.StreamWriter) -> None:
    body = json.dumps({"error": {"message": scene.message, "type": scene.code, "code": scene.code}}).encode()
    headers = {"content-type": "application/json", "content-length": str(len(body)), **scene.headers}
    if scene.retry_after_s is not None:
        headers["retry-after"] = f"{scene.retry_after_s:g}"
    writer.write(_head(scene.status, headers) + body)
    await writer.drain()


async def _events(scene: Says | Silent | Dies | Malformed | Gigantic, model: str) -> AsyncIterator[str]:
    match scene:
        case Says():
            await asyncio.sleep(scene.first_token_s)
            words = _words(scene.text)
            for number, word in enumerate(words):
                if number and scene.token_s:
                    await asyncio.sleep(scene.token_s)
                yield _chunk(model, content=word)
            yield _chunk(model, finish_reason=scene.finish_reason)
            if scene.usage:
                yield _chunk(model, usage=(100, len(words)))
            yield "[DONE]"
        case Dies():
            for word in _words(scene.text):
                yield _chunk(model, content=word)
        case Malformed():
            for chunk in scene.chunks:
                yield chunk
        case Gigantic():
            while True:
                yield _chunk(model, content=scene.word)
        case Silent():
            await asyncio.Event().wait()


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _chunk(
    model: str, *, content: str | None = None, finish_reason: str | None = None, usage: tuple[int, int] | None = None
) -> str:
    delta = {} if content is None else {"content": content}
    counted = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)} if usage else None
    choices = [] if usage else [{"index": 0, "delta": delta, "finish_reason": finish_reason, "logprobs": None}]
    return json.dumps(
        {
            "id": "chatcmpl-scripted",
            "object": "chat.completion.chunk",
            "created": 1_795_000_000,
            "model": model,
            "choices": choices,
            "usage": counted,
        }
    )


def _head(status: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Scripted", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1")
