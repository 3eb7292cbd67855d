"""What our way to a language model adds: to the first token, and in processor time to every one.

The provider is scripted and runs in a process of its own. Beside ours (budget in SQLite, fallback, breaker, deadlines,
retry, cap, the SDK's transport, our reading of the stream) stand the bare SDK and bare httpx2 in the same run.
"""

import multiprocessing
import statistics
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time

import httpx2
import orjson
import uvloop
from openai import AsyncOpenAI
from tests.scripted_llm import Says, scripted_llm

from vitavoce.conversation.clock import SystemClock
from vitavoce.core.config import load_settings
from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Message, Payer, Prompt
from vitavoce.wiring.language_models import open_language_model
from vitavoce.wiring.stores import open_stores

FIRST_TOKEN_S = 0.02
CALLS = 150
TOKENS = 3000
PROMPT = Prompt(
    messages=(Message("system", "You are plain. " * 100), Message("user", "What did she build?")),
    output_tokens=TOKENS * 2,
)
PAYER = Payer("noor-halvorsen", "ses_1", "203.0.113.7")
BODY = {
    "model": "m",
    "messages": [{"role": message.role, "content": message.text} for message in PROMPT.messages],
    "stream": True,
    "stream_options": {"include_usage": True},
}
Stream = Callable[[], AsyncGenerator[object]]


def _serve(pipe: Connection, text: str, first_token_s: float) -> None:
    with scripted_llm(Says(text, first_token_s=first_token_s)) as llm:
        pipe.send(llm.base_url)
        pipe.recv()


@contextmanager
def provider(text: str, first_token_s: float) -> Iterator[str]:
    here, there = multiprocessing.Pipe()
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(there, text, first_token_s))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("stop")
        process.join()


@asynccontextmanager
async def three_ways(base_url: str, folder: Path) -> AsyncIterator[dict[str, Stream]]:
    llm = {"providers": [{"base_url": base_url, "model": "m"}], "total": "60s"}
    settings = load_settings(data_dir=folder, llm=llm)
    async with (
        open_stores(settings) as stores,
        open_language_model(settings, ledger=stores.spending, now=SystemClock().now, pepper=b"p" * 32) as wired,
        httpx2.AsyncClient() as http,
        AsyncOpenAI(base_url=base_url, api_key="none", max_retries=0) as sdk,
    ):

        async def bare_httpx() -> AsyncGenerator[object]:
            async with http.stream("POST", f"{base_url}/chat/completions", json=BODY) as response:
                async for line in response.aiter_lines():
                    if line.startswith("data: {"):
                        choices = orjson.loads(line[6:])["choices"]
                        if choices and (text := choices[0]["delta"].get("content")):
                            yield text

        async def bare_sdk() -> AsyncGenerator[object]:
            async for chunk in await sdk.chat.completions.create(**BODY):  # type: ignore[call-overload]  # as above
                if chunk.choices and (text := chunk.choices[0].delta.content):
                    yield text

        yield {
            "bare httpx2": bare_httpx,
            "bare SDK": bare_sdk,
            "ours": lambda: wired.model.stream(PROMPT, PAYER, Deadline.after(60)),
        }


async def first_token_ms(stream: Stream) -> float:
    begun = perf_counter()
    pieces = stream()
    await anext(pieces)
    took = perf_counter() - begun
    async for _ in pieces:
        pass
    return took * 1000


async def cpu_us_per_token(stream: Stream) -> float:
    begun = process_time()
    tokens = 0
    async for _ in stream():
        tokens += 1
    return (process_time() - begun) / tokens * 1e6


async def measure(base_url: str, rounds: int, measured: Callable[[Stream], Awaitable[float]]) -> dict[str, list[float]]:
    """The ways take turns, so that the machine's moods meet them alike."""
    with tempfile.TemporaryDirectory() as folder:
        async with three_ways(base_url, Path(folder)) as ways:
            taken: dict[str, list[float]] = {name: [] for name in ways}
            for number in range(rounds + 3):
                for name, stream in ways.items():
                    value = await measured(stream)
                    if number >= 3:
                        taken[name].append(value)
            return taken


def main() -> None:
    with provider("She sails.", FIRST_TOKEN_S) as base_url:
        firsts = uvloop.run(measure(base_url, CALLS, first_token_ms))
    bare = statistics.median(firsts["bare httpx2"])
    print(f"first token, of a provider that takes {FIRST_TOKEN_S * 1000:.0f} ms; p50 of {CALLS} calls each")
    for name, values in firsts.items():
        p50, p95 = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        print(f"  {name:<12} p50 {p50:6.2f} ms  p95 {p95:6.2f} ms  {p50 - bare:+.2f} ms")
    print("  goal: ours within 5 ms of bare httpx2 (p50)")
    with provider("word " * TOKENS, 0.0) as base_url:
        costs = uvloop.run(measure(base_url, 7, cpu_us_per_token))
    print(f"processor time per streamed token; median of 7 answers of {TOKENS} tokens each")
    for name, values in costs.items():
        print(f"  {name:<12} {statistics.median(values):6.1f} µs")
    print("  goal: ours at most 100 µs")


if __name__ == "__main__":
    main()
