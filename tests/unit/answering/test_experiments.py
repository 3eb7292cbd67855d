from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.answering.experiments import Arm, Experiment, assigned

TONE = Experiment(
    name="tone",
    arms=(Arm(name="plain", weight=3), Arm(name="witty", weight=1, persona="witty")),
    start=date(2026, 11, 1),
    end=date(2026, 11, 30),
)


@given(st.text(max_size=40))
def test_a_session_stays_in_its_arm(session_id: str):
    assert TONE.arm_of(session_id) is TONE.arm_of(session_id)


def test_weights_hold_over_many_sessions():
    arms = Counter(TONE.arm_of(f"ses_{number}").name for number in range(8_000))
    assert arms["plain"] / 8_000 == pytest.approx(0.75, abs=0.02)


def test_two_experiments_share_their_visitors_anew():
    other = Experiment(name="length", arms=TONE.arms, start=TONE.start)
    both = Counter((TONE.arm_of(f"s{n}").name, other.arm_of(f"s{n}").name) for n in range(8_000))
    assert both["witty", "witty"] / 8_000 == pytest.approx(1 / 16, abs=0.01)


@pytest.mark.parametrize(
    ("day", "running"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 11, 30), True),
        (date(2026, 12, 1), False),
    ],
)
def test_runs_from_its_first_day_to_its_last(day: date, *, running: bool):
    assert (assigned([TONE], "ses_1", "ivo", day) is not None) is running


def test_runs_on_the_profiles_it_names():
    narrow = Experiment(name="tone", arms=TONE.arms, start=TONE.start, profiles=("ada",))
    assert assigned([narrow], "ses_1", "ivo", date(2026, 11, 5)) is None
    assert assigned([narrow], "ses_1", "ada", date(2026, 11, 5)) is not None


def test_a_stopped_arm_gets_nobody():
    sessions = [f"ses_{number}" for number in range(200)]
    given = [assigned([TONE], session, "ivo", date(2026, 11, 5), {("tone", "witty")}) for session in sessions]
    assert {found.arm.name for found in given if found} == {"plain"}
    assert None in given
