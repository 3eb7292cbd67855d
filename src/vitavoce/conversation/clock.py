"""What time it is, as a value that tests and evaluation can set."""

from datetime import UTC, date, datetime, timedelta
from time import monotonic
from typing import Protocol


class Clock(Protocol):
    """``now`` for what is told and kept, ``monotonic_s`` for durations: the wall clock may jump."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def today(self) -> date:
        """The day that "last year" counts from."""

    def monotonic_s(self) -> float: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().date()

    def monotonic_s(self) -> float:
        return monotonic()


class SetClock:
    """A clock that stands still until it is moved on."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._monotonic_s = 0.0

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic_s += seconds
