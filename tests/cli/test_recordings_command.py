"""Visitors' recordings on the command line: listed for the owner, and gone with what is erased."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import CliRunner, Result

from vitavoce.bootstrap import choose_default, open_services
from vitavoce.cli import main
from vitavoce.core.config import load_settings
from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VITAVOCE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("VITAVOCE_RECORDINGS__KEEP", "true")
    yield tmp_path
    structlog.reset_defaults()


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


async def spoken_turns(count: int) -> list[str]:
    """Conversations of one spoken question each, by their ids."""
    sessions = []
    async with open_services(load_settings()) as services:
        await choose_default(services, None)
        for number in range(count):
            session_id = (await services.sessions.open()).session.id
            taken = await services.taker.take(session_id, f"What did she build in 202{number}?")
            sound = Pcm(b"\1\0" * HEARING_RATE_HZ, HEARING_RATE_HZ)
            await services.recordings.keep(session_id, str(taken.document()["id"]), sound)
            sessions.append(session_id)
        await services.speaking.close()
        await services.hearing.close()
    return sessions


def left(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in folder.rglob("*.flac"))


def test_they_are_listed_newest_first_each_with_an_address(folder: Path) -> None:
    first, second = asyncio.run(spoken_turns(2))
    told = json.loads(run("recordings", "--json").stdout)
    assert {one["session_id"] for one in told} == {first, second}
    assert {one["question"] for one in told} == {"What did she build in 2020?", "What did she build in 2021?"}
    assert all(one["bytes"] > 0 for one in told)
    assert all(one["address"].startswith(f"/v1/audio/recordings/{one['session_id']}/turn_") for one in told)
    words = run("recordings", "--session", first).stdout
    assert "What did she build in 2020?" in words
    assert "2021?" not in words


def test_where_none_are_kept_that_is_said(folder: Path) -> None:
    assert run("recordings").stdout == "No recordings are kept.\n"


def test_an_erased_conversation_takes_its_own_along(folder: Path) -> None:
    first, second = asyncio.run(spoken_turns(2))
    assert left(folder) == sorted([first, second])
    assert run("erase", first).exit_code == 0
    assert left(folder) == [second]


def test_an_erased_profile_takes_all_along(folder: Path) -> None:
    asyncio.run(spoken_turns(2))
    assert run("erase", "--profile", "noor-halvorsen").exit_code == 0
    assert left(folder) == []
