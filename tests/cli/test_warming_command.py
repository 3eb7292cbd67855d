"""``vitavoce warm`` as its users meet it."""

import asyncio
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result
from tests.scripted_llm import Refuses, Request, Says, Scene, ScriptedLlm, scripted_llm
from tests.servers import RedisServer

from vitavoce.cli import main
from vitavoce.storage.redis_link import RedisLink
from vitavoce.wiring.resume_files import EXAMPLE_RESUME


def honest(request: Request) -> Scene:
    certain = re.search(r"Certain answer: (.+)", request.text)
    assert certain, request.text
    return Says(certain[1])


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


async def empty(redis_url: str) -> None:
    link = RedisLink(redis_url, command_s=5.0)
    await link.ask(lambda client: client.flushdb())
    await link.aclose()


async def kept(redis_url: str) -> list[str]:
    link = RedisLink(redis_url, command_s=5.0)
    keys = await link.ask(lambda client: client.keys("vitavoce:answer:*"))
    await link.aclose()
    return list(keys)


@pytest.fixture
def llm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, redis: RedisServer) -> Iterator[ScriptedLlm]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VITAVOCE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VITAVOCE_REDIS__URL", redis.url(3))
    monkeypatch.setenv("VITAVOCE_REDIS__WAIT_MS", "5000")
    monkeypatch.setenv("VITAVOCE_LLM__FIRST_TOKEN", "20s")  # a busy machine proves nothing of the provider
    monkeypatch.setenv("VITAVOCE_LLM__TOTAL", "20s")
    asyncio.run(empty(redis.url(3)))
    root = logging.getLogger()
    before = root.handlers[:], root.level
    with scripted_llm(honest) as server:
        providers = [{"base_url": server.base_url, "model": "m"}]
        monkeypatch.setenv("VITAVOCE_LLM__PROVIDERS", json.dumps(providers))
        assert run("import", str(EXAMPLE_RESUME)).exit_code == 0
        yield server
    root.handlers, root.level = before  # every command sets up logging for a process of its own
    structlog.reset_defaults()


def test_answers_are_there_for_the_next_process(llm: ScriptedLlm) -> None:
    first = run("warm", "--questions", "2")
    assert first.exit_code == 0, first.stderr
    assert first.stdout == "noor-halvorsen: 2 written, 0 known before, 0 left to templates\n"
    assert run("warm", "--questions", "2").stdout == "noor-halvorsen: 0 written, 2 known before, 0 left to templates\n"
    assert llm.calls == 2


def test_a_profile_is_erased_with_its_answers(llm: ScriptedLlm, redis: RedisServer) -> None:
    run("warm", "--questions", "2")
    assert len(asyncio.run(kept(redis.url(3)))) == 2
    assert run("erase", "--profile", "noor-halvorsen").exit_code == 0
    assert asyncio.run(kept(redis.url(3))) == []
    assert llm.calls == 2


def test_a_model_that_answers_nothing(llm: ScriptedLlm) -> None:
    llm.play(Refuses(401))
    result = run("warm", "--questions", "1", "--slug", "noor-halvorsen")
    assert result.exit_code == 1
    assert "doctor" in result.stderr


@pytest.mark.usefixtures("llm")
def test_nothing_to_warm_or_nowhere_to_keep_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VITAVOCE_REDIS__URL")
    without_redis = run("warm")
    assert (without_redis.exit_code, "REDIS__URL" in without_redis.stderr) == (1, True)
    monkeypatch.delenv("VITAVOCE_LLM__PROVIDERS")
    without_model = run("warm")
    assert (without_model.exit_code, "no language model" in without_model.stderr) == (1, True)
