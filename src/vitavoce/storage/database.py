"""The way to a database, whichever it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Dialect

from vitavoce.storage.changes import Change

Outcome = TypeVar("Outcome")
Work = Callable[[Connection], Outcome]


class Database(Protocol):
    """Each method is one transaction: safe when it returns, undone when it raises.

    Work is ordinary SQLAlchemy on a ``Connection``. It may be run again when a neighbour in the same transaction
    failed, so it does nothing but talk to the database. All raise ``StorageUnavailable``; where a connection broke
    while a commit was on its way, nobody knows whether it arrived.
    """

    @property
    def dialect(self) -> Dialect: ...

    async def read(self, work: Work[Outcome]) -> Outcome: ...

    async def write(self, work: Work[Outcome]) -> Outcome: ...

    async def apply(self, change: Change, values: Mapping[str, object]) -> bool:
        """Whether the change happened."""

    async def apply_each(self, change: Change, rows: Sequence[Mapping[str, object]]) -> Sequence[bool]:
        """Which of them happened; side by side, in one commit where that can be."""

    async def forget_erased(self) -> None:
        """Leave no trace of erased rows in files of ours, as far as nobody is reading them just now."""

    async def close(self) -> None: ...
