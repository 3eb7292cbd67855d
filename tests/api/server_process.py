"""``vitavoce`` as its users run it: in a process of its own, asked over loopback."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

STOP_S = 30


@dataclass(frozen=True)
class ServerProcess:
    """A running ``vitavoce serve``; ``line`` is what it said when it was ready."""

    process: "subprocess.Popen[str]"
    line: str
    errors: Path

    @property
    def address(self) -> str:
        return self.line.split()[-1]

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1])


def environment(folder: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the one who runs the tests but the way to the programs."""
    return {
        "PATH": os.environ["PATH"],
        "VITAVOCE_DATA_DIR": str(folder / "data"),
        "VITAVOCE_TTS__ENGINE": "espeak-ng",  # the only one that asks nobody outside
        **{f"VITAVOCE_{name}": value for name, value in settings.items()},
    }


def run_command(folder: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "vitavoce", *arguments],
        cwd=folder, env=environment(folder, settings), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@contextmanager
def serving_process(folder: Path, *arguments: str, **settings: str) -> Iterator[ServerProcess]:
    errors = folder / "server.log"
    command = [sys.executable, "-m", "vitavoce", "serve", "--port", "0", *arguments]
    with (
        errors.open("ab") as log,
        subprocess.Popen(
            command, cwd=folder, env=environment(folder, settings), stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            line = process.stdout.readline().strip()
            assert line, errors.read_text()
            yield ServerProcess(process, line, errors)
        finally:
            process.terminate()
            try:
                process.wait(STOP_S)
            finally:
                process.kill()
