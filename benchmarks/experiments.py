"""What an experiment costs a turn, what a look at it costs, and how often the guard is right.

``python -m benchmarks.experiments``; the simulated visitors are the same at every run.
"""

import asyncio
import random
import statistics
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from tests.servers import postgresql_server

from vitavoce.answering.experiments import Arm, Experiment
from vitavoce.conversation.experiments.guard import GuardRules, harmful_arms
from vitavoce.conversation.experiments.report import report_of
from vitavoce.domain.keeping import NewTurn, StoredProfile
from vitavoce.domain.outcomes import Exposure, Tally, visitor_of
from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session
from vitavoce.storage.migrating import upgrade
from vitavoce.storage.opening import open_database
from vitavoce.storage.profile_store import SqlProfileStore
from vitavoce.storage.session_store import SqlSessionStore
from vitavoce.storage.turn_store import SqlTurnStore

NOW = datetime.now(UTC)
TURNS = 400
DOCUMENT = "x" * 3_000  # a turn with three cards
TONE = Experiment(name="tone", arms=(Arm(name="plain"), Arm(name="witty")), start=date(2026, 1, 1), minimum=100)
MOST_SESSIONS = 1_500  # of each arm
SESSIONS_A_LOOK = 25
EXPERIMENTS = 200
_SUSPICIOUS = 0.85  # of the control's outcomes; with more than that no arm is stopped at 1,500 sessions


async def keeping(url: str) -> dict[str, float]:
    """The median of a turn kept, in milliseconds, one after another and the kinds in turn."""
    await upgrade(url)
    database = open_database(url)
    sessions, turns = SqlSessionStore(database), SqlTurnStore(database)
    await SqlProfileStore(database).save(StoredProfile("ada", "v1", {}, NOW))
    kinds: dict[str, str | None] = {"no experiment": "", "in an arm": "witty", "going on outside it": None}
    took: dict[str, list[float]] = {kind: [] for kind in kinds}
    for kind in kinds:
        await sessions.create(Session(id=kind, profile_slug="ada", created_at=NOW, expires_at=NOW))
    for number in range(TURNS):
        for kind, arm in kinds.items():
            exposure = Exposure(visitor=visitor_of(kind), experiment="tone", arm=arm, answered=True)
            turn = NewTurn(
                id=f"{kind} {number}",
                session_id=kind,
                created_at=NOW,
                json=DOCUMENT,
                focus=Focus(),
                expected_turns=number,
                expires_at=NOW,
                exposure=None if arm == "" else exposure,
            )
            begun = perf_counter()
            await turns.append(turn)
            took[kind].append((perf_counter() - begun) * 1000)
    await database.close()
    return {kind: statistics.median(times) for kind, times in took.items()}


def stopped_after(rate: float, of_it: float, seed: int) -> int | None:
    """Sessions of each arm until the guard stops the second one, which has ``of_it`` of the first one's rate."""
    visitors = random.Random(seed)
    liked = [0, 0]
    for sessions in range(1, MOST_SESSIONS + 1):
        for arm, chance in enumerate((rate, rate * of_it)):
            liked[arm] += visitors.random() < chance
        if sessions >= TONE.minimum and sessions % SESSIONS_A_LOOK == 0 and liked[1] < _SUSPICIOUS * liked[0]:
            tallies = [
                Tally(experiment="tone", arm=arm.name, sessions=sessions, thumbs_up=count)
                for arm, count in zip(TONE.arms, liked, strict=True)
            ]
            if harmful_arms(TONE, tallies, GuardRules()):
                return sessions
    return None


def tell_guard() -> None:
    for rate in (0.1, 0.3):
        for of_it in (1.0, 0.5):
            experiments = EXPERIMENTS if of_it == 1.0 else EXPERIMENTS // 4
            found = [after for seed in range(experiments) if (after := stopped_after(rate, of_it, seed))]
            share = len(found) / experiments
            words = f"arm with {of_it:.0%} of a rate of {rate:.0%}: stopped in {share:.1%} of {experiments}"
            print(f"{words}, after {statistics.median(found) if found else '–'} sessions of each (median)")


def tell_looks() -> None:
    for sessions in (100, 10_000, 1_000_000):
        tallies = [
            Tally(experiment="tone", arm=arm.name, sessions=sessions, thumbs_up=sessions // 5) for arm in TONE.arms
        ]
        begun = perf_counter()
        harmful_arms(TONE, tallies, GuardRules())
        looked = perf_counter()
        report_of(TONE, tallies, ())
        reported = perf_counter()
        print(
            f"{sessions:>9} sessions an arm: a look {(looked - begun) * 1000:.0f} ms, "
            f"a report {(reported - looked) * 1000:.0f} ms"
        )


async def tell_keeping() -> None:
    with tempfile.TemporaryDirectory() as folder, postgresql_server() as postgresql:
        for name, url in (("SQLite", f"sqlite:///{Path(folder)}/b.db"), ("PostgreSQL", postgresql.url("postgres"))):
            medians = await keeping(url)
            print(f"{name}: a turn kept, p50: " + ", ".join(f"{kind} {ms:.2f} ms" for kind, ms in medians.items()))


if __name__ == "__main__":
    asyncio.run(tell_keeping())
    tell_looks()
    tell_guard()
