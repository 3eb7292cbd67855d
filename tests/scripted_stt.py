"""A server on loopback that speaks OpenAI's transcription protocol and does as it is told.

::

    with scripted_stt(Hears("Where did she study?")) as stt:     # threads of its own: any loop or process may call it
        OpenAiTranscriber(base_url=stt.base_url, api_key="any", model="any", gates=gates)
        stt.play(Refuses(429, retry_after_s=2), Hears("…"))      # one after another; the last one stays
        assert stt.requests[0].fields["prompt"].startswith("Kubernetes")

Scenes: ``Hears`` (``after_s`` makes it slow; ``segments`` false: only the text, as some servers do), ``Silent`` (takes the
call and sends nothing), ``Dies`` (in the middle of its answer), ``Refuses``, ``Babbles`` (what is no transcription).
"""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from python_multipart.multipart import MultipartParser, parse_options_header


@dataclass(frozen=True)
class Hears:
    text: str
    language: str = "english"
    log_probability: float = -0.1
    no_speech: float = 0.01
    after_s: float = 0.0
    segments: bool = True


@dataclass(frozen=True)
class Silent:
    pass


@dataclass(frozen=True)
class Dies:
    pass


@dataclass(frozen=True)
class Refuses:
    status: int
    retry_after_s: int | None = None


@dataclass(frozen=True)
class Babbles:
    content: bytes = b"<html>welcome</html>"


Scene = Hears | Silent | Dies | Refuses | Babbles


@dataclass(frozen=True)
class Request:
    """One call as it came in."""

    fields: Mapping[str, str]
    sound: bytes
    authorization: str


class ScriptedStt(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, scenes: tuple[Scene, ...]) -> None:
        super().__init__(("127.0.0.1", 0), _Call)
        self.requests: list[Request] = []
        self.over = threading.Event()
        self._scenes = list(scenes)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def play(self, *scenes: Scene) -> None:
        self._scenes = list(scenes)

    def next_scene(self) -> Scene:
        return self._scenes.pop(0) if len(self._scenes) > 1 else self._scenes[0]


@contextmanager
def scripted_stt(*scenes: Scene) -> Iterator[ScriptedStt]:
    server = ScriptedStt(scenes or (Hears("Hello"),))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Call(BaseHTTPRequestHandler):
    server: ScriptedStt

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        fields, sound = _form(self.headers["content-type"], body)
        self.server.requests.append(Request(fields, sound, self.headers.get("authorization", "")))
        match self.server.next_scene():
            case Silent():
                self.server.over.wait(30)
            case Dies():
                self._send(200, b'{"text": "Where did', length=1000)
                self.connection.close()
            case Refuses(status, retry_after_s):
                self._send(status, b'{"error": {"message": "no"}}', retry_after_s=retry_after_s)
            case Babbles(content):
                self._send(200, content)
            case Hears() as scene:
                self.server.over.wait(scene.after_s)
                self._send(200, json.dumps(_told(scene)).encode())

    def _send(
        self, status: int, content: bytes, *, length: int | None = None, retry_after_s: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(length or len(content)))
        if retry_after_s is not None:
            self.send_header("retry-after", str(retry_after_s))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as the library names it
        pass


def _told(scene: Hears) -> dict[str, object]:
    if not scene.segments:
        return {"text": scene.text}
    segment = {
        "id": 0, "seek": 0, "start": 0.0, "end": 2.0, "text": scene.text, "tokens": [], "temperature": 0.0,
        "avg_logprob": scene.log_probability, "compression_ratio": 1.0, "no_speech_prob": scene.no_speech,
    }  # fmt: skip
    return {
        "task": "transcribe",
        "language": scene.language,
        "duration": 2.0,
        "text": scene.text,
        "segments": [segment] if scene.text else [],
    }


def _form(content_type: str, body: bytes) -> tuple[dict[str, str], bytes]:
    parts: dict[str, bytearray] = {}
    headers: list[bytes] = []

    def on_header_value(data: bytes, begin: int, end: int) -> None:
        headers.append(data[begin:end])

    def on_headers_finished() -> None:
        disposition = next(header for header in headers if b"name=" in header)
        parts[parse_options_header(disposition)[1][b"name"].decode()] = bytearray()
        headers.clear()

    def on_part_data(data: bytes, begin: int, end: int) -> None:
        parts[list(parts)[-1]] += data[begin:end]

    boundary = parse_options_header(content_type)[1][b"boundary"]
    parser = MultipartParser(
        boundary,
        {
            "on_header_value": on_header_value,
            "on_headers_finished": on_headers_finished,
            "on_part_data": on_part_data,
        },
    )
    parser.write(body)
    parser.finalize()
    sound = bytes(parts.pop("file", b""))
    return {name: value.decode() for name, value in parts.items()}, sound
