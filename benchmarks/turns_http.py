"""``POST …/turns``, everything kept, against a bare FastAPI endpoint that returns the same JSON.

Both servers run side by side, one process each, on the same settings (uvicorn, uvloop, httptools, no access log of
uvicorn's; ours writes its own). Rounds alternate, medians are told. Then the same turn in this process, stage by stage.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from tests.servers import postgresql_server

from benchmarks.http_load import Load, drive, post
from benchmarks.servers import bare, vitavoce
from benchmarks.turn_stages import tell_stages

QUESTION = json.dumps({"question": "What has she built with Kubernetes?"}).encode()
GOAL = 0.12


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=2.0, help="length of a round")
    options.add_argument("--connections", type=int, default=16)
    options.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    asked = options.parse_args()
    reached = []
    with postgresql_server() as postgresql:
        for database in asked.databases:
            variables = {"DATABASE__URL": postgresql.url("postgres")} if database == "postgresql" else {}
            reached.append(_measure(database, variables, asked))
        tell_stages(postgresql.url("postgres") if "postgresql" in asked.databases else None)
    if min(reached) < GOAL:
        sys.exit(f"below the goal of {GOAL:.0%}")


def _measure(database: str, variables: dict[str, str], asked: argparse.Namespace) -> float:
    with tempfile.TemporaryDirectory() as folder, vitavoce(Path(folder), **variables) as port:
        sessions = [_open(port) for _ in range(asked.connections)]
        document = Path(folder) / "turn.json"
        document.write_text(_take(port, *sessions[0]))
        ours = [[post(f"/v1/sessions/{session}/turns", QUESTION, token)] for session, token in sessions]
        theirs = [[post("/turns", QUESTION)]] * asked.connections
        with bare(document) as bare_port:
            turns, plain = [], []
            for number in range(asked.rounds + 1):
                pair = (
                    asyncio.run(drive(bare_port, theirs, asked.seconds)),
                    asyncio.run(drive(port, ours, asked.seconds)),
                )
                if number:  # the first warms up
                    plain.append(pair[0])
                    turns.append(pair[1])
    ratio = statistics.median(
        turn.per_second / bare_one.per_second for turn, bare_one in zip(turns, plain, strict=True)
    )
    print(f"{database}: {asked.connections} connections, {asked.rounds} rounds of {asked.seconds:g} s")
    _tell("  bare FastAPI", plain)
    _tell("  turns kept", turns)
    print(f"  ratio         {ratio:6.1%}   (goal {GOAL:.0%})")
    return ratio


def _tell(name: str, loads: Sequence[Load]) -> None:
    rate = statistics.median(load.per_second for load in loads)
    p50 = statistics.median(load.latency_ms(0.5) for load in loads)
    p99 = statistics.median(load.latency_ms(0.99) for load in loads)
    failures = sum(load.failures for load in loads)
    print(f"{name:<15} {rate:7.0f} /s   p50 {p50:5.1f} ms   p99 {p99:5.1f} ms   failures {failures}")


def _open(port: int) -> tuple[str, str]:
    with urllib.request.urlopen(
        urllib.request.Request(f"http://127.0.0.1:{port}/v1/sessions", method="POST")
    ) as answer:
        session = json.load(answer)
    return session["id"], session["token"]


def _take(port: int, session: str, token: str) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/v1/sessions/{session}/turns",
        QUESTION,
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


if __name__ == "__main__":
    main()
