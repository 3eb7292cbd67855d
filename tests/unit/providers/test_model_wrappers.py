"""Each wrapper by itself, round a model that does as it is told."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelBroken, ModelUnavailable
from vitavoce.domain.model_call import Message, ModelUsage, Payer, Prompt
from vitavoce.providers.llm.breaking import GuardedModel
from vitavoce.providers.llm.concurrency import CappedModel
from vitavoce.providers.llm.fallback import FallbackModel
from vitavoce.providers.llm.late import LateModel
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed
from vitavoce.providers.llm.retrying import RetryingModel
from vitavoce.providers.llm.timing import TimedModel
from vitavoce.providers.resilience.circuit import CircuitBreaker, LocalCircuits
from vitavoce.providers.resilience.failures import CircuitRules, Failure

PROMPT = Prompt(messages=(Message("user", "What did she build?"),), output_tokens=200)
PAYER = Payer("noor-halvorsen", "ses_1")
USAGE = ModelUsage(model="m", input_tokens=10, output_tokens=2)


class Playing:
    """Plays one list after another, the last one for ever: pieces, seconds of silence, errors. Knows what became of
    its calls.
    """

    def __init__(self, *plays: Sequence[str | float | ModelUsage | Exception]) -> None:
        self._plays = list(plays)
        self.calls = 0
        self.called = asyncio.Event()
        self.closed = 0
        self.at_once = 0
        self.most_at_once = 0

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        del prompt, payer, deadline
        self.calls += 1
        self.called.set()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            for step in self._plays.pop(0) if len(self._plays) > 1 else self._plays[0]:
                if isinstance(step, Exception):
                    raise step
                if isinstance(step, float):
                    await asyncio.sleep(step)
                else:
                    yield step
        finally:
            self.at_once -= 1
            self.closed += 1

    async def aclose(self) -> None:
        self.calls = -1


WHOLE = ("She ", "cooks.", USAGE)


def failed(failure: Failure | None, retry_after_s: float | None = None) -> ProviderFailed:
    return ProviderFailed("groq", failure, "as played", retry_after_s=retry_after_s)


async def heard(model: Model, within_s: float = 5.0) -> tuple[list[str | ModelUsage], Exception | None]:
    said: list[str | ModelUsage] = []
    try:
        async for piece in model.stream(PROMPT, PAYER, Deadline.after(within_s)):
            said.append(piece)  # noqa: PERF401 - what came before an error is kept
    except (ModelUnavailable, ModelBroken) as error:
        return said, error
    return said, None


Wrap = Callable[[Model], Model]


def breaker() -> CircuitBreaker:
    return CircuitBreaker("groq", CircuitRules(), LocalCircuits())


WRAPS: dict[str, Wrap] = {
    "capped": lambda inner: CappedModel(inner, name="groq", at_once=2, wait_s=1),
    "retrying": lambda inner: RetryingModel(inner, attempts=2, wait_s=0.001),
    "timed": lambda inner: TimedModel(inner, name="groq", first_token_s=1),
    "guarded": lambda inner: GuardedModel(inner, breaker()),
    "fallback": lambda inner: FallbackModel([inner], total_s=5),
    "late": lambda inner: LateModel(lambda: inner, lambda loaded: loaded, name="groq"),  # type: ignore[arg-type, return-value]
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
class TestEveryWrapper:
    async def test_lets_a_good_answer_through_untouched(self, wrap: Wrap) -> None:
        assert await heard(wrap(Playing(WHOLE))) == (list(WHOLE), None)

    async def test_hands_on_what_broke_off(self, wrap: Wrap) -> None:
        broken = ModelBroken("groq: gone")
        assert await heard(wrap(Playing(("She ", broken)))) == (["She "], broken)

    async def test_closes_the_call_with_itself(self, wrap: Wrap) -> None:
        inner = Playing(WHOLE)
        pieces = wrap(inner).stream(PROMPT, PAYER, Deadline.after(5))
        await anext(pieces)
        assert inner.closed == 0
        await pieces.aclose()
        assert inner.closed == 1

    async def test_closes_the_call_when_its_task_is_cancelled(self, wrap: Wrap) -> None:
        inner = Playing((60.0,))
        task = asyncio.create_task(heard(wrap(inner)))
        await inner.called.wait()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert inner.closed == 1


class TestCap:
    async def test_no_more_at_once_than_allowed(self) -> None:
        inner = Playing(("a", 0.01, USAGE))
        model = CappedModel(inner, name="groq", at_once=3, wait_s=5)
        answers = await asyncio.gather(*(heard(model) for _ in range(20)))
        assert all(error is None for _, error in answers)
        assert inner.most_at_once == 3

    async def test_waiting_too_long_is_nobodys_fault(self) -> None:
        model = CappedModel(Playing((60.0,)), name="groq", at_once=1, wait_s=0.01)
        first = asyncio.create_task(heard(model))
        await asyncio.sleep(0)
        _, error = await heard(model)
        assert isinstance(error, ProviderFailed)
        assert error.failure is None
        first.cancel()

    async def test_a_place_comes_back_whatever_happened(self) -> None:
        model = CappedModel(Playing((failed(Failure.SERVER),), WHOLE), name="groq", at_once=1, wait_s=0.01)
        await heard(model)
        assert await heard(model) == (list(WHOLE), None)


class TestRetry:
    async def test_what_broke_before_the_first_piece_is_tried_again(self) -> None:
        inner = Playing((failed(Failure.SERVER),), WHOLE)
        assert await heard(RetryingModel(inner, attempts=2, wait_s=0.001)) == (list(WHOLE), None)
        assert inner.calls == inner.closed == 2

    async def test_no_oftener_than_allowed(self) -> None:
        inner = Playing((failed(Failure.SERVER),))
        _, error = await heard(RetryingModel(inner, attempts=3, wait_s=0.001))
        assert isinstance(error, ProviderFailed)
        assert inner.calls == 3

    async def test_nothing_is_said_twice(self) -> None:
        inner = Playing(("She ", ModelBroken("groq: gone")), WHOLE)
        said, error = await heard(RetryingModel(inner, attempts=3, wait_s=0.001))
        assert said == ["She "]
        assert isinstance(error, ModelBroken)
        assert inner.calls == 1

    @pytest.mark.parametrize(
        "failure", [Failure.OUT_OF_BUDGET, Failure.REFUSED, Failure.TIMEOUT, Failure.LIMITED, None]
    )
    async def test_what_wont_be_different_in_a_moment_is_not_tried_again(self, failure: Failure | None) -> None:
        inner = Playing((failed(failure),))
        await heard(RetryingModel(inner, attempts=3, wait_s=0.001))
        assert inner.calls == 1

    async def test_a_short_rate_limit_is_waited_for(self) -> None:
        inner = Playing((failed(Failure.LIMITED, retry_after_s=0.05),), WHOLE)
        begun = time.monotonic()
        assert await heard(RetryingModel(inner, attempts=2, wait_s=0.001)) == (list(WHOLE), None)
        assert time.monotonic() - begun >= 0.05

    async def test_a_long_one_is_not(self) -> None:
        inner = Playing((failed(Failure.LIMITED, retry_after_s=3.0),))
        begun = time.monotonic()
        await heard(RetryingModel(inner, attempts=2, wait_s=0.001))
        assert inner.calls == 1
        assert time.monotonic() - begun < 1.0


class TestTime:
    async def test_silence_is_a_failure(self) -> None:
        inner = Playing((60.0,))
        _, error = await heard(TimedModel(inner, name="groq", first_token_s=0.02))
        assert isinstance(error, ProviderFailed)
        assert error.failure is Failure.TIMEOUT
        assert inner.closed == 1

    async def test_a_hurried_caller_is_no_fault_of_the_providers(self) -> None:
        _, error = await heard(TimedModel(Playing((60.0,)), name="groq", first_token_s=2), within_s=0.02)
        assert isinstance(error, ProviderFailed)
        assert error.failure is None

    async def test_a_pause_after_the_first_piece_may_be_longer(self) -> None:
        model = TimedModel(Playing(("She ", 0.05, "cooks.", USAGE)), name="groq", first_token_s=0.02)
        assert await heard(model) == (["She ", "cooks.", USAGE], None)

    @pytest.mark.parametrize("slow", [("She ", 60.0), tuple(["word ", 0.005] * 1000)], ids=["stuck", "trickling"])
    async def test_all_of_it_ends_in_time(self, slow: Sequence[str | float]) -> None:
        begun = time.monotonic()
        said, error = await heard(TimedModel(Playing(slow), name="groq", first_token_s=1), within_s=0.1)
        assert said
        assert isinstance(error, ModelBroken)
        assert time.monotonic() - begun < 1.0


class TestGuard:
    async def test_an_open_circuit_calls_nobody(self) -> None:
        inner = Playing((failed(Failure.LIMITED, retry_after_s=30),))
        model = GuardedModel(inner, breaker())
        for _ in range(3):
            _, error = await heard(model)
        assert inner.calls == 1
        assert isinstance(error, ProviderFailed)
        assert error.failure is None
        assert error.retry_after_s == pytest.approx(30, abs=1)

    async def test_what_breaks_off_again_and_again_is_left_alone(self) -> None:
        inner = Playing(("She ", ModelBroken("groq: gone")))
        model = GuardedModel(inner, breaker())
        for _ in range(5):
            await heard(model)
        assert inner.calls == CircuitRules().failures

    @pytest.mark.parametrize("play", [(failed(None),), ("She ", USAGE, ModelBroken("groq: cut off by length"))])
    async def test_what_is_no_fault_of_the_providers_doesnt_count(self, play: Sequence[str | Exception]) -> None:
        inner = Playing(play)
        model = GuardedModel(inner, breaker())
        for _ in range(10):
            await heard(model)
        assert inner.calls == 10

    async def test_a_probe_that_nobody_waits_for_lets_another_go(self) -> None:
        clock = [0.0]
        guard = CircuitBreaker("groq", CircuitRules(), LocalCircuits(lambda: clock[0]), lambda: clock[0])
        inner = Playing((failed(Failure.LIMITED, retry_after_s=30),), ("She ", 60.0), WHOLE)
        model = GuardedModel(inner, guard)
        await heard(model)
        clock[0] += 31
        probe = model.stream(PROMPT, PAYER, Deadline.after(5))
        await anext(probe)
        assert (await heard(model))[1] is not None
        await probe.aclose()
        assert await heard(model) == (list(WHOLE), None)
        assert await guard.state() == "ok"


class TestFallback:
    async def test_the_next_one_answers(self) -> None:
        first, second, third = Playing((failed(Failure.SERVER),)), Playing(WHOLE), Playing(WHOLE)
        assert await heard(FallbackModel([first, second, third], total_s=5)) == (list(WHOLE), None)
        assert (first.calls, second.calls, third.calls) == (1, 1, 0)

    async def test_no_other_goes_on_with_a_sentence(self) -> None:
        second = Playing(WHOLE)
        said, error = await heard(FallbackModel([Playing(("She ", ModelBroken("groq: gone"))), second], total_s=5))
        assert said == ["She "]
        assert isinstance(error, ModelBroken)
        assert second.calls == 0

    async def test_when_all_fail_every_reason_is_told(self) -> None:
        failures = [
            failed(Failure.SERVER),
            failed(Failure.LIMITED, retry_after_s=9),
            failed(Failure.LIMITED, retry_after_s=4),
        ]
        _, error = await heard(FallbackModel([Playing((failure,)) for failure in failures], total_s=5))
        assert isinstance(error, ModelUnavailable)
        assert error.detail.count("as played") == 3
        assert error.retry_after_s == 4

    async def test_nobody_is_asked_after_the_deadline(self) -> None:
        late = TimedModel(Playing((60.0,)), name="groq", first_token_s=5)
        second = Playing(WHOLE)
        _, error = await heard(FallbackModel([late, second], total_s=5), within_s=0.02)
        assert isinstance(error, ModelUnavailable)
        assert second.calls == 0

    async def test_all_together_take_no_longer_than_allowed(self) -> None:
        silent = [Playing((60.0,)) for _ in range(5)]
        models = [TimedModel(model, name=str(number), first_token_s=0.05) for number, model in enumerate(silent)]
        begun = time.monotonic()
        _, error = await heard(FallbackModel(models, total_s=0.12))
        assert isinstance(error, ModelUnavailable)
        assert time.monotonic() - begun < 1.0
        assert [model.calls for model in silent] == [1, 1, 1, 0, 0]


class TestLate:
    async def test_loads_once_for_all_who_ask(self) -> None:
        loads: list[Playing] = []

        def load() -> Playing:
            time.sleep(0.02)
            loads.append(Playing(WHOLE))
            return loads[-1]

        model = LateModel(load, lambda loaded: loaded, name="groq")
        answers = await asyncio.gather(*(heard(model) for _ in range(5)))
        assert [error for _, error in answers] == [None] * 5
        assert len(loads) == 1
        await model.aclose()
        assert loads[0].calls == -1

    async def test_what_was_never_asked_is_never_loaded(self) -> None:
        model = LateModel(lambda: pytest.fail("loaded"), lambda loaded: loaded, name="groq")
        await model.aclose()

    async def test_waiting_for_it_is_no_fault_of_the_providers(self) -> None:
        def load() -> Playing:
            time.sleep(0.1)
            return Playing(WHOLE)

        model = LateModel(load, lambda loaded: TimedModel(loaded, name="groq", first_token_s=0.05), name="groq")
        _, error = await heard(model, within_s=0.01)
        assert isinstance(error, ProviderFailed)
        assert error.failure is None
        assert await heard(model) == (list(WHOLE), None)
        await model.aclose()
