import asyncio
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import asyncpg
import hypothesis
import pytest
from tests.servers import PostgresqlServer, RedisServer, postgresql_server, redis_server

from vitavoce.storage.migrating import upgrade

_TEMPLATE = "template_vitavoce"

# A law is no less true on a busy machine: time is measured in benchmarks/.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A real cluster; the same for all tests of one worker."""
    with postgresql_server() as server:
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[RedisServer]:
    """A real one; the same for all tests of one worker."""
    with redis_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_template(postgresql: PostgresqlServer) -> str:
    """A database as the migrations build it, to be copied."""
    asyncio.run(_administer(postgresql, f"CREATE DATABASE {_TEMPLATE}"))
    asyncio.run(upgrade(postgresql.url(_TEMPLATE)))
    return _TEMPLATE


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture
def postgresql_url(postgresql: PostgresqlServer, postgresql_template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    asyncio.run(_administer(postgresql, f"CREATE DATABASE {name} TEMPLATE {postgresql_template}"))
    yield postgresql.url(name)
    asyncio.run(_administer(postgresql, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "vitavoce.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


async def _administer(server: PostgresqlServer, statement: str) -> None:
    connection = await asyncpg.connect(server.url("postgres").replace("+asyncpg", ""))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
