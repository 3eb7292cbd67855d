"""The breaker against a model of it, and each class of failure with its cooldown."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from vitavoce.providers.resilience.circuit import CircuitBreaker, CircuitOpen, LocalCircuits, Permit
from vitavoce.providers.resilience.failures import CircuitRules, Failure

Outcome = TypeVar("Outcome")
RULES = CircuitRules(failures=3, longest_s=1000.0, probe_s=10.0)


class SteppedClock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def at_once(work: Coroutine[Any, Any, Outcome]) -> Outcome:
    """What never waits needs no loop."""
    try:
        work.send(None)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    raise AssertionError("this waited for something")


def entered_or_refused(breaker: CircuitBreaker) -> Permit | CircuitOpen:
    try:
        return at_once(breaker.enter())
    except CircuitOpen as refused:
        return refused


@dataclass(frozen=True)
class Called:
    copy: int
    permit: Permit
    at_s: float
    times_opened: int


class TwoCopiesOfOneProvider(RuleBasedStateMachine):
    """Two copies of the server that share what they know, against the simplest telling of what should happen."""

    calls: Bundle[Called] = Bundle("calls")

    def __init__(self) -> None:
        super().__init__()
        self.clock = SteppedClock()
        circuits = LocalCircuits(self.clock)
        self.copies = [CircuitBreaker("groq", RULES, circuits, self.clock) for _ in range(2)]
        self.in_a_row = [0, 0]
        self.open_until_s: float | None = None
        self.times = 0
        self.probe: Called | None = None

    @rule(target=calls, copy=st.sampled_from((0, 1)))
    def enter(self, copy: int) -> Any:
        entered = entered_or_refused(self.copies[copy])
        if isinstance(entered, CircuitOpen):
            assert self.open_until_s is not None
            assert entered.left_s == max(0.0, self.open_until_s - self.clock.now_s)
            assert entered.left_s > 0 or self.probe_is_out()
            return multiple()
        called = Called(copy, entered, self.clock.now_s, self.times)
        assert called.permit.probe == (self.open_until_s is not None)
        if called.permit.probe:
            assert self.open_until_s is not None
            assert self.open_until_s <= self.clock.now_s, "tried while it should cool"
            assert not self.probe_is_out(), "a second probe"
            self.probe = called
        return called

    @rule(called=consumes(calls))
    def succeed(self, called: Called) -> None:
        at_once(called.permit.succeeded())
        self.in_a_row[called.copy] = 0
        if called.permit.probe:
            self.open_until_s, self.probe, self.times = None, None, 0

    @rule(called=consumes(calls))
    def abandon(self, called: Called) -> None:
        at_once(called.permit.abandoned())
        if called.permit.probe:
            self.probe = None

    @rule(called=consumes(calls), failure=st.sampled_from(Failure))
    def fail(self, called: Called, failure: Failure) -> None:
        at_once(called.permit.failed(failure))
        self.in_a_row[called.copy] += 1
        if called.permit.probe or failure in RULES.at_once or self.in_a_row[called.copy] >= RULES.failures:
            self.in_a_row[called.copy] = 0
            cooldown_s = min(RULES.cooldown_s[failure] * 2**called.times_opened, RULES.longest_s)
            self.open_until_s = max(self.open_until_s or 0.0, self.clock.now_s + cooldown_s)
            self.times = max(self.times, called.times_opened + 1)
            self.probe = None

    @rule(seconds=st.sampled_from((0.5, 5.0, 15.0, 60.0, 1000.0)))
    def wait(self, seconds: float) -> None:
        self.clock.now_s += seconds

    @invariant()
    def says_how_it_stands(self) -> None:
        for copy in self.copies:
            told = at_once(copy.state())
            cooling = self.open_until_s is not None and self.open_until_s > self.clock.now_s
            assert ("tried again in" in told) == cooling
            assert (told == "ok") == (self.open_until_s is None)

    def probe_is_out(self) -> bool:
        return self.probe is not None and self.probe.at_s + RULES.probe_s > self.clock.now_s


TestTwoCopiesOfOneProvider = TwoCopiesOfOneProvider.TestCase


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def breaker(clock: SteppedClock) -> CircuitBreaker:
    return CircuitBreaker("groq", RULES, LocalCircuits(clock), clock)


async def cooldown_of(breaker: CircuitBreaker, failure: Failure, retry_after_s: float | None = None) -> float:
    await (await breaker.enter()).failed(failure, retry_after_s)
    with pytest.raises(CircuitOpen) as refused:
        await breaker.enter()
    assert str(refused.value) == failure
    return refused.value.left_s


async def test_an_empty_purse_is_left_alone_for_ten_minutes_or_more(breaker: CircuitBreaker) -> None:
    assert await cooldown_of(breaker, Failure.OUT_OF_BUDGET, retry_after_s=1) >= 600


async def test_a_rate_limit_lasts_as_long_as_the_provider_says(breaker: CircuitBreaker) -> None:
    assert await cooldown_of(breaker, Failure.LIMITED, retry_after_s=3.5) == 3.5


async def test_a_rate_limit_of_unknown_length(breaker: CircuitBreaker) -> None:
    assert await cooldown_of(breaker, Failure.LIMITED) == RULES.cooldown_s[Failure.LIMITED]


async def test_no_provider_is_given_up_for_good(breaker: CircuitBreaker) -> None:
    assert await cooldown_of(breaker, Failure.LIMITED, retry_after_s=1e9) == RULES.longest_s


@pytest.mark.parametrize("failure", [Failure.SERVER, Failure.TIMEOUT])
async def test_single_failures_are_no_reason(breaker: CircuitBreaker, failure: Failure) -> None:
    for _ in range(10):
        for _ in range(RULES.failures - 1):
            await (await breaker.enter()).failed(failure)
        await (await breaker.enter()).succeeded()
    assert await breaker.state() == "ok"


async def test_a_failing_probe_doubles_the_cooldown_up_to_an_hour(breaker: CircuitBreaker, clock: SteppedClock) -> None:
    cooldowns_s = []
    for _ in range(8):
        cooldowns_s.append(await cooldown_of(breaker, Failure.OUT_OF_BUDGET))
        clock.now_s += cooldowns_s[-1]
    assert cooldowns_s[:3] == [900, 1000, 1000]
    await (await breaker.enter()).succeeded()
    assert await cooldown_of(breaker, Failure.OUT_OF_BUDGET) == 900


async def test_a_probe_that_was_lost_makes_room_for_another(breaker: CircuitBreaker, clock: SteppedClock) -> None:
    clock.now_s += await cooldown_of(breaker, Failure.LIMITED)
    assert (await breaker.enter()).probe
    with pytest.raises(CircuitOpen):
        await breaker.enter()
    clock.now_s += RULES.probe_s
    assert (await breaker.enter()).probe


async def test_rest_that_the_provider_asks_for_in_time(breaker: CircuitBreaker, clock: SteppedClock) -> None:
    breaker.rest(2.0)
    with pytest.raises(CircuitOpen, match="rate limited"):
        await breaker.enter()
    assert await breaker.state() == "rate limited, tried again in 2 s"
    clock.now_s += 2.0
    assert not (await breaker.enter()).probe
    assert await breaker.state() == "ok"
