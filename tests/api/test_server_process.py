"""The server as a process: where it listens, what it keeps over a kill, how it ends."""

import json
import re
import signal
import socket
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from tests.api.server_process import ServerProcess, run_command, serving_process


@pytest.fixture
def folder(tmp_path: Path, resume: dict[str, object]) -> Path:
    (tmp_path / "resume.json").write_text(json.dumps(resume))
    return tmp_path


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, resume: dict[str, object]) -> Iterator[ServerProcess]:
    """One for all tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("running")
    (folder / "resume.json").write_text(json.dumps(resume))
    with serving_process(folder, "--profile", "resume.json", SERVER__REQUEST="2s") as server:
        yield server
        assert "Traceback" not in server.errors.read_text()


def test_it_says_in_one_line_where_it_listens(running: ServerProcess) -> None:
    assert re.fullmatch(r"vitavoce listens on http://127\.0\.0\.1:\d+", running.line)
    answer = httpx.get(f"{running.address}/readyz")
    assert answer.json()["status"] == "ready"
    assert "Wanda Quist" in httpx.get(running.address).text


def test_a_conversation_survives_a_kill_and_its_token_a_restart(folder: Path) -> None:
    with serving_process(folder, "--profile", "resume.json") as server:
        opened = httpx.post(f"{server.address}/v1/sessions").json()
        headers = {"Authorization": f"Bearer {opened['token']}"}
        path = f"/v1/sessions/{opened['id']}"
        turn = httpx.post(f"{server.address}{path}/turns", json={"question": "Who is Wanda?"}, headers=headers).json()
        server.process.send_signal(signal.SIGKILL)
        server.process.wait(10)
    with serving_process(folder) as server:
        session = httpx.get(f"{server.address}{path}", headers=headers).json()
        assert session["turns"] == [turn]
        assert session["profile"] == "wanda-quist"
        # The one that the owner imported stays the default, with no --profile this time.
        assert httpx.post(f"{server.address}/v1/sessions").json()["profile"] == "wanda-quist"


def test_what_it_keeps_is_for_its_owner_only(folder: Path) -> None:
    with serving_process(folder, "--profile", "resume.json"):
        kept = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder / "data").iterdir()}
    assert kept["signing.key"] == 0o600
    assert {mode for name, mode in kept.items() if "sqlite" in name} == {0o600}


def test_without_a_profile_it_serves_the_example(tmp_path: Path) -> None:
    with serving_process(tmp_path) as server:
        opened = httpx.post(f"{server.address}/v1/sessions").json()
        assert opened["suggestions"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order(folder: Path, number: signal.Signals) -> None:
    with serving_process(folder, "--profile", "resume.json") as server:
        httpx.get(f"{server.address}/livez")
        server.process.send_signal(number)
        assert server.process.wait(10) == 0
        assert "Traceback" not in server.errors.read_text()


def test_what_runs_is_finished_and_nothing_new_begun_after_a_signal(folder: Path) -> None:
    """The body comes slowly: the request is under way when the signal arrives."""
    with serving_process(folder, "--profile", "resume.json") as server:
        opened = httpx.post(f"{server.address}/v1/sessions").json()
        body = b'{"question": "Who is Wanda?"}'
        head = (
            f"POST /v1/sessions/{opened['id']}/turns HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {opened['token']}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
            slow.sendall(head.encode() + body[:10])
            time.sleep(0.3)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            with pytest.raises(OSError):
                socket.create_connection(("127.0.0.1", server.port), timeout=1)
            slow.sendall(body[10:])
            assert slow.recv(100).startswith(b"HTTP/1.1 200")
        assert server.process.wait(10) == 0


def test_a_stream_comes_in_pieces(running: ServerProcess) -> None:
    opened = httpx.post(f"{running.address}/v1/sessions").json()
    headers = {"Authorization": f"Bearer {opened['token']}", "Accept": "text/event-stream"}
    with httpx.stream(
        "POST",
        f"{running.address}/v1/sessions/{opened['id']}/turns",
        json={"question": "Who is Wanda?"},
        headers=headers,
    ) as answer:
        pieces = list(answer.iter_raw())
    assert answer.headers["transfer-encoding"] == "chunked"
    assert b"".join(pieces).rstrip().split(b"\n\n")[-1].startswith(b"event: done")


def test_a_port_that_is_taken(folder: Path, running: ServerProcess) -> None:
    done = run_command(folder, "serve", "--port", str(running.port))
    assert done.returncode == 1
    assert f"127.0.0.1:{running.port} can't be bound" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"LIMITS__ENABLED": "false", "SERVER__HOST": "0.0.0.0"}, "limits.enabled"),
        ({"AUTH__SIGNING_KEY": "short"}, "32 bytes"),
        ({"SERVER__DRAIN": "soon"}, "VITAVOCE_SERVER__DRAIN"),
        ({"DATABASE__URL": "mysql://x"}, "not supported"),
        ({"PROFILE": "nowhere.json"}, "nowhere.json"),
    ],
)
def test_a_start_that_is_refused_says_why(tmp_path: Path, settings: dict[str, str], reason: str) -> None:
    done = run_command(tmp_path, "serve", "--port", "0", **settings)
    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_memory_stays_flat_under_an_endless_body(running: ServerProcess) -> None:
    opened = httpx.post(f"{running.address}/v1/sessions").json()
    before_kib = _resident_kib(running.process.pid)
    head = (
        f"POST /v1/sessions/{opened['id']}/turns HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {opened['token']}\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    answers: list[bytes] = []

    def send() -> None:
        with socket.create_connection(("127.0.0.1", running.port), timeout=10) as endless:
            endless.sendall(head.encode())
            try:
                for _ in range(2000):
                    endless.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
            except OSError:
                pass
            answers.append(endless.recv(200))

    sender = threading.Thread(target=send)
    sender.start()
    sender.join(30)
    assert answers[0].startswith(b"HTTP/1.1 413")
    assert _resident_kib(running.process.pid) - before_kib < 10_000
    assert httpx.get(f"{running.address}/livez").status_code == 200


def test_memory_stays_flat_under_an_endless_head(running: ServerProcess) -> None:
    httpx.get(f"{running.address}/livez")
    before_kib = _resident_kib(running.process.pid)
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as endless:
        endless.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n")
        piece = b"X-More: " + b"x" * 0x10000 + b"\r\n"
        with suppress(OSError):
            endless.sendall(piece * 2000)
    assert _resident_kib(running.process.pid) - before_kib < 10_000
    assert httpx.get(f"{running.address}/livez").status_code == 200


@pytest.mark.parametrize(
    "begun", [b"", b"GET /livez HTTP/1.1\r\n", b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"]
)
def test_a_request_that_does_not_go_on_is_given_up(running: ServerProcess, begun: bytes) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as stuck:
        stuck.sendall(begun)
        assert stuck.recv(10) == b""
    with httpx.Client(base_url=running.address) as patient:
        assert patient.get("/livez").status_code == 200
        time.sleep(2.5)  # a connection at rest between two requests is not meant
        assert patient.get("/livez").status_code == 200


def _resident_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])
