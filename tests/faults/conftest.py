import json
import multiprocessing
from collections.abc import Awaitable, Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.faults.asking import SESSIONS

from vitavoce.storage.opening import open_database

Check = Callable[[str], Awaitable[int]]


@pytest.fixture
def forks() -> ForkServerContext:
    """Starts processes in 20 ms: their imports are paid once. (What is preloaded must be installed.)"""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "asyncpg", "vitavoce.conversation.preparing", "vitavoce.storage.opening"])
    return context


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Where the asking process writes down what it was told is kept."""
    path = tmp_path / "told"
    path.touch()
    return path


def told_lines(told: Path) -> list[str]:
    return told.read_text().splitlines()


@pytest.fixture
def whole_or_absent(told: Path) -> Check:
    """Checks every row of a database, and gives the number of turns."""

    async def check(url: str) -> int:
        database = open_database(url)
        rows = await database.read(
            lambda connection: connection.execute(
                text("SELECT session_id, number, id, document FROM turns ORDER BY session_id, number")
            ).all()
        )
        sessions = await database.read(
            lambda connection: connection.execute(text("SELECT id, turns, focus FROM sessions")).all()
        )
        finished = await database.read(
            lambda connection: connection.execute(
                text("SELECT session_id, turn_number, key FROM idempotency_keys WHERE turn_number IS NOT NULL")
            ).all()
        )
        await database.close()
        kept: dict[str, list[str]] = {session_id: [] for session_id in SESSIONS}
        for session_id, number, turn_id, document in rows:
            turn = json.loads(document)
            assert (turn["id"], turn["session_id"]) == (turn_id, session_id)
            assert number == len(kept[session_id]), "numbers leave no gap"
            kept[session_id].append(turn["question"].split()[0])
        for session_id, turns, focus in sessions:
            questions = kept[session_id]
            assert turns == len(questions)
            assert questions == [f"q{number}" for number in range(turns)], "each question once, in order"
            remembered = [word.split()[0] for word in json.loads(focus).get("words", [])]
            assert remembered == questions[-3:], "the session's state is its last turn's"
        assert {(session_id, number, f"k{number}") for session_id, number, *_ in rows} == {
            tuple(row) for row in finished
        }
        for line in told_lines(told):
            session_id, number = line.split()
            assert int(number) < len(kept[session_id]), "what was told as kept is kept"
        return len(rows)

    return check
