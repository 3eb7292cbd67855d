"""What counts as right, wrong and neither."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.evaluation.cases import Case
from vitavoce.evaluation.player import Prediction
from vitavoce.evaluation.scorers import folded, judge, says, total

CASE = Case(id="a", question="?")
MADE = Prediction(id="a", kind="answer", intent="experience", items=(), cards=(), answer="", understood={}, ms=1.0)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Häme University", "hame"),
        ("“Lamb.js” it is", '"lamb.js"'),
        ("from 2019 – 2021", "2019 - 2021"),
        ("a 50% increase", "50%"),
        ("She wrote C++ there", "C++"),
        ("three jobs", "three"),
        ("grooming dogs", "groom"),
        ("Python", "Python 3"[:6]),
    ],
)
def test_an_answer_says_a_text_whatever_its_case_accents_and_quotes(answer: str, wanted: str) -> None:
    assert says(folded(answer), wanted)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("14 months", "4 month"),
        ("1,200 people", "200"),
        ("version 3.14", "3"),
        ("in 20190", "2019"),
        ("JavaScript", "script"),
        ("scored 3.67", "3.6"),
    ],
)
def test_a_text_inside_a_number_or_a_word_is_not_said(answer: str, wanted: str) -> None:
    assert not says(folded(answer), wanted)


def test_forbidden_texts_count_as_whole_words_only() -> None:
    case = replace(CASE, answer_has_not=("Rust",))
    assert judge(case, replace(MADE, answer="It is trusted, rusty and Rustlers play it")).passed
    outcome = judge(case, replace(MADE, answer="Rust, since 2019"))
    assert not outcome.passed
    assert outcome.reasons == ("says 'Rust'",)


@pytest.mark.parametrize(
    ("expected", "kind_ok", "came", "right"),
    [
        ("answer", (), "answer", True),
        ("answer", (), "unanswerable", False),
        ("answer", ("unanswerable",), "unanswerable", True),
        ("greeting", (), "smalltalk", True),
        ("smalltalk", (), "smalltalk", True),
        ("blocked", (), "off_topic", True),
        ("off_topic", (), "blocked", True),
        ("off_topic", (), "smalltalk", False),
    ],
)
def test_kinds_are_compared_by_what_they_mean(
    expected: str, kind_ok: tuple[str, ...], came: str, *, right: bool
) -> None:
    assert judge(replace(CASE, kind=expected, kind_ok=kind_ok), replace(MADE, kind=came)).kind is right


@pytest.mark.parametrize(
    ("expected", "allowed", "found", "f1"),
    [
        ((), (), (), 1.0),
        ((), (), ("/work/0",), 0.0),
        ((), ("/work/0",), ("/work/0",), 1.0),
        (("/work/0",), (), (), 0.0),
        (("/work/0",), (), ("/work/0",), 1.0),
        (("/work/0",), ("/work/1",), ("/work/0", "/work/1"), 1.0),
        (("/work/0",), (), ("/work/0", "/work/1"), 2 / 3),
        (("/work/0", "/work/1"), (), ("/work/0",), 2 / 3),
        (("/work/0",), (), ("/work/0", "/work/0"), 1.0),
    ],
)
def test_items_are_weighed_by_f1_without_those_allowed(
    expected: tuple[str, ...], allowed: tuple[str, ...], found: tuple[str, ...], f1: float
) -> None:
    outcome = judge(replace(CASE, items=expected, items_ok=allowed), replace(MADE, items=found))
    assert outcome.item_f1 == pytest.approx(f1)


def test_what_is_not_expected_is_not_judged() -> None:
    outcome = judge(CASE, MADE)
    assert (outcome.kind, outcome.intent, outcome.item_f1, outcome.cards, outcome.said) == (None,) * 5
    assert outcome.passed


def test_cards_are_judged_on_the_first_four() -> None:
    case = replace(CASE, kind="answer", items=("/work/0", "/work/1"), items_ok=("/skills/0",))
    assert judge(case, replace(MADE, cards=("/work/0", "/skills/0", "/work/5", "/work/6", "/work/1"))).cards == 1 / 3
    assert judge(case, replace(MADE, cards=("/skills/0",))).cards is None
    assert judge(case, MADE).cards == 0.0


def test_totals_weigh_items_over_all_cases_that_expect_an_answer() -> None:
    hit = judge(replace(CASE, kind="answer", items=("/work/0",)), replace(MADE, items=("/work/0", "/work/1")))
    missed = judge(replace(CASE, kind="answer", items=("/work/0",)), MADE)
    stray = judge(replace(CASE, kind="unanswerable", items=()), replace(MADE, items=("/work/0",)))
    score = total([hit, missed, stray])
    assert score.precision == 1 / 2
    assert score.recall == 1 / 2
    assert score.f1 == 1 / 2
    assert score.kind == pytest.approx(2 / 3)
    assert score.passed == 0.0


refs = st.lists(st.sampled_from([f"/work/{number}" for number in range(6)]), unique=True).map(tuple)


@given(expected=refs, allowed=refs, found=refs)
def test_scores_are_shares_and_a_perfect_prediction_scores_one(
    expected: tuple[str, ...], allowed: tuple[str, ...], found: tuple[str, ...]
) -> None:
    case = replace(CASE, kind="answer", items=expected, items_ok=allowed)
    outcome = judge(case, replace(MADE, items=found, cards=found))
    assert outcome.item_f1 is not None
    assert 0.0 <= outcome.item_f1 <= 1.0
    assert judge(case, replace(MADE, items=expected)).item_f1 == 1.0
    extra = judge(case, replace(MADE, items=(*expected, *allowed)))
    assert extra.item_f1 == 1.0
