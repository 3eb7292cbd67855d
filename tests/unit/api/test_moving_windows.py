"""Our window memory against a list of all hits, and the limiter's headers against what then happens."""

import asyncio
import math
import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from limits import RateLimitItemPerSecond
from limits.aio.strategies import MovingWindowRateLimiter

from vitavoce.api.limits import Limiter, LimitRules, OverLimit
from vitavoce.api.window_memory import WindowMemory

RULES = LimitRules(
    session_turns="3 per 10 second",
    address_turns="5 per 20 second",
    address_sessions="2 per minute",
    address_requests="100 per hour",
)


@dataclass
class Time:
    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s


steps = st.lists(st.tuples(st.floats(0, 8), st.sampled_from("ab")), max_size=60)


@given(steps, st.integers(1, 5), st.integers(1, 10))
def test_as_many_as_allowed_in_any_window_and_no_fewer(
    hits: list[tuple[float, str]], limit: int, window_s: int
) -> None:
    async def check() -> None:
        time = Time()
        limiter = MovingWindowRateLimiter(WindowMemory(10, time))
        rule = RateLimitItemPerSecond(limit, window_s)
        passed: dict[str, list[float]] = {"a": [], "b": []}
        for wait_s, caller in hits:
            time.now_s += wait_s
            recent = [at for at in passed[caller] if at > time.now_s - window_s]
            stats = await limiter.get_window_stats(rule, caller)
            assert stats.remaining == limit - len(recent)
            allowed = await limiter.hit(rule, caller)
            assert allowed == (len(recent) < limit)
            if allowed:
                passed[caller].append(time.now_s)

    asyncio.run(check())


def test_the_least_recently_seen_caller_is_forgotten_first() -> None:
    async def check() -> None:
        limiter = MovingWindowRateLimiter(WindowMemory(2, Time()))
        rule = RateLimitItemPerSecond(1, 10)
        for caller in ("a", "b"):
            assert await limiter.hit(rule, caller)
        assert not await limiter.hit(rule, "a")  # seen again
        assert await limiter.hit(rule, "c")  # b goes
        assert not await limiter.hit(rule, "a")
        assert await limiter.hit(rule, "b")

    asyncio.run(check())


def told(headers: tuple[tuple[bytes, bytes], ...]) -> dict[str, tuple[int, int]]:
    text = dict(headers)[b"ratelimit"].decode()
    return {name: (int(left), int(wait_s)) for name, left, wait_s in re.findall(r'"([a-z-]+)";r=(\d+);t=(\d+)', text)}


@settings(max_examples=60)
@given(st.lists(st.floats(0, 6), min_size=1, max_size=40))
def test_headers_are_true(waits: list[float]) -> None:
    async def check() -> None:
        time = Time()
        limiter = Limiter(RULES, enabled=True, max_callers=10, now=time)
        asked = ((limiter.session_turns, "ses"), (limiter.address_turns, "adr"))
        for wait_s in waits:
            time.now_s += wait_s
            states = told(await limiter.charge(*asked))
            empty = {name for name, (left, _) in states.items() if left == 0}
            if not empty:
                continue
            # After r=0 the next is refused, as often as it is tried; after t seconds one passes.
            for _ in range(2):
                with pytest.raises(OverLimit) as refused:
                    await limiter.charge(*asked)
                assert set(refused.value.violated) == empty
                assert math.ceil(refused.value.retry_after_s) == max(states[name][1] for name in empty)
            time.now_s += math.ceil(refused.value.retry_after_s)

    asyncio.run(check())


def test_nothing_is_charged_when_one_of_several_refuses() -> None:
    async def check() -> None:
        limiter = Limiter(RULES, enabled=True, max_callers=10, now=Time())
        for _ in range(3):
            await limiter.charge((limiter.session_turns, "a"), (limiter.address_turns, "x"))
        with pytest.raises(OverLimit) as refused:
            await limiter.charge((limiter.session_turns, "a"), (limiter.address_turns, "x"))
        assert told(refused.value.headers)["address"][0] == 2
        passed = await limiter.charge((limiter.session_turns, "b"), (limiter.address_turns, "x"))
        assert told(passed)["address"][0] == 1

    asyncio.run(check())
