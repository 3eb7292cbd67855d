"""The adapter against a server that speaks the protocol, in good faith and bad."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager

import pytest
from tests.scripted_llm import Dies, Gigantic, Malformed, Refuses, Says, ScriptedLlm, Silent, scripted_llm

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelBroken
from vitavoce.domain.model_call import Message, ModelUsage, Payer, Prompt
from vitavoce.providers.llm.endpoint import Endpoint
from vitavoce.providers.llm.model import Model, ProviderFailed
from vitavoce.providers.llm.openai_compatible import OpenAiCompatible
from vitavoce.providers.llm.prices import Price
from vitavoce.providers.resilience.failures import Failure

PROMPT = Prompt(
    messages=(Message("system", "You are plain."), Message("user", "What did she build?")),
    output_tokens=200,
    temperature=0.2,
)
PAYER = Payer("noor-halvorsen", "ses_1")


@pytest.fixture
def llm() -> Iterator[ScriptedLlm]:
    with scripted_llm() as server:
        yield server


@asynccontextmanager
async def adapter(llm: ScriptedLlm, rests: list[float] | None = None, **changed: object) -> AsyncIterator[Model]:
    endpoint = Endpoint(
        **{
            "name": "groq",
            "base_url": llm.base_url,
            "api_key": "gsk-canary",
            "model": "llama-3.1-8b-instant",
            "price": Price(0.05, 0.08),
            **changed,
        }
    )
    model = OpenAiCompatible(endpoint, (rests if rests is not None else []).append)
    try:
        yield model
    finally:
        await model.aclose()


async def all_of(model: Model, prompt: Prompt = PROMPT, within_s: float = 5.0) -> Sequence[str | ModelUsage]:
    return [piece async for piece in model.stream(prompt, PAYER, Deadline.after(within_s))]


async def failure_of(model: Model, within_s: float = 5.0) -> ProviderFailed:
    with pytest.raises(ProviderFailed) as failed:
        await all_of(model, within_s=within_s)
    assert "gsk-canary" not in str(failed.value)
    return failed.value


async def until_broken(model: Model) -> tuple[Sequence[str | ModelUsage], str]:
    said: list[str | ModelUsage] = []
    try:
        async for piece in model.stream(PROMPT, PAYER, Deadline.after(5)):
            said.append(piece)  # noqa: PERF401 - what came before the end is what is asked for
    except ModelBroken as broken:
        return said, broken.detail
    raise AssertionError("it ended as if whole")


async def test_the_words_as_they_come_and_what_they_cost(llm: ScriptedLlm) -> None:
    llm.play(Says("She led the kitchen."))
    async with adapter(llm) as model:
        *words, usage = await all_of(model)
    assert words == ["She ", "led ", "the ", "kitchen."]
    assert usage == ModelUsage(
        model="llama-3.1-8b-instant",
        input_tokens=100,
        output_tokens=4,
        cost_usd=pytest.approx((100 * 0.05 + 4 * 0.08) / 1e6),
    )


async def test_what_is_sent(llm: ScriptedLlm) -> None:
    async with adapter(llm, extra={"reasoning_effort": "none"}) as model:
        await all_of(model)
    (request,) = llm.requests
    assert request.headers["authorization"] == "Bearer gsk-canary"
    assert request.body == {
        "model": "llama-3.1-8b-instant",
        "messages": [
            {"role": "system", "content": "You are plain."},
            {"role": "user", "content": "What did she build?"},
        ],
        "temperature": 0.2,
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 200,
        "reasoning_effort": "none",
    }


async def test_models_that_know_the_limit_by_another_name(llm: ScriptedLlm) -> None:
    async with adapter(llm, output_limit="max_completion_tokens", extra={"temperature": 1}) as model:
        await all_of(model)
    body = llm.requests[0].body
    assert (body["max_completion_tokens"], body["temperature"], "max_tokens" in body) == (200, 1, False)


async def test_tokens_are_estimated_where_nobody_counts_them(llm: ScriptedLlm) -> None:
    llm.play(Says("She led the kitchen.", usage=False))
    async with adapter(llm) as model:
        *_, usage = await all_of(model)
    assert isinstance(usage, ModelUsage)
    assert usage.estimated
    assert 8 <= usage.input_tokens <= 30
    assert 4 <= usage.output_tokens <= 10


@pytest.mark.parametrize(
    ("scene", "failure"),
    [
        (Refuses(402), Failure.OUT_OF_BUDGET),
        (Refuses(400, message="You have exceeded your monthly budget."), Failure.OUT_OF_BUDGET),
        (Refuses(429, code="insufficient_quota"), Failure.OUT_OF_BUDGET),
        (Refuses(403, message="Your credit balance is too low"), Failure.OUT_OF_BUDGET),
        (Refuses(429), Failure.LIMITED),
        (Refuses(401), Failure.REFUSED),
        (Refuses(403), Failure.REFUSED),
        (Refuses(404, message="no such model"), Failure.REFUSED),
        (Refuses(400, message="messages too long"), Failure.SERVER),
        (Refuses(500), Failure.SERVER),
        (Refuses(503), Failure.SERVER),
        (Refuses(408), Failure.TIMEOUT),
        (Refuses(302, headers={"location": "http://127.0.0.1:9/elsewhere"}), Failure.SERVER),
        (Dies(""), Failure.SERVER),
        (Dies("", cut=False), Failure.SERVER),
        (Says(""), Failure.SERVER),
        (Malformed(("{",)), Failure.SERVER),
        (Malformed(("[]",)), Failure.SERVER),
        (Malformed(('{"choices": 3}',)), Failure.SERVER),
        (Malformed(('{"choices": [{"delta": {"content": {"a": 1}}}]}',)), Failure.SERVER),
        (Malformed(('{"error": {"message": "overloaded"}}',)), Failure.SERVER),
        (Malformed(("x" * 200_000,)), Failure.SERVER),
    ],
    ids=str,
)
async def test_each_way_of_failing_has_its_name(llm: ScriptedLlm, scene: Refuses, failure: Failure) -> None:
    llm.play(scene)
    async with adapter(llm) as model:
        assert (await failure_of(model)).failure is failure
    assert llm.calls == 1


async def test_when_to_come_back_is_told(llm: ScriptedLlm) -> None:
    llm.play(Refuses(429, retry_after_s=2.5))
    async with adapter(llm) as model:
        assert (await failure_of(model)).retry_after_s == 2.5


async def test_nobody_listens(llm: ScriptedLlm) -> None:
    async with adapter(llm, base_url="http://127.0.0.1:1/v1") as model:
        assert (await failure_of(model)).failure is Failure.SERVER


@pytest.mark.parametrize("scene", [Silent(), Silent(after_headers=True)])
async def test_silence_ends_with_the_deadline(llm: ScriptedLlm, scene: Silent) -> None:
    llm.play(scene)
    async with adapter(llm) as model:
        begun = time.monotonic()
        assert (await failure_of(model, within_s=0.2)).failure is Failure.TIMEOUT
        assert time.monotonic() - begun < 1.0


@pytest.mark.parametrize(
    "scene",
    [Dies("She led the kit"), Dies("She led the kit", cut=False), Malformed(), Gigantic()],
    ids=["cut", "closed", "malformed", "gigantic"],
)
async def test_what_broke_off_is_told_so_after_what_was_said(llm: ScriptedLlm, scene: Dies) -> None:
    llm.play(scene)
    async with adapter(llm) as model:
        said, _ = await until_broken(model)
    assert said
    assert all(isinstance(piece, str) for piece in said)
    assert len("".join(map(str, said))) <= 200 * 16


async def test_an_answer_cut_off_by_the_limit_is_billed_and_isnt_whole(llm: ScriptedLlm) -> None:
    llm.play(Says("She led the", finish_reason="length"))
    async with adapter(llm) as model:
        said, reason = await until_broken(model)
    assert isinstance(said[-1], ModelUsage)
    assert "length" in reason


async def test_closing_hangs_up(llm: ScriptedLlm) -> None:
    llm.play(Says("word " * 1000, token_s=0.01))
    async with adapter(llm) as model:
        pieces = model.stream(PROMPT, PAYER, Deadline.after(5))
        assert await anext(pieces) == "word "
        await pieces.aclose()
        for _ in range(100):
            if llm.hung_up:
                break
            await asyncio.sleep(0.01)
    assert llm.hung_up == 1


async def test_a_limit_almost_reached_is_told_beforehand(llm: ScriptedLlm) -> None:
    rests: list[float] = []
    llm.play(
        Says("Yes.", headers={"x-ratelimit-remaining-tokens": "6000", "x-ratelimit-reset-tokens": "7.66s"}),
        Says("Yes.", headers={"x-ratelimit-remaining-tokens": "3", "x-ratelimit-reset-tokens": "7.66s"}),
        Says("Yes.", headers={"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "2m59.5s"}),
    )
    async with adapter(llm, rests) as model:
        for _ in range(3):
            await all_of(model)
    assert rests == [7.66, 179.5]


async def test_connections_are_used_again(llm: ScriptedLlm) -> None:
    async with adapter(llm) as model:
        for _ in range(5):
            await all_of(model)
    assert llm.connections == 1
