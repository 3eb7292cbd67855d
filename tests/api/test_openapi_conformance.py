"""Every door does what the OpenAPI document says, whatever is sent to it.

Schemathesis makes the requests from the document alone, against a real server, so that odd paths and headers pass
through its parser too.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.api.server_process import ServerProcess, run_command, serving_process

# A key for every door, and ids that exist, so that more than refusals is met.
CONFIGURATION = """
[parameters]
"path.session_id" = "{session}"
"path.turn_id" = "{turn}"
"path.slug" = "{slug}"

[headers]
Authorization = "Bearer {token}"

[[operations]]
include-operation-id = "importProfile"
headers = {{ Authorization = "Bearer {key}" }}

# A question of invisible characters, or a retry key used for another body, is 422 and yet of the right shape.
[[operations]]
include-operation-id = "askQuestion"
checks.positive_data_acceptance.expected-statuses = ["2xx", "422"]

# So many messages that the body is too large before its shape is looked at.
[[operations]]
include-operation-id = "completeChat"
checks.negative_data_rejection.expected-statuses = ["4xx"]

# What is of the right shape and yet no sound, or sound in which nobody speaks.
[[operations]]
include-operation-id = "askAloud"
checks.positive_data_acceptance.expected-statuses = ["2xx", "415", "422"]
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, resume: dict[str, object]) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "resume.json").write_text(json.dumps(resume))
    with serving_process(folder, "--profile", "resume.json", LIMITS__ENABLED="false") as running:
        yield running


@pytest.mark.parametrize(
    "choice",
    [
        ["--exclude-operation-id", "endSession", "--exclude-operation-id", "importProfile"],
        # These two take away or replace what the others need.
        ["--include-operation-id", "endSession", "--include-operation-id", "importProfile"],
    ],
    ids=["asking", "changing"],
)
def test_nothing_undocumented_is_answered(server: ServerProcess, tmp_path: Path, choice: list[str]) -> None:
    folder = server.errors.parent
    key = run_command(folder, "keys", "create", "--label", "fuzzing", "--scope", "profiles:write").stdout.strip()
    with httpx.Client(base_url=server.address) as client:
        opened = client.post("/v1/sessions").json()
        turn = client.post(
            f"/v1/sessions/{opened['id']}/turns",
            json={"question": "Who is Wanda?"},
            headers={"Authorization": f"Bearer {opened['token']}"},
        ).json()
    configuration = tmp_path / "schemathesis.toml"
    configuration.write_text(
        CONFIGURATION.format(session=opened["id"], turn=turn["id"], slug="wanda-quist", token=opened["token"], key=key)
    )
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(configuration), "--no-color", "run", f"{server.address}/openapi.json",
            "--phases", "examples,coverage,fuzzing", "--max-examples", "20", "--seed", "20261122", *choice,
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "Traceback" not in server.errors.read_text()
