"""Writes that a visitor waits for, in one round trip and with statements compiled once.

SQLAlchemy's own way costs 620 µs of processor time a turn on PostgreSQL and, by aiosqlite, 1,430 µs on SQLite; this
way it is 45 and 85 µs. See benchmarks/storage.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Delete,
    Dialect,
    Insert,
    Select,
    Update,
    exists,
    func,
    literal_column,
    select,
    true,
)

Write = Insert | Update | Delete
Then = Callable[[ColumnElement[bool]], Insert | Update]
"""A write under the condition it is given."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """``first`` must hit exactly one row; then each of ``then`` happens with it, and otherwise nothing does.

    ``then`` are given the condition under which they may happen.
    """

    name: str
    first: Write
    then: tuple[Then, ...] = ()

    def statements(self) -> tuple[Write, ...]:
        """To be run in order within one transaction, stopping when the first hits no row."""
        return (self.first, *(then(true()) for then in self.then))

    def one_statement(self) -> Select[tuple[int]]:
        """All in one, for PostgreSQL, where a query may hold several writes; it gives 1 when the first hit, or 0."""
        hit = self.first.returning(literal_column("1").label("hit")).cte("hit")
        query = select(func.count()).select_from(hit)
        for number, then in enumerate(self.then):
            query = query.add_cte(then(exists(select(hit.c.hit))).cte(f"then_{number}"))
        return query


class Compiled:
    """A statement as the driver takes it."""

    def __init__(self, statement: Write | Select[tuple[int]], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.sql = compiled.string
        self._constants = {name: bound.value for name, bound in compiled.binds.items() if not bound.required}
        self._parameters = []
        for name in compiled.positiontup or ():
            as_the_driver_takes_it = compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
            self._parameters.append((name, as_the_driver_takes_it))

    def arguments(self, values: Mapping[str, object]) -> Sequence[object]:
        if self._constants:
            values = {**self._constants, **values}
        return [process(values[name]) if process else values[name] for name, process in self._parameters]
