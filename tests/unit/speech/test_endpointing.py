from hypothesis import given
from hypothesis import strategies as st

from vitavoce.speech.endpointing import WINDOW_MS, Change, Endpointer, EndpointRules, TurnDetection

RULES = EndpointRules()
DETECTION = TurnDetection()


def changes(probabilities: list[float], *, guarded: bool = False, endpointer: Endpointer | None = None) -> list[Change]:
    endpointer = endpointer or Endpointer(RULES)
    told = (endpointer.advance(value, DETECTION, guarded=guarded) for value in probabilities)
    return [change for change in told if change is not None]


def test_speech_begins_pauses_and_goes_on() -> None:
    assert changes([0.1, 0.9, 0.9, 0.9, *[0.1] * 5, 0.9]) == [Change.BEGAN, Change.PAUSED, Change.RESUMED]


def test_a_single_loud_window_is_no_speech() -> None:
    assert changes([0.1, 0.9, 0.1, 0.9, 0.1]) == []


def test_while_an_answer_sounds_speech_must_be_surer_and_longer() -> None:
    assert changes([0.6] * 20, guarded=True) == []
    assert changes([0.9, 0.9, 0.1], guarded=True) == []
    assert changes([0.9, 0.9, 0.9], guarded=True) == [Change.BEGAN]


def test_a_soft_word_within_a_sentence_is_no_pause() -> None:
    assert changes([0.9, 0.9, *[0.4] * 20]) == [Change.BEGAN]


def test_times_are_those_of_the_samples() -> None:
    endpointer = Endpointer(RULES)
    changes([0.1] * 10 + [0.9] * 5 + [0.1] * 6, endpointer=endpointer)
    assert endpointer.began_ms == 10 * WINDOW_MS
    assert endpointer.last_speech_ms == 15 * WINDOW_MS
    assert endpointer.silence_ms == 6 * WINDOW_MS
    assert endpointer.speech_ms == 5 * WINDOW_MS


def test_a_short_asked_silence_shortens_the_pause() -> None:
    endpointer = Endpointer(RULES)
    detection = TurnDetection(silence_duration_ms=64)
    told = [endpointer.advance(value, detection, guarded=False) for value in [0.9, 0.9, 0.1, 0.1]]
    assert told[-1] is Change.PAUSED


def test_unfinished_words_wait_longer_and_unknown_ones_a_little() -> None:
    asked = DETECTION.silence_duration_ms
    assert RULES.silence_needed_ms(DETECTION, text_known=True, unfinished=False) == asked
    assert RULES.silence_needed_ms(DETECTION, text_known=False, unfinished=False) == asked + RULES.text_grace_ms
    assert RULES.silence_needed_ms(DETECTION, text_known=True, unfinished=True) == RULES.unfinished_silence_ms


@given(st.lists(st.floats(0, 1), max_size=200), st.booleans())
def test_changes_always_come_in_turn(probabilities: list[float], guarded: bool) -> None:  # noqa: FBT001  # hypothesis gives it
    endpointer = Endpointer(RULES)
    follows = {None: {Change.BEGAN}, Change.BEGAN: {Change.PAUSED}, Change.PAUSED: {Change.RESUMED},
               Change.RESUMED: {Change.PAUSED}}  # fmt: skip
    last = None
    for change in changes(probabilities, guarded=guarded, endpointer=endpointer):
        assert change in follows[last]
        last = change
    assert endpointer.at_ms == len(probabilities) * WINDOW_MS
    assert endpointer.began_ms <= endpointer.last_speech_ms <= endpointer.at_ms
    assert endpointer.paused == (last is Change.PAUSED)
