"""The figures of a report, against sums that are exact, against simulation, and against the laws of probability."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitavoce.conversation.experiments.posterior import Beta, chance_less, expected_losses


@st.composite
def shares(draw: st.DrawFn, most: int = 2_000) -> Beta:
    trials = draw(st.integers(0, most))
    return Beta.after(draw(st.integers(0, trials)), trials)


def exact_chance_less(one: Beta, other: Beta) -> float:
    """The closed sum for whole parameters: P(one < other)."""
    return math.fsum(
        math.exp(
            _log_beta(one.a + i, one.b + other.b)
            - math.log(other.b + i)
            - _log_beta(1 + i, other.b)
            - _log_beta(one.a, one.b)
        )
        for i in range(int(other.a))
    )


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


@given(shares(), shares())
@settings(max_examples=20, deadline=None)
def test_the_chance_is_the_exact_sum(one: Beta, other: Beta) -> None:
    assert chance_less(one, other) == pytest.approx(exact_chance_less(one, other), abs=1e-8)


@given(shares(), shares())
@settings(max_examples=20, deadline=None)
def test_one_of_two_is_the_greater(one: Beta, other: Beta) -> None:
    assert chance_less(one, other) + chance_less(other, one) == pytest.approx(1.0, abs=1e-8)


@given(shares(most=400), shares(most=400), st.floats(0.5, 1.0), st.integers(0, 2**32))
@settings(max_examples=15, deadline=None)
def test_the_chance_is_what_simulation_finds(one: Beta, other: Beta, share: float, seed: int) -> None:
    dice = random.Random(seed)
    throws = 4_000
    found = sum(dice.betavariate(one.a, one.b) < share * dice.betavariate(other.a, other.b) for _ in range(throws))
    assert chance_less(one, other, share) == pytest.approx(found / throws, abs=5 * 0.5 / math.sqrt(throws))


@given(st.lists(shares(most=400), min_size=2, max_size=4), st.integers(0, 2**32))
@settings(max_examples=8, deadline=None)
def test_the_losses_are_what_simulation_finds(arms: list[Beta], seed: int) -> None:
    dice = random.Random(seed)
    throws = 4_000
    lost = [0.0] * len(arms)
    for _ in range(throws):
        thrown = [dice.betavariate(arm.a, arm.b) for arm in arms]
        lost = [sum_ + max(thrown) - one for sum_, one in zip(lost, thrown, strict=True)]
    for expected, found in zip(expected_losses(arms), lost, strict=True):
        assert expected == pytest.approx(found / throws, abs=0.03)


@given(shares(), shares())
@settings(max_examples=15, deadline=None)
def test_of_two_the_loss_is_the_exact_sum(one: Beta, other: Beta) -> None:
    """E[other - one, where other is greater], each mean taken within a distribution with one more success."""
    more_of_one, more_of_other = Beta(one.a + 1, one.b), Beta(other.a + 1, other.b)
    expected = other.mean * exact_chance_less(one, more_of_other) - one.mean * exact_chance_less(more_of_one, other)
    assert expected_losses([one, other])[0] == pytest.approx(expected, abs=1e-8)


@given(shares(), st.floats(0.0, 1.0))
@settings(max_examples=60, deadline=None)
def test_below_is_a_distribution(share: Beta, x: float) -> None:
    assert 0.0 <= share.below(x) <= 1.0 + 1e-12
    assert share.below(x) + Beta(share.b, share.a).below(1.0 - x) == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize(("a", "b", "x", "known"), [(1, 1, 0.3, 0.3), (2, 1, 0.5, 0.25), (2, 3, 0.4, 0.5248)])
def test_below_by_hand(a: float, b: float, x: float, known: float) -> None:
    assert Beta(a, b).below(x) == pytest.approx(known, abs=1e-12)


def test_a_crowd_beside_a_handful() -> None:
    crowd, handful = Beta.after(500_000, 1_000_000), Beta.after(6, 10)
    assert chance_less(crowd, handful) == pytest.approx(1 - handful.below(0.5), abs=1e-5)
    assert chance_less(handful, crowd) == pytest.approx(handful.below(0.5), abs=1e-5)


def test_the_same_counts_give_the_same_figures() -> None:
    arms = [Beta.after(31, 120), Beta.after(44, 118)]
    assert expected_losses(arms) == expected_losses(arms)
