"""How long anything may take, and how much may be under way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Brakes:
    """Beyond these, ``StorageUnavailable``. ``connections`` are opened at most to one PostgreSQL, and one more that
    writes turns; ``waiting`` calls may queue.
    """

    connect_s: float = 3.0
    statement_s: float = 5.0
    lock_s: float = 2.0
    connections: int = 8
    waiting: int = 2_000
