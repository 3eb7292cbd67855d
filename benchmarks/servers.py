"""Servers in processes of their own, as they run in earnest."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

START_S = 20
_BARE = """
import json, sys
from fastapi import FastAPI
from pathlib import Path
from vitavoce.api.serving import Patience, address_of, bind, serve
from datetime import timedelta
import uvloop

document = json.loads(Path(sys.argv[1]).read_text())
app = FastAPI()

@app.post("/turns")
async def turns():
    return document

listener = bind("127.0.0.1", 0)
ready = lambda: print(f"bare listens on {address_of(listener)}", flush=True)
uvloop.run(serve(app, listener, Patience(timedelta(seconds=30), timedelta(seconds=1)), ready))
"""


@contextmanager
def vitavoce(data_dir: Path, **variables: str) -> Iterator[int]:
    """``vitavoce serve`` on a free port; gives the port."""
    environ = {
        **os.environ,
        "VITAVOCE_DATA_DIR": str(data_dir),
        "VITAVOCE_LIMITS__ENABLED": "false",
        **{f"VITAVOCE_{name}": value for name, value in variables.items()},
    }
    with _running([sys.executable, "-m", "vitavoce", "serve", "--port", "0"], environ) as port:
        yield port


@contextmanager
def bare(document: Path) -> Iterator[int]:
    """A FastAPI endpoint that returns the document, under the same server settings; gives the port."""
    with _running([sys.executable, "-c", _BARE, str(document)], os.environ) as port:
        yield port


@contextmanager
def _running(command: list[str], environ: Mapping[str, str]) -> Iterator[int]:
    with subprocess.Popen(
        command, env=dict(environ), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            begun = monotonic()
            line = process.stdout.readline()
            if "listens on" not in line or monotonic() - begun > START_S:
                raise RuntimeError(f"no server after {command}: {line!r}")
            yield int(line.rsplit(":", 1)[1])
        finally:
            process.terminate()
            process.wait(10)
