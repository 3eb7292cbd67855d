"""SQLite: one thread that writes and one that reads, each with its connection, and commits shared by all who wait.

A commit is on the disk (``synchronous=FULL``) before anyone is told, and one is enough for every write that queued
meanwhile. aiosqlite hands each single statement to its thread and back, which costs fifteen times as much; see
benchmarks/storage.py.
"""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Final, cast

from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from vitavoce.core.errors import StorageUnavailable
from vitavoce.storage.brakes import Brakes
from vitavoce.storage.changes import Change, Compiled
from vitavoce.storage.database import Outcome, Work

_BATCH: Final = 100
_UNAVAILABLE: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
_JobOutcome = tuple[asyncio.Future[Any], object, BaseException | None]


class SqliteDatabase:
    def __init__(self, url: URL, brakes: Brakes) -> None:
        self._engine = create_sqlite_engine(url, brakes)
        self._writer = _Lane(self._engine.connect, "BEGIN IMMEDIATE", "storage-writer", brakes.waiting)
        self._reader = _Lane(self._engine.connect, "BEGIN", "storage-reader", brakes.waiting)
        self._compiled: dict[Change, tuple[Compiled, ...]] = {}

    @property
    def dialect(self) -> Dialect:
        return self._engine.dialect

    async def read(self, work: Work[Outcome]) -> Outcome:
        return await self._reader.run(work)

    async def write(self, work: Work[Outcome]) -> Outcome:
        return await self._writer.run(work)

    async def apply(self, change: Change, values: Mapping[str, object]) -> bool:
        return (await self.apply_each(change, (values,)))[0]

    async def apply_each(self, change: Change, rows: Sequence[Mapping[str, object]]) -> Sequence[bool]:
        compiled = self._compiled.get(change)
        if compiled is None:
            compiled = tuple(Compiled(statement, self.dialect) for statement in change.statements())
            self._compiled[change] = compiled
        each_row = [[(each.sql, each.arguments(values)) for each in compiled] for values in rows]

        def work(connection: Connection) -> list[bool]:
            driver = _driver(connection)
            return [_applied(driver, statements) for statements in each_row]

        return await self._writer.run(work)

    async def forget_erased(self) -> None:
        """Erased rows are overwritten with zeros; the write-ahead log holds them as they were until it is emptied."""
        await asyncio.to_thread(self._empty_log)

    async def close(self) -> None:
        await asyncio.gather(asyncio.to_thread(self._writer.close), asyncio.to_thread(self._reader.close))
        self._engine.dispose()

    def _empty_log(self) -> None:
        # What can't be emptied now is at the next erasure, or when the database is closed.
        with suppress(DBAPIError), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


class _Lane:
    """A thread that takes jobs in order, as many as wait in one transaction."""

    def __init__(self, connect: Callable[[], Connection], begin: str, name: str, capacity: int) -> None:
        self._connect = connect
        self._begin = begin
        self._name = name
        self._capacity = capacity
        self._jobs: SimpleQueue[tuple[Work[Any], asyncio.Future[Any]] | None] = SimpleQueue()
        self._waiting = 0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._connection: Connection | None = None

    async def run(self, work: Work[Outcome]) -> Outcome:
        if self._closed or self._waiting >= self._capacity:
            raise StorageUnavailable("Too much waits for the database, or it is being closed.", retry_after_s=1)
        loop = asyncio.get_running_loop()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, args=(loop,), name=self._name, daemon=True)
            self._thread.start()
        done: asyncio.Future[Outcome] = loop.create_future()
        self._waiting += 1
        self._jobs.put((work, done))
        return await done

    def close(self) -> None:
        """Let what waits be done, then stop."""
        self._closed = True
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join()

    def _work(self, loop: asyncio.AbstractEventLoop) -> None:
        while True:
            batch, stop = self._batch()
            if batch:
                outcomes = self._run_batch(batch)
                loop.call_soon_threadsafe(self._tell, outcomes)
            if stop:
                self._drop_connection()
                return

    def _batch(self) -> tuple[list[tuple[Work[Any], asyncio.Future[Any]]], bool]:
        """Wait for a job and take the others that wait too; the second value says that the last has come."""
        batch = []
        job = self._jobs.get()
        while job is not None:
            batch.append(job)
            if len(batch) == _BATCH:
                return batch, False
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return batch, False
        return batch, True

    def _run_batch(self, batch: list[tuple[Work[Any], asyncio.Future[Any]]]) -> list[_JobOutcome]:
        try:
            results = self._transaction([work for work, _ in batch])
        except Exception as error:  # noqa: BLE001 the one who waits is told
            if len(batch) == 1 or isinstance(error, StorageUnavailable):
                return [(done, None, error) for _, done in batch]
            # One of them failed and nothing was kept: each by itself then, so that only that one fails.
            return [outcome for job in batch for outcome in self._run_batch([job])]
        return [(done, result, None) for (_, done), result in zip(batch, results, strict=True)]

    def _transaction(self, works: list[Work[Any]]) -> list[Any]:
        try:
            if self._connection is None:
                self._connection = self._connect()
            driver = _driver(self._connection)
            driver.execute(self._begin)
            try:
                results = [work(self._connection) for work in works]
                driver.execute("COMMIT")
            except BaseException:
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                raise
        except (sqlite3.DatabaseError, DBAPIError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            if getattr(cause, "sqlite_errorcode", 0) & 0xFF not in _UNAVAILABLE:
                raise
            self._drop_connection()
            raise StorageUnavailable(f"The database can't be used now: {cause}.", retry_after_s=1) from error
        return results

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _tell(self, outcomes: list[_JobOutcome]) -> None:
        self._waiting -= len(outcomes)
        for done, result, error in outcomes:
            if done.done():  # whoever waited was cancelled
                continue
            if error is None:
                done.set_result(result)
            else:
                done.set_exception(error)


def _applied(driver: sqlite3.Connection, statements: Sequence[tuple[str, Sequence[object]]]) -> bool:
    first, *then = statements
    if driver.execute(*first).rowcount != 1:
        return False
    for statement in then:
        driver.execute(*statement)
    return True


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def create_sqlite_engine(url: URL, brakes: Brakes) -> Engine:
    """Connections begin no transaction by themselves: BEGIN and COMMIT are said where they are meant."""
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"check_same_thread": False, "timeout": brakes.lock_s, "cached_statements": 256},
    )
    event.listen(engine, "do_connect", _keep_private)
    event.listen(engine, "connect", _prepare)
    return engine


def _keep_private(_dialect: Dialect, _record: object, arguments: list[Any], _options: dict[str, Any]) -> None:
    """Conversations are nobody else's: the file is made readable for its owner only.

    One that is there isn't opened: closing it again would drop all locks that this process holds on it by SQLite, and
    the next process to leave would take itself for the last and remove the log.
    """
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in (
        "journal_mode=WAL",  # readers and the writer don't wait for each other
        "synchronous=FULL",  # what was told as kept survives a power cut; shared commits make it cheap
        "foreign_keys=ON",
        "secure_delete=ON",  # what a visitor erases is overwritten, not only unlinked
        "cache_size=-8192",  # KiB
    ):
        connection.execute(f"PRAGMA {pragma}").close()
