"""How long until the command helps and the server is ready, and how much memory it holds while nothing happens."""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from time import monotonic, sleep

HELP_GOAL_S, READY_GOAL_S, IDLE_GOAL_MIB = 0.4, 2.5, 160


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    help_s = statistics.median(_help_s() for _ in range(rounds))
    with tempfile.TemporaryDirectory() as folder:
        first = _serve(folder)  # makes the database and the key
        served = [_serve(folder) for _ in range(rounds)]
    ready_s = statistics.median(seconds for seconds, _ in served)
    idle_mib = statistics.median(mib for _, mib in served)
    print(f"vitavoce --help       {help_s:6.2f} s     (goal {HELP_GOAL_S} s)")
    print(f"serve until ready     {ready_s:6.2f} s     (goal {READY_GOAL_S} s; the very first start {first[0]:.2f} s)")
    print(f"resident when idle    {idle_mib:6.0f} MiB   (goal {IDLE_GOAL_MIB} MiB)")
    if help_s > HELP_GOAL_S or max(ready_s, first[0]) > READY_GOAL_S or idle_mib > IDLE_GOAL_MIB:
        sys.exit("over a goal")


def _help_s() -> float:
    begun = monotonic()
    subprocess.run([sys.executable, "-m", "vitavoce", "--help"], stdout=subprocess.DEVNULL, check=True)
    return monotonic() - begun


def _serve(folder: str) -> tuple[float, float]:
    """Seconds until /readyz says so, and mebibytes a second later."""
    begun = monotonic()
    command = [sys.executable, "-m", "vitavoce", "serve", "--port", "0"]
    environ = {**os.environ, "VITAVOCE_DATA_DIR": folder}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            address = server.stdout.readline().split()[-1]
            with urllib.request.urlopen(f"{address}/readyz") as answer:
                assert answer.status == 200
            ready_s = monotonic() - begun
            sleep(1)
            resident = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text())[1]
            return ready_s, int(resident) / 1024
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
