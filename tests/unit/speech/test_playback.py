import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.domain.speech import SpokenWord
from vitavoce.speech.playback import PlaybackClock, SpokenText


def words_of(text: str, each_ms: float) -> tuple[SpokenWord, ...]:
    """Each word takes as long as the next."""
    words = []
    place = 0
    for number, word in enumerate(text.split(" ")):
        words.append(SpokenWord(number * each_ms, (number + 1) * each_ms, place, place + len(word)))
        place += len(word) + 1
    return tuple(words)


def spoken(*clauses: str, each_ms: float = 100) -> SpokenText:
    said = SpokenText()
    at_ms = 0.0
    for clause in clauses:
        said.clause(clause, at_ms)
        duration_ms = len(clause.split()) * each_ms
        said.sound(duration_ms, words_of(clause, each_ms))
        said.clause_ended()
        at_ms += duration_ms
    return said


@pytest.mark.parametrize(
    ("position_ms", "heard"),
    [(0, ""), (99, ""), (100, "She"), (250, "She built"), (300, "She built it."), (400, "She built it. It")],
)
def test_only_words_heard_to_their_end_count(position_ms: float, heard: str) -> None:
    assert spoken("She built it.", "It works.").heard(position_ms) == heard


def test_a_clause_that_is_only_shown_counts_at_once() -> None:
    said = SpokenText()
    said.clause("Shown at once.", None)
    assert said.heard(0) == "Shown at once."


def test_without_bounds_words_are_estimated() -> None:
    said = SpokenText()
    said.clause("one two three four", 0.0)
    said.sound(1800, ())
    assert said.heard(900) == "one two"
    assert [word.begin for word in said.clause_ended()] == [0, 4, 8, 14]
    assert said.heard(900) == "one two"


def test_a_clip_still_coming_is_not_taken_to_be_shorter_than_usual_speech() -> None:
    said = SpokenText()
    said.clause("a sentence that has only just begun to sound", 0.0)
    said.sound(200, ())
    assert said.heard(200) == "a"


@given(st.lists(st.lists(st.sampled_from(["she", "built", "it", "(2021)"]), min_size=1), min_size=1), st.data())
def test_what_was_heard_is_a_beginning_and_grows(clauses: list[list[str]], data: st.DataObject) -> None:
    said = spoken(*(" ".join(words) for words in clauses))
    total_ms = sum(map(len, clauses)) * 100
    earlier = data.draw(st.integers(0, total_ms))
    later = data.draw(st.integers(earlier, total_ms))
    assert said.text.startswith(said.heard(later))
    assert said.heard(later).startswith(said.heard(earlier))
    assert len(said.heard(later).split()) == later // 100
    assert said.heard(total_ms) == said.text


def test_the_play_head_follows_time_but_not_beyond_what_was_sent() -> None:
    clock = PlaybackClock()
    clock.sent(500, 10.0)
    assert clock.position_ms(10.2) == pytest.approx(200)
    assert clock.position_ms(11.0) == 500
    clock.sent(500, 12.0)  # it had run dry
    assert clock.position_ms(12.1) == pytest.approx(600)
    assert clock.ahead_ms(12.1) == pytest.approx(400)


def test_held_it_stands_still() -> None:
    clock = PlaybackClock()
    clock.sent(1000, 0.0)
    clock.hold(0.3)
    assert clock.position_ms(5.0) == pytest.approx(300)
    clock.go_on(5.0)
    assert clock.position_ms(5.1) == pytest.approx(400)


def test_the_other_side_knows_better() -> None:
    clock = PlaybackClock()
    clock.sent(5000, 0.0)
    clock.told(100, 1.0)
    assert clock.position_ms(1.2) == pytest.approx(300)
    assert clock.position_ms(60.0) == pytest.approx(1600)  # a line that went down plays no further
