"""What must hold after any fault: every turn is whole or absent."""

import json
from pathlib import Path

from sqlalchemy import Connection, Row, text
from tests.faults.asking import SESSIONS

from vitavoce.storage.opening import open_database

_TURNS = "SELECT session_id, number, id, document FROM turns ORDER BY session_id, number"
_SESSIONS = "SELECT id, turns, focus FROM sessions"
_FINISHED_KEYS = "SELECT session_id, turn_number, key FROM idempotency_keys WHERE turn_number IS NOT NULL"

Rows = list[Row[tuple[object, ...]]]


async def count_whole_turns(url: str, told: Path) -> int:
    """Checks every row, and gives the number of turns."""
    database = open_database(url)
    turns, sessions, finished = await database.read(_all_rows)
    await database.close()
    kept: dict[str, list[str]] = {session_id: [] for session_id in SESSIONS}
    for session_id, number, turn_id, document in turns:
        turn = json.loads(document)
        assert (turn["id"], turn["session_id"]) == (turn_id, session_id)
        assert number == len(kept[session_id]), "numbers leave no gap"
        kept[session_id].append(turn["question"].split()[0])
    for session_id, count, focus in sessions:
        questions = kept[session_id]
        assert count == len(questions)
        assert questions == [f"q{number}" for number in range(count)], "each question once, in order"
        remembered = [word.split()[0] for word in json.loads(focus).get("words", [])]
        assert remembered == questions[-3:], "the session's state is its last turn's"
    assert {tuple(row) for row in finished} == {(row.session_id, row.number, f"k{row.number}") for row in turns}
    for session_id, number in told_turns(told):
        assert number < len(kept[session_id]), "what was told as kept is kept"
    return len(turns)


def told_turns(told: Path) -> list[tuple[str, int]]:
    lines = (line.split() for line in told.read_text().splitlines())
    return [(session_id, int(number)) for session_id, number in lines]


def _all_rows(connection: Connection) -> tuple[Rows, Rows, Rows]:
    turns, sessions, finished = (
        list(connection.execute(text(query)).all()) for query in (_TURNS, _SESSIONS, _FINISHED_KEYS)
    )
    return turns, sessions, finished
