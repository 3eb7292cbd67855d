"""A hub of models on loopback that serves one folder as one repository, as slowly as it is told.

::

    with model_hub(folder) as hub:                    # a thread of its own: any process may fetch from it
        environment |= hub.environment                # what huggingface_hub reads
        hub.gate.clear()                              # large files stop half-way, until it is set
        hub.gate.set()
"""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

REPOSITORY = "house/tiny-whisper"
_REVISION = "0123456789abcdef0123456789abcdef01234567"
_LARGE_BYTES = 1 << 20


class ModelHub:
    def __init__(self, folder: Path) -> None:
        self.files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        self.gate = threading.Event()
        self.gate.set()
        self.fetched: list[str] = []
        self.talks_nonsense = False
        self.port = 0

    @property
    def environment(self) -> Mapping[str, str]:
        return {"HF_ENDPOINT": f"http://127.0.0.1:{self.port}", "HF_HUB_DISABLE_XET": "1"}


@contextmanager
def model_hub(folder: Path) -> Iterator[ModelHub]:
    hub = ModelHub(folder)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def log_message(self, *_: Any) -> None:
            return

        def _answer(self, *, with_body: bool) -> None:
            path = self.path.split("?")[0]
            if hub.talks_nonsense:
                self._send(b'{"no": ["listing"]}', with_body)
                return
            if path.startswith(f"/api/models/{REPOSITORY}/tree/"):
                tree = [
                    {"type": "file", "path": name, "size": len(content), "oid": hashlib.sha1(content).hexdigest()}
                    for name, content in hub.files.items()
                ]
                self._send(json.dumps(tree).encode(), with_body)
                return
            if path.startswith(f"/api/models/{REPOSITORY}"):
                siblings = [{"rfilename": name, "size": len(content)} for name, content in hub.files.items()]
                self._send(json.dumps({"id": REPOSITORY, "sha": _REVISION, "siblings": siblings}).encode(), with_body)
                return
            name = path.rpartition("/")[2]
            if not path.startswith(f"/{REPOSITORY}/resolve/") or name not in hub.files:
                self.send_error(404)
                return
            if with_body:
                hub.fetched.append(name)
            self._send(hub.files[name], with_body)

        def _send(self, content: bytes, with_body: bool) -> None:  # noqa: FBT001  # one of two ways to answer
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
            self.send_header("X-Repo-Commit", _REVISION)
            self.end_headers()
            if not with_body:
                return
            half = len(content) // 2 if len(content) > _LARGE_BYTES else len(content)
            with suppress(OSError):  # whoever fetches may end
                self.wfile.write(content[:half])
                if half < len(content):
                    hub.gate.wait(60)
                self.wfile.write(content[half:])

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.port = server.server_address[1]
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    serving.start()
    try:
        yield hub
    finally:
        hub.gate.set()
        server.shutdown()
        server.server_close()
        serving.join()
