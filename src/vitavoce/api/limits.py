"""How often one address and one session may come through a door, and headers that say so truly.

``RateLimit`` and ``RateLimit-Policy`` follow draft-ietf-httpapi-ratelimit-headers-10: after ``r=0`` the next request is
refused, after ``t`` seconds one passes. Windows move, so that nobody gets twice the quota around a full minute.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Self

from limits import RateLimitItem, parse
from limits.aio.strategies import MovingWindowRateLimiter

from vitavoce.api.window_memory import WindowMemory
from vitavoce.core.errors import RateLimited

Headers = tuple[tuple[bytes, bytes], ...]
"""As ASGI sends them."""


class OverLimit(RateLimited):
    """``RateLimited`` with what the answer must tell: the headers, and the policies that refused."""

    def __init__(self, detail: str, *, retry_after_s: float, headers: Headers, violated: Sequence[str]) -> None:
        super().__init__(detail, retry_after_s=retry_after_s)
        self.headers = headers
        self.violated = tuple(violated)


@dataclass(frozen=True, slots=True)
class Policy:
    """So many requests in so long, under the name the headers give it."""

    name: str
    rule: RateLimitItem

    @classmethod
    def of(cls, name: str, rule: str) -> Self:
        """A policy from words like ``30 per minute``."""
        return cls(name, parse(rule))

    @property
    def words(self) -> str:
        return f'"{self.name}";q={self.rule.amount};w={self.rule.get_expiry()}'


@dataclass(frozen=True, slots=True)
class Left:
    """What remains of ``limit`` requests, and when more are forgiven."""

    limit: int
    left: int
    reset_s: float


@dataclass(frozen=True, slots=True)
class LimitRules:
    """The rules as words; see ``config/settings.yaml`` for why they are what they are."""

    session_turns: str
    address_turns: str
    address_sessions: str
    address_requests: str


class Limiter:
    """Counts what passes; all policies of a door are asked before any is charged."""

    def __init__(
        self, rules: LimitRules, *, enabled: bool, max_callers: int, now: Callable[[], float] = monotonic
    ) -> None:
        self._enabled = enabled
        self._windows = WindowMemory(max_callers, now)
        self._strategy = MovingWindowRateLimiter(self._windows)
        self.session_turns = Policy.of("session", rules.session_turns)
        self.address_turns = Policy.of("address", rules.address_turns)
        self.address_sessions = Policy.of("address-sessions", rules.address_sessions)
        self.address_requests = Policy.of("address-requests", rules.address_requests)

    async def charge(self, *asked: tuple[Policy, str]) -> Headers:
        """Charge each policy once for its caller; the headers to answer with, empty when limits are off.

        Raises OverLimit, and charges nothing, when one of them is used up.
        """
        if not self._enabled:
            return ()
        states = []
        refused: list[tuple[Policy, float]] = []
        for policy, caller in asked:
            reset_s, left = await self._state(policy, caller)
            states.append((policy, reset_s, left))
            if left < 1:
                refused.append((policy, reset_s))
        if refused:
            longest_s = max(reset_s for _, reset_s in refused)
            raise OverLimit(
                f"Please wait {math.ceil(longest_s)} seconds before the next one.",
                retry_after_s=longest_s,
                headers=_headers(states),
                violated=[policy.name for policy, _ in refused],
            )
        for policy, caller in asked:
            await self._strategy.hit(policy.rule, policy.name, caller)
        return _headers([(policy, reset_s, left - 1) for policy, reset_s, left in states])

    async def tightest(self, *asked: tuple[Policy, str]) -> Left | None:
        """The policy that will refuse first, without charging any; None when limits are off."""
        if not self._enabled:
            return None
        states = [(policy, *await self._state(policy, caller)) for policy, caller in asked]
        policy, reset_s, left = min(states, key=lambda state: state[2])
        return Left(policy.rule.amount, left, reset_s)

    async def _state(self, policy: Policy, caller: str) -> tuple[float, int]:
        """Seconds until the oldest hit is forgiven, and requests left now."""
        reset_at, left = await self._strategy.get_window_stats(policy.rule, policy.name, caller)
        return max(0.0, reset_at - self._windows.now()), left


def _headers(states: Sequence[tuple[Policy, float, int]]) -> Headers:
    policies = ", ".join([policy.words for policy, _, _ in states])
    left = ", ".join([f'"{policy.name}";r={left};t={math.ceil(reset_s)}' for policy, reset_s, left in states])
    return (b"ratelimit-policy", policies.encode()), (b"ratelimit", left.encode())
