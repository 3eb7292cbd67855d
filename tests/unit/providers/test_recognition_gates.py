import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.core.errors import SpeechNotFound
from vitavoce.providers.stt.gates import Gates, Segment

GATES = Gates(["Thank you", "Thank you for watching", "You"])
SURE, UNSURE = -0.2, -0.8


def test_what_is_sure_is_believed() -> None:
    told = GATES.believe([Segment(" What did she build", -0.1, 0.01), Segment(" with Go? ", -0.3, 0.02)])
    assert told.text == "What did she build with Go?"
    assert told.confidence == pytest.approx(0.85, abs=0.03)


@pytest.mark.parametrize(
    "segment",
    [
        Segment("Thank you for watching!", UNSURE, 0.1),
        Segment("Thank you.", SURE, 0.4),
        Segment("you", -0.4, 0.0),
        Segment("What did she build?", -1.2, 0.0),
        Segment("What did she build?", UNSURE, 0.8),
        Segment("go go go go", SURE, 0.0),
        Segment("I was going to the to the to the to the house", SURE, 0.0),
        Segment("la la la " * 30, SURE, 0.0),
        Segment(" . ", SURE, 0.0),
        Segment("", SURE, 0.0),
    ],
    ids=["phantom", "phantom in silence", "short phantom", "unlikely", "silence", "stuck", "stuck words", "compressed",
         "punctuation", "empty"],
)  # fmt: skip
def test_what_is_not_is_nothing(segment: Segment) -> None:
    with pytest.raises(SpeechNotFound):
        GATES.believe([segment])


def test_thanks_that_were_really_said_are_heard() -> None:
    assert GATES.believe([Segment("Thank you.", -0.15, 0.02)]).text == "Thank you."


def test_a_phantom_after_a_question_is_left_out() -> None:
    assert GATES.believe([Segment("Where did he study?", SURE, 0.0), Segment("Thank you.", UNSURE, 0.5)]).text == (
        "Where did he study?"
    )


def test_an_engine_that_tells_nothing_of_itself_is_believed_half() -> None:
    assert GATES.believe([Segment("Where did he study?")]).confidence == 0.5


def test_words_may_be_said_twice_and_three_times() -> None:
    text = "Has she worked with Go, Go and Go?"
    assert GATES.believe([Segment(text, SURE, 0.0)]).text == text


@given(st.lists(st.builds(Segment, st.text(max_size=80), st.floats(-5, 0), st.floats(0, 1)), max_size=4))
def test_whatever_comes_is_believed_within_bounds_or_not_at_all(segments: list[Segment]) -> None:
    try:
        told = GATES.believe(segments)
    except SpeechNotFound:
        return
    assert told.text.strip()
    assert 0 <= told.confidence <= 1
