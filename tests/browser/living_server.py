"""A real server in a process of its own, and a wire to it that can be slow or break."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

START_LIMIT_S = 30


@dataclass
class LivingServer:
    """``vitavoce serve`` on a free port of loopback, with its data in a folder of its own."""

    folder: Path
    profile: Mapping[str, Any]
    settings: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    _process: asyncio.subprocess.Process | None = None

    async def start(self, *, port: str = "0") -> None:
        profile = self._written("profile", self.profile)
        self._process = await self._run("serve", "--port", port, "--profile", str(profile))
        self.address = await asyncio.wait_for(self._address(), START_LIMIT_S)

    async def import_resumes(self, resumes: Mapping[str, Mapping[str, Any]]) -> None:
        """Through the server's own door, with a key made for it."""
        minting = await self._run("keys", "create", "--label", "tests", "--scope", "profiles:write")
        said, _ = await asyncio.wait_for(minting.communicate(), START_LIMIT_S)
        key = re.search(rb"vv_\S+", said)
        assert key, f"no key in {said!r}: {self._errors.read_text()}"
        headers = {"Authorization": f"Bearer {key[0].decode()}"}
        async with httpx.AsyncClient(base_url=self.address, headers=headers, timeout=START_LIMIT_S) as client:
            for slug, resume in resumes.items():
                response = await client.put(f"/v1/profiles/{slug}", json=resume)
                assert response.is_success, response.text

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(how)
            await asyncio.wait_for(self._process.wait(), START_LIMIT_S)

    @property
    def _errors(self) -> Path:
        return self.folder / "errors.log"

    def _written(self, name: str, resume: Mapping[str, Any]) -> Path:
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(resume), "utf-8")
        return path

    async def _run(self, *arguments: str) -> asyncio.subprocess.Process:
        settings = {f"VITAVOCE_{name}": value for name, value in self.settings.items()}
        offline = {"VITAVOCE_TTS__ENGINE": "espeak-ng"}
        own = {"PATH": os.environ["PATH"], "VITAVOCE_DATA_DIR": str(self.folder)}
        environment = {**own, **offline, **settings, **self.environment}
        with self._errors.open("ab") as errors:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "vitavoce", *arguments,
                cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip

    async def _address(self) -> str:
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            if found := re.search(rb"http://[\d.]+:\d+", line):
                return found[0].decode()
        raise AssertionError(f"the server ended before it said its address: {self._errors.read_text()}")


class Wire:
    """Passes bytes between a browser and a server, and can trickle or cut what answers a question."""

    def __init__(self, address: str) -> None:
        host, _, port = address.removeprefix("http://").partition(":")
        self._server = (host, int(port))
        self._listening: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self.cut_turns_after_bytes: list[int] = []  # the next answers, each cut there
        self.trickle_ms = 0
        self.turns_asked = 0

    @property
    def address(self) -> str:
        assert self._listening is not None
        return f"http://127.0.0.1:{self._listening.sockets[0].getsockname()[1]}"

    async def open(self) -> None:
        self._listening = await asyncio.start_server(self._accept, "127.0.0.1", 0)

    async def close(self) -> None:
        assert self._listening is not None
        self._listening.close()
        for connection in list(self._connections):
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._pass(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            from_server, to_server = await asyncio.open_connection(*self._server)
            asking = asyncio.create_task(self._requests(reader, to_server))
            try:
                await self._responses(from_server, writer)
            finally:
                asking.cancel()
                to_server.close()
        except OSError:
            pass  # either side hung up
        finally:
            writer.close()

    async def _requests(self, reader: asyncio.StreamReader, to_server: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                if re.match(rb"POST /v1/sessions/[^/]+/turns", data):
                    self.turns_asked += 1
                to_server.write(data)
                await to_server.drain()
            to_server.write_eof()

    async def _responses(self, from_server: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answered_bytes = 0
        while data := await from_server.read(65536):
            streaming = self.turns_asked > 0
            if streaming and self.cut_turns_after_bytes:
                data = data[: self.cut_turns_after_bytes[0] - answered_bytes]
                answered_bytes += len(data)
            size = 160 if streaming and self.trickle_ms else len(data) or 1
            for start in range(0, len(data), size):
                writer.write(data[start : start + size])
                await writer.drain()
                if streaming:
                    await asyncio.sleep(self.trickle_ms / 1000)
            if streaming and self.cut_turns_after_bytes and answered_bytes >= self.cut_turns_after_bytes[0]:
                self.cut_turns_after_bytes.pop(0)
                return
