"""What is likeliest to be asked is answered beforehand, by a real model's protocol, and found by whoever asks it."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.scripted_llm import Refuses, Request, Says, Scene, ScriptedLlm, scripted_llm

from vitavoce.bootstrap import Services, choose_default, open_services
from vitavoce.conversation.warming import Warmed
from vitavoce.core.config import load_settings
from vitavoce.core.errors import ProfileNotFound
from vitavoce.wiring.resume_files import EXAMPLE_SLUG

OFTEN = "what did she build with kubernetes"
ONCE = "does she know about boats"


PATIENT = {"first_token": "20s", "total": "20s"}  # a busy machine proves nothing of the provider


def honest(request: Request) -> Scene:
    certain = re.search(r"Certain answer: (.+)", request.text)
    assert certain, request.text
    return Says(certain[1])


@pytest.fixture
def llm() -> Iterator[ScriptedLlm]:
    with scripted_llm(honest) as server:
        yield server


@asynccontextmanager
async def house(folder: Path, llm: ScriptedLlm) -> AsyncIterator[Services]:
    settings = load_settings(data_dir=folder, llm={"providers": [{"base_url": llm.base_url, "model": "m"}], **PATIENT})
    async with open_services(settings) as services:
        await choose_default(services, None)
        yield services


async def asked_by(services: Services, text: str) -> str:
    session = (await services.sessions.open()).session.id
    return str((await services.taker.take(session, text)).document()["answered_by"])


async def test_what_was_answered_beforehand_costs_no_call_when_it_is_asked(tmp_path: Path, llm: ScriptedLlm) -> None:
    async with house(tmp_path, llm) as services:
        warmed = await services.warmer.warm(EXAMPLE_SLUG, limit=5)
        assert warmed == Warmed(written=5, known=0, left=0)
        assert await services.warmer.warm(EXAMPLE_SLUG, limit=5) == Warmed(written=0, known=5, left=0)
        suggested = (await services.shelf.get(EXAMPLE_SLUG)).suggestions[0]
        assert await asked_by(services, suggested) == "cache"
        assert llm.calls == 5


async def test_what_several_visitors_ask_comes_first_and_what_one_asks_not_at_all(
    tmp_path: Path, llm: ScriptedLlm
) -> None:
    async with house(tmp_path, llm) as services:
        for _ in range(3):
            await asked_by(services, OFTEN)
        session = (await services.sessions.open()).session.id
        for _ in range(5):
            await services.taker.take(session, ONCE)
    asked_before = llm.calls
    async with house(tmp_path, llm) as services:
        await services.warmer.warm(EXAMPLE_SLUG, limit=50)
        questions = [request.text.rsplit("Question: ", 1)[1].strip() for request in llm.requests[asked_before:]]
        assert questions[0] == OFTEN
        assert ONCE not in questions


async def test_a_model_that_is_down_is_not_asked_fifty_times(tmp_path: Path, llm: ScriptedLlm) -> None:
    llm.play(Refuses(402))
    async with house(tmp_path, llm) as services:
        assert await services.warmer.warm(EXAMPLE_SLUG) == Warmed(written=0, known=0, left=3)
        assert llm.calls == 1


async def test_nobody_of_that_name(tmp_path: Path, llm: ScriptedLlm) -> None:
    async with house(tmp_path, llm) as services:
        with pytest.raises(ProfileNotFound):
            await services.warmer.warm("nobody")
