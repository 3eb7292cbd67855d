from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.core.errors import SpeechNotFound
from vitavoce.domain.speech import DETECTING_SAMPLES, HEARING_RATE_HZ, SAMPLE_BYTES, Pcm
from vitavoce.speech.speech_finding import SpeechRules, speech_in

WINDOW = DETECTING_SAMPLES * SAMPLE_BYTES
RULES = SpeechRules(margin_ms=64)


class Judge:
    def __init__(self, *probabilities: float) -> None:
        self._probabilities = probabilities

    def probabilities(self, sound: bytes) -> Sequence[float]:
        return self._probabilities


def windows(count: int) -> Pcm:
    return Pcm(b"".join(bytes([number]) * WINDOW for number in range(count)), HEARING_RATE_HZ)


def test_what_is_not_speech_is_cut_off_but_for_a_margin() -> None:
    found = speech_in(windows(20), Judge(*[0.1] * 7, *[0.9] * 6, *[0.2] * 7), RULES)
    assert found.data == windows(20).data[5 * WINDOW : 15 * WINDOW]


def test_pauses_within_stay() -> None:
    found = speech_in(windows(20), Judge(*[0.9] * 3, *[0.0] * 14, *[0.9] * 3), RULES)
    assert found == windows(20)


@given(st.lists(st.floats(0, 0.49), max_size=40), st.integers(0, 4))
def test_where_nobody_speaks_for_long_enough_there_is_nothing(quiet: list[float], loud: int) -> None:
    probabilities = [*quiet, *[0.9] * loud]
    with pytest.raises(SpeechNotFound):
        speech_in(windows(len(probabilities)), Judge(*probabilities), RULES)
