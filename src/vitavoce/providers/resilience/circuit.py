"""A circuit breaker: a provider that fails is left alone for a while, then tried by one call before all others.

Closed, it lets calls through and counts failures in a row. Open, it lets none through until the cooldown is over. Then,
half open, it lets one probe through: its success closes the circuit, its failure opens it for longer.
"""

import math
from collections.abc import Callable
from time import monotonic
from typing import Protocol

from vitavoce.providers.resilience.failures import CircuitRules, Failure


class CircuitOpen(Exception):
    """No call is let through; a probe may go in ``left_s``, or is under way when that is 0."""

    def __init__(self, why: str, left_s: float) -> None:
        super().__init__(why)
        self.left_s = left_s


class Circuits(Protocol):
    """Which circuits are open, for one process or for all copies. Never raises."""

    async def read(self, name: str) -> tuple[float, int] | None:
        """Seconds of cooldown left and how often it opened in a row; None when closed."""

    async def open(self, name: str, cooldown_s: float, times: int) -> None:
        """Ends a probe. A longer cooldown under way stays."""

    async def close(self, name: str) -> None: ...

    async def claim_probe(self, name: str, lease_s: float) -> bool:
        """Whether the caller, and nobody else, may try."""

    async def give_back_probe(self, name: str) -> None: ...


class LocalCircuits:
    """Those of this process. No method awaits anything, so that each happens at once."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._opened: dict[str, tuple[float, int]] = {}  # until when, how often
        self._probes: dict[str, float] = {}

    async def read(self, name: str) -> tuple[float, int] | None:
        opened = self._opened.get(name)
        return opened and (max(0.0, opened[0] - self._now()), opened[1])

    async def open(self, name: str, cooldown_s: float, times: int) -> None:
        self._probes.pop(name, None)
        until, before = self._opened.get(name, (0.0, 0))
        self._opened[name] = (max(until, self._now() + cooldown_s), max(before, times))

    async def close(self, name: str) -> None:
        self._opened.pop(name, None)
        self._probes.pop(name, None)

    async def claim_probe(self, name: str, lease_s: float) -> bool:
        if self._probes.get(name, 0.0) > self._now():
            return False
        self._probes[name] = self._now() + lease_s
        return True

    async def give_back_probe(self, name: str) -> None:
        self._probes.pop(name, None)


class CircuitBreaker:
    """One provider's."""

    def __init__(
        self, name: str, rules: CircuitRules, circuits: Circuits, now: Callable[[], float] = monotonic
    ) -> None:
        self.name = name
        self._rules = rules
        self._circuits = circuits
        self._now = now
        self._failures = 0
        self._why: Failure | None = None
        self._rest_until = 0.0

    async def enter(self) -> "Permit":
        """Leave to call, which must be given back by one of its methods. Raises CircuitOpen."""
        if (rest_s := self._rest_until - self._now()) > 0:
            raise CircuitOpen(self._reason(), rest_s)
        opened = await self._circuits.read(self.name)
        if opened is None:
            return Permit(self, probe=False, times=0)
        left_s, times = opened
        if left_s > 0 or not await self._circuits.claim_probe(self.name, self._rules.probe_s):
            raise CircuitOpen(self._reason(), left_s)
        return Permit(self, probe=True, times=times)

    def rest(self, seconds: float) -> None:
        """Let nothing through for a while, as the provider asks before it refuses; afterwards all may go again."""
        self._why = Failure.LIMITED
        self._rest_until = self._now() + min(seconds, self._rules.longest_s)

    async def state(self) -> str:
        """``ok``, or what is wrong in words."""
        opened = await self._circuits.read(self.name)
        left_s = max(self._rest_until - self._now(), opened[0] if opened else 0.0)
        if left_s > 0:
            return f"{self._reason()}, tried again in {math.ceil(left_s)} s"
        return f"{self._reason()}, tried again with the next question" if opened else "ok"

    async def succeeded(self, *, probe: bool) -> None:
        self._failures = 0
        if probe:
            self._why = None
            await self._circuits.close(self.name)

    async def failed(self, failure: Failure, retry_after_s: float | None, *, probe: bool, times: int) -> None:
        self._why = failure
        self._failures += 1
        if not probe and failure not in self._rules.at_once and self._failures < self._rules.failures:
            return
        self._failures = 0
        cooldown_s = self._rules.cooling_s(failure, retry_after_s, times + 1)
        await self._circuits.open(self.name, cooldown_s, times + 1)

    def _reason(self) -> str:
        return self._why or "failing, as another copy of the server found"

    async def abandoned(self) -> None:
        await self._circuits.give_back_probe(self.name)


class Permit:
    """Leave for one call."""

    __slots__ = ("_breaker", "_times", "probe")

    def __init__(self, breaker: CircuitBreaker, *, probe: bool, times: int) -> None:
        self._breaker = breaker
        self._times = times
        self.probe = probe

    async def succeeded(self) -> None:
        await self._breaker.succeeded(probe=self.probe)

    async def failed(self, failure: Failure, retry_after_s: float | None = None) -> None:
        await self._breaker.failed(failure, retry_after_s, probe=self.probe, times=self._times)

    async def abandoned(self) -> None:
        """The call ended for reasons of ours, so that nothing is known of the provider."""
        if self.probe:
            await self._breaker.abandoned()
