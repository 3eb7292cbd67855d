"""Real servers on loopback for tests."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class PostgresqlServer:
    """A cluster of our own; everybody on loopback is trusted."""

    port: int
    pid: int
    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}/{database}"

    def pause(self) -> None:
        """Hangs without closing a connection."""
        for pid in self._processes():
            os.kill(pid, signal.SIGSTOP)

    def resume(self) -> None:
        for pid in self._processes():
            os.kill(pid, signal.SIGCONT)

    def restart(self) -> None:
        _control(self.folder, self.port, "restart", "-m", "immediate")

    def _processes(self) -> list[int]:
        """The postmaster first, so that it doesn't replace what stops."""
        pid = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *map(int, children)]


@contextmanager
def postgresql_server() -> Iterator[PostgresqlServer]:
    """Made, started and thrown away; about 1.5 s."""
    folder = Path(tempfile.mkdtemp(prefix="vitavoce-postgresql-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(_binary("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        port = free_port()
        _control(data, port, "start")
        try:
            pid = int((data / "postmaster.pid").read_text().splitlines()[0])
            yield PostgresqlServer(port, pid, data)
        finally:
            _control(data, port, "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class RedisServer:
    """Keeps everything in memory only."""

    port: int
    process: "subprocess.Popen[bytes]"

    def url(self, database: int = 0) -> str:
        return f"redis://127.0.0.1:{self.port}/{database}"

    def pause(self) -> None:
        """Hangs without closing a connection."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        self.process.send_signal(signal.SIGCONT)


@contextmanager
def redis_server() -> Iterator[RedisServer]:
    """Started and thrown away; about 30 ms."""
    port = free_port()
    binary = shutil.which("redis-server")
    if not binary:
        raise RuntimeError("These tests need Redis: redis-server was not found (Debian: apt-get install redis-server)")
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd="/")
    try:
        _wait_until_open(port)
        yield RedisServer(port, process)
    finally:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()


def _wait_until_open(port: int) -> None:
    for _ in range(500):
        with contextlib.suppress(ConnectionError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.01)
    raise RuntimeError(f"nothing opened port {port} within five seconds")


def _control(data: Path, port: int, *command: str) -> None:
    # Without fsync: what is killed here are processes, not the machine.
    settings = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60 -c fsync=off"
    )
    _run(_binary("pg_ctl"), "-D", str(data), "-l", str(data / "log"), "-w", "-o", settings, *command)


def _run(*command: str) -> None:
    """PostgreSQL refuses to run as root, so root runs it as the user that its package made."""
    if os.geteuid() == 0:
        command = ("runuser", "-u", "postgres", "--", *command)
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", timeout=60, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")


def _binary(name: str) -> str:
    packaged = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(packaged[-1]) if packaged else shutil.which(name)
    if not found:
        raise RuntimeError(f"These tests need PostgreSQL: {name} was not found (Debian: apt-get install postgresql)")
    return found
