"""Copies of the server that share a database and a Redis: one purse, one memory of failing providers, one of answers."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.scripted_llm import Refuses, Request, Says, Scene, ScriptedLlm, scripted_llm
from tests.servers import RedisServer

from vitavoce.bootstrap import Services, choose_default, open_services
from vitavoce.core.config import load_settings
from vitavoce.domain.spending import Account
from vitavoce.storage.redis_link import RedisLink

PATIENT = {"first_token": "20s", "total": "20s", "wait": "20s"}  # a busy machine proves nothing of the provider
QUESTION = "what does she do now?"


def honest(request: Request) -> Scene:
    certain = re.search(r"Certain answer: (.+)", request.text)
    assert certain, request.text
    return Says(certain[1])


@pytest.fixture
def llm() -> Iterator[ScriptedLlm]:
    with scripted_llm(honest) as server:
        yield server


@pytest.fixture
async def redis_url(redis: RedisServer) -> AsyncIterator[str]:
    yield redis.url(2)
    link = RedisLink(redis.url(2), command_s=5.0)
    await link.ask(lambda client: client.flushdb())
    await link.aclose()


@asynccontextmanager
async def copy(
    folder: Path, llm: ScriptedLlm, database_url: str, redis_url: str | None, **more: Any
) -> AsyncIterator[Services]:
    settings = load_settings(
        data_dir=folder,
        database={"url": database_url},
        redis={"url": redis_url, "wait_ms": 5000},
        llm={"providers": [{"name": "groq", "base_url": llm.base_url, "model": "m"}], **PATIENT, **more},
    )
    async with open_services(settings) as services:
        await choose_default(services, None)
        assert services.model is not None
        await services.model.prepare()
        yield services


async def asked(services: Services, question: str = QUESTION) -> str:
    session = (await services.sessions.open()).session.id
    return str((await services.taker.take(session, question)).document()["answered_by"])


async def test_what_one_copy_found_out_the_other_needs_not(
    tmp_path: Path, llm: ScriptedLlm, postgresql_url: str, redis_url: str
) -> None:
    async with (
        copy(tmp_path, llm, postgresql_url, redis_url) as one,
        copy(tmp_path, llm, postgresql_url, redis_url) as other,
    ):
        assert (await other.readiness())["redis"] == "ok"
        assert await asked(one) == "llm"
        assert await asked(other) == "cache"
        llm.play(Refuses(402))
        assert await asked(one, "what did she study?") == "template"
        calls = llm.calls
        assert await asked(other, "what did she study?") == "template"
        assert llm.calls == calls
        assert "groq" in (await other.readiness())["language model"]
        assert "tried again in" in (await other.readiness())["language model"]


async def test_they_spend_from_one_purse(tmp_path: Path, llm: ScriptedLlm, postgresql_url: str) -> None:
    budgets = {"day": {"calls": 20, "usd": None}}
    async with (
        copy(tmp_path, llm, postgresql_url, None, budgets=budgets) as one,
        copy(tmp_path, llm, postgresql_url, None, budgets=budgets) as other,
    ):
        questions = [f"what does she do now, in {number} words?" for number in range(100)]
        await asyncio.gather(*(asked(services, question) for services in (one, other) for question in questions))
        for services in (one, other):
            assert services.model is not None
            await services.model.budget.settled()
        spent = await one.stores.spending.spent(Account("day", "", one.clock.today().isoformat()))
        assert llm.calls == spent.calls == 20
