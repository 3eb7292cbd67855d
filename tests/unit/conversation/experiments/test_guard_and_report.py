import logging
from datetime import UTC, date, datetime

import pytest

from vitavoce.answering.experiments import Arm, Experiment, assigned
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.experiments.guard import ExperimentGuard, GuardRules, harmful_arms
from vitavoce.conversation.experiments.report import report_of, reports_text
from vitavoce.domain.outcomes import StoppedArm, Tally
from vitavoce.storage.in_memory import Memory, Seen
from vitavoce.storage.outcomes_in_memory import InMemoryExperimentStore

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
TONE = Experiment(
    name="tone", arms=(Arm(name="plain"), Arm(name="witty"), Arm(name="terse")), start=date(2026, 11, 1), minimum=100
)


def tally(arm: str, sessions: int, thumbs_up: int) -> Tally:
    return Tally(experiment="tone", arm=arm, sessions=sessions, thumbs_up=thumbs_up)


def seen(memory: Memory, arm: str, sessions: int, thumbs_up: int) -> None:
    for number in range(sessions):
        up = number < thumbs_up
        memory.seen["tone", f"{arm} {number}"] = Seen(arm, NOW, turns=1, answered=1, thumbs_up=int(up))


def guard(memory: Memory, store: InMemoryExperimentStore | None = None) -> ExperimentGuard:
    return ExperimentGuard(store or InMemoryExperimentStore(memory), (TONE,), SetClock(NOW))


def test_an_arm_half_as_good_is_harmful_and_one_slightly_worse_is_not() -> None:
    tallies = [tally("plain", 400, 120), tally("witty", 400, 60), tally("terse", 400, 112)]
    assert [arm for arm, _ in harmful_arms(TONE, tallies, GuardRules())] == ["witty"]


def test_nothing_is_harmful_before_both_have_their_sessions() -> None:
    for plain, witty in ((99, 400), (400, 99)):
        tallies = [tally("plain", plain, plain // 2), tally("witty", witty, 0)]
        assert harmful_arms(TONE, tallies, GuardRules()) == []
    assert harmful_arms(TONE, [tally("plain", 100, 50), tally("witty", 100, 0)], GuardRules()) != []


def test_the_control_is_never_stopped() -> None:
    assert harmful_arms(TONE, [tally("plain", 500, 5), tally("witty", 500, 400)], GuardRules()) == []


def test_nobody_having_any_outcome_stops_nothing() -> None:
    assert harmful_arms(TONE, [tally("plain", 5_000, 0), tally("witty", 5_000, 0)], GuardRules()) == []


async def test_a_stopped_arm_is_out_on_every_copy_and_told_once(caplog: pytest.LogCaptureFixture) -> None:
    memory = Memory()
    store = InMemoryExperimentStore(memory)
    seen(memory, "plain", 200, 80)
    seen(memory, "witty", 200, 20)
    one, other = guard(memory, store), guard(memory, store)
    assert one.stopped() == frozenset()
    with caplog.at_level(logging.WARNING):
        for copy in (one, other, one):
            await copy.look()
    assert one.stopped() == other.stopped() == {("tone", "witty")}
    assert caplog.text.count("arm witty is stopped: more than 10% worse than “plain” in thumbs_up") == 1
    arms = {assigned((TONE,), f"ses_{n}", "ada", TODAY, stopped=other.stopped()) for n in range(200)}
    assert {assignment.arm.name if assignment else None for assignment in arms} == {"plain", "terse", None}


async def test_what_is_over_or_not_begun_is_left_alone() -> None:
    memory = Memory()
    seen(memory, "plain", 200, 80)
    seen(memory, "witty", 200, 0)
    store = InMemoryExperimentStore(memory)
    for start, end in ((date(2026, 1, 1), date(2026, 2, 1)), (date(2027, 1, 1), None)):
        experiment = Experiment(name="tone", arms=TONE.arms, start=start, end=end)
        await ExperimentGuard(store, (experiment,), SetClock(NOW)).look()
    assert list(await store.stopped()) == []


async def test_without_experiments_nobody_looks() -> None:
    await ExperimentGuard(InMemoryExperimentStore(Memory()), (), SetClock(NOW)).run(every_s=3_600)


def test_a_report_says_how_the_arms_compare() -> None:
    report = report_of(TONE, [tally("plain", 200, 40), tally("witty", 210, 84), tally("terse", 190, 36)], [])
    plain, witty, terse = report.arms
    assert (plain.better, plain.rate) == (None, 0.2)
    assert witty.better is not None
    assert witty.better > 0.999
    assert terse.better is not None
    assert 0.3 < terse.better < 0.5
    assert plain.loss == pytest.approx(0.4 - 0.2, abs=0.01)
    assert witty.loss < 1e-5
    assert report.verdict.startswith("Choose “witty”")


def test_too_few_sessions_are_told() -> None:
    report = report_of(TONE, [tally("plain", 200, 40), tally("witty", 60, 40)], [])
    assert report.missing_sessions == 100
    assert report.verdict == "Too early to tell: an arm still lacks 100 of 100 sessions."
    assert report.document()["minimum_reached"] is False
    assert report.arms[2].rate is None


def test_a_stopped_arm_is_told_with_the_reason_and_not_waited_for() -> None:
    stopped = [StoppedArm(experiment="tone", arm=arm, stopped_at=NOW, why="it harmed") for arm in ("witty", "terse")]
    report = report_of(TONE, [tally("plain", 200, 40), tally("witty", 40, 0)], stopped)
    assert "“witty” was stopped on 2026-11-22: it harmed" in report.text(TODAY)
    assert report.verdict == "“plain” is the only arm left."
    assert report.document()["arms"][1]["stopped_why"] == "it harmed"  # type: ignore[index]  # a list of dictionaries


def test_undecided_goes_on() -> None:
    assert (
        report_of(TONE, [tally(arm, 120, 30) for arm in ("plain", "witty", "terse")], []).verdict == "Undecided: go on."
    )


def test_a_table_for_people() -> None:
    text = reports_text([report_of(TONE, [tally("plain", 1, 1)], [])], TODAY)
    head, columns, plain, *_ = text.splitlines()
    assert head == "tone: sessions with more thumbs up than down (since 2026-11-01)"
    assert columns.split() == ["arm", "sessions", "outcomes", "rate", "thumbs", "down", "P(better)", "expected", "loss"]
    assert plain.split()[:5] == ["plain", "1", "1", "100.0%", "0"]
    assert reports_text([], TODAY).startswith("There are no experiments")
