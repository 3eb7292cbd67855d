"""The server over PostgreSQL: made ready by itself, and honest while its database is away."""

import asyncio
import json
import time
from pathlib import Path

import asyncpg
import httpx
import pytest
from tests.api.server_process import ServerProcess, run_command, serving_process
from tests.servers import PostgresqlServer

RECOVERY_S = 10


async def fresh_database(server: PostgresqlServer, name: str) -> str:
    connection = await asyncpg.connect(host="127.0.0.1", port=server.port, user="postgres", database="postgres")
    try:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return server.url(name)


def open_session(server: ServerProcess) -> tuple[str, dict[str, str]]:
    opened = httpx.post(f"{server.address}/v1/sessions").json()
    return f"{server.address}/v1/sessions/{opened['id']}", {"Authorization": f"Bearer {opened['token']}"}


def ask(session: str, headers: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{session}/turns", json={"question": "Who is Wanda?"}, headers=headers, timeout=30)


def once_again(session: str, headers: dict[str, str]) -> httpx.Response:
    """Ask until it is answered, as a visitor would."""
    until = time.monotonic() + RECOVERY_S
    while (answer := ask(session, headers)).status_code != 200 and time.monotonic() < until:
        time.sleep(0.2)
    return answer


@pytest.fixture
def folder(tmp_path: Path, resume: dict[str, object]) -> Path:
    (tmp_path / "resume.json").write_text(json.dumps(resume))
    return tmp_path


def test_an_empty_database_is_made_ready(folder: Path, postgresql: PostgresqlServer) -> None:
    url = asyncio.run(fresh_database(postgresql, "doors_empty"))
    with serving_process(folder, "--profile", "resume.json", DATABASE__URL=url) as server:
        session, headers = open_session(server)
        assert ask(session, headers).status_code == 200
        assert httpx.get(f"{server.address}/readyz").json()["checks"]["migrations"] == "ok"


def test_another_release_s_tables_are_left_alone_unless_told(folder: Path, postgresql: PostgresqlServer) -> None:
    url = asyncio.run(fresh_database(postgresql, "doors_other"))
    assert run_command(folder, "db", "upgrade", DATABASE__URL=url).returncode == 0

    async def pretend() -> None:
        connection = await asyncpg.connect(
            host="127.0.0.1", port=postgresql.port, user="postgres", database="doors_other"
        )
        try:
            await connection.execute("UPDATE alembic_version SET version_num = 'another'")
        finally:
            await connection.close()

    asyncio.run(pretend())
    refused = run_command(folder, "serve", "--port", "0", DATABASE__URL=url)
    assert refused.returncode == 1
    assert "vitavoce db upgrade" in refused.stderr


def test_while_the_database_hangs_requests_end_and_afterwards_succeed(
    folder: Path, postgresql: PostgresqlServer
) -> None:
    url = asyncio.run(fresh_database(postgresql, "doors_hang"))
    with serving_process(folder, "--profile", "resume.json", DATABASE__URL=url) as server:
        session, headers = open_session(server)
        assert ask(session, headers).status_code == 200
        postgresql.pause()
        try:
            begun = time.monotonic()
            refused = ask(session, headers)
            assert refused.status_code == 503
            assert refused.headers["content-type"] == "application/problem+json"
            assert int(refused.headers["retry-after"]) >= 1
            assert time.monotonic() - begun < RECOVERY_S
            assert httpx.get(f"{server.address}/livez", timeout=1).status_code == 200
            ready = httpx.get(f"{server.address}/readyz", timeout=10)
            assert ready.status_code == 503
            assert ready.json()["checks"]["database"] != "ok"
        finally:
            postgresql.resume()
        assert once_again(session, headers).status_code == 200
        assert httpx.get(f"{server.address}/readyz", timeout=10).status_code == 200
        assert "Traceback" not in server.errors.read_text()


def test_a_database_restarted_is_found_again(folder: Path, postgresql: PostgresqlServer) -> None:
    url = asyncio.run(fresh_database(postgresql, "doors_restart"))
    with serving_process(folder, "--profile", "resume.json", DATABASE__URL=url) as server:
        session, headers = open_session(server)
        before = ask(session, headers).json()
        postgresql.restart()
        assert once_again(session, headers).status_code == 200
        turns = httpx.get(session, headers=headers).json()["turns"]
        assert turns[0] == before
        assert len(turns) == 2
