"""PostgreSQL: a pool for ordinary work, and one connection on which the writes of all who wait share a commit."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import asyncpg
from sqlalchemy import Dialect, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.changes import Change, Compiled
from vitavoce.storage.database import Outcome, Work

_BATCH: Final = 100
_GRACE_S: Final = 0.5  # the server's own timeout comes first, and leaves the connection whole
# Classes of SQLSTATE: connection, refused login, no such database, no resources, operator's intervention (shutdown,
# cancelled), system error.
_OUTAGES: Final = frozenset({"08", "28", "3D", "53", "57", "58"})
_READ_ONLY: Final = "25006"
_CONFLICTS: Final = frozenset({"55P03", "40P01", "40001"})  # a lock held too long, a deadlock, another came first


class PostgresqlDatabase:
    def __init__(self, url: URL, brakes: Brakes) -> None:
        self._brakes = brakes
        self._engine = create_postgresql_engine(url, brakes)
        self._commits = _SharedCommits(self, brakes)

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    async def read(self, work: Work[Outcome]) -> Outcome:
        return await self.write(work)

    async def write(self, work: Work[Outcome]) -> Outcome:
        async with told_as_unavailable(self._brakes), self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def apply(self, change: Change, values: Mapping[str, object]) -> bool:
        return await self._commits.apply(change, values)

    async def apply_each(self, change: Change, rows: Sequence[Mapping[str, object]]) -> Sequence[bool]:
        return await asyncio.gather(*(self._commits.apply(change, values) for values in rows))

    async def forget_erased(self) -> None:
        """Dead rows are the server's autovacuum's to remove."""

    async def close(self) -> None:
        await self._commits.close()
        await self._engine.dispose()

    async def own_connection(self) -> AsyncConnection:
        """One that the caller keeps, with no transaction begun."""
        return await self._engine.execution_options(isolation_level="AUTOCOMMIT").connect()


class _SharedCommits:
    """While one batch of writes is under way, the next gathers; a batch is one round trip and one commit.

    With sixteen at once this costs 22 µs of processor time a write; each in a transaction of its own 120 µs.
    """

    def __init__(self, database: "PostgresqlDatabase", brakes: Brakes) -> None:
        self._database = database
        self._brakes = brakes
        self._waiting: dict[Change, list[_Write]] = {}
        self._waiting_writes = 0
        self._closed = False
        self._sending: asyncio.Task[None] | None = None
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._compiled: dict[Change, Compiled] = {}
        self._prepared: dict[Change, Any] = {}

    async def apply(self, change: Change, values: Mapping[str, object]) -> bool:
        if self._closed or self._waiting_writes >= self._brakes.waiting:
            raise StorageUnavailable("Too much waits for the database, or it is being closed.", retry_after_s=1)
        compiled = self._compiled.get(change)
        if compiled is None:
            compiled = self._compiled[change] = Compiled(change.one_statement(), self._database.dialect)
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(change, []).append(_Write(change, compiled.arguments(values), done))
        self._waiting_writes += 1
        if self._sending is None:
            self._sending = asyncio.create_task(self._send())
        return await done

    async def close(self) -> None:
        """Let what waits be done, then stop."""
        self._closed = True
        if self._sending is not None:
            await self._sending
        await self._drop_connection()

    async def _send(self) -> None:
        try:
            while self._waiting:
                change, writes = next(iter(self._waiting.items()))
                batch, left = writes[:_BATCH], writes[_BATCH:]
                del self._waiting[change]
                if left:
                    self._waiting[change] = left  # behind the other changes
                self._waiting_writes -= len(batch)
                await self._run_batch(batch)
        finally:
            self._sending = None

    async def _run_batch(self, batch: "list[_Write]") -> None:
        try:
            async with told_as_unavailable(self._brakes):
                rows = await self._run(batch)
        except Exception as error:  # noqa: BLE001 the one who waits is told
            await self._drop_connection()
            conflict = getattr(error.__cause__, "sqlstate", None) in _CONFLICTS
            if len(batch) == 1 or (isinstance(error, StorageUnavailable) and not conflict):
                for write in batch:
                    write.fail(error)
                return
            # One of them failed and nothing was kept: each by itself then, so that only that one fails.
            for write in batch:
                await self._run_batch([write])
            return
        for write, row in zip(batch, rows, strict=True):
            write.finish(happened=row[0] == 1)

    async def _run(self, batch: "list[_Write]") -> Sequence[Sequence[int]]:
        """``fetchmany`` runs all within one transaction."""
        if self._driver is None or self._driver.is_closed():
            await self._drop_connection()
            self._connection = await self._database.own_connection()
            self._driver = (await self._connection.get_raw_connection()).driver_connection
        change = batch[0].change
        prepared = self._prepared.get(change)
        if prepared is None:
            prepared = self._prepared[change] = await self._driver.prepare(self._compiled[change].sql)
        rows: Sequence[Sequence[int]] = await prepared.fetchmany([write.arguments for write in batch])
        return rows

    async def _drop_connection(self) -> None:
        connection, self._connection, self._driver = self._connection, None, None
        self._prepared.clear()
        if connection is not None:
            await connection.invalidate()
            await connection.close()


@dataclass(slots=True)
class _Write:
    change: Change
    arguments: Sequence[object]
    done: asyncio.Future[bool]

    def finish(self, *, happened: bool) -> None:
        if not self.done.done():  # whoever waited was cancelled
            self.done.set_result(happened)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


def create_postgresql_engine(url: URL, brakes: Brakes) -> AsyncEngine:
    """The address may say ``sslmode`` as libpq has it; asyncpg calls it ``ssl``."""
    if sslmode := url.query.get("sslmode"):
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": sslmode})
    engine = create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=brakes.connections + 1,  # one is the writer's
        max_overflow=0,
        pool_timeout=brakes.connect_s,
        connect_args={
            "timeout": brakes.connect_s,
            "command_timeout": brakes.statement_s + _GRACE_S,
            "server_settings": {
                "application_name": "vitavoce",
                "statement_timeout": str(int(brakes.statement_s * 1000)),
                "lock_timeout": str(int(brakes.lock_s * 1000)),
                "idle_in_transaction_session_timeout": str(int(brakes.statement_s * 1000)),
            },
        },
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    return engine


@asynccontextmanager
async def told_as_unavailable(brakes: Brakes) -> AsyncIterator[None]:
    """Ends what takes too long, even if the server hangs, and tells outages in our words."""
    try:
        async with asyncio.timeout(brakes.connect_s + brakes.statement_s + 2 * _GRACE_S):
            yield
    except (OSError, PoolTimeout, DisconnectionError, asyncpg.InterfaceError) as error:
        raise _unavailable(error) from error
    except DBAPIError as error:
        if error.connection_invalidated or _is_outage(getattr(error.orig, "sqlstate", None)):
            raise _unavailable(error.orig or error) from error
        raise
    except asyncpg.PostgresError as error:
        if _is_outage(error.sqlstate):
            raise _unavailable(error) from error
        raise


def _is_outage(sqlstate: str | None) -> bool:
    return sqlstate is not None and (sqlstate[:2] in _OUTAGES or sqlstate in _CONFLICTS or sqlstate == _READ_ONLY)


def _unavailable(cause: BaseException) -> StorageUnavailable:
    return StorageUnavailable(f"The database can't be used now: {type(cause).__name__}.", retry_after_s=2)


def _refuse_closed(driver: Any, _record: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    """A connection whose server went away meanwhile; the pool opens another. Costs no round trip, as a ping would."""
    if driver.driver_connection.is_closed():
        raise DisconnectionError
