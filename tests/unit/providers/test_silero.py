import pytest
from tests.sounds import clicks, joined, music, silence, spoken, tone, white_noise

from vitavoce.domain.speech import DETECTING_SAMPLES, SAMPLE_BYTES, Pcm
from vitavoce.providers.vad.silero import SileroModel
from vitavoce.speech.vad import SpeechDetector

WINDOW_BYTES = DETECTING_SAMPLES * SAMPLE_BYTES


@pytest.fixture(scope="module")
def model() -> SileroModel:
    return SileroModel()


def judged(detector: SpeechDetector, sound: Pcm) -> list[float]:
    return [
        detector.probability(sound.data[begin : begin + WINDOW_BYTES])
        for begin in range(0, len(sound.data) - WINDOW_BYTES + 1, WINDOW_BYTES)
    ]


@pytest.mark.parametrize(
    "sound",
    [silence(3), white_noise(3), white_noise(3, loudness=0.4), tone(3), clicks(3), music(3)],
    ids=["silence", "hiss", "loud hiss", "tone", "clicks", "music"],
)
def test_no_sound_but_speech_is_taken_for_speech(model: SileroModel, sound: Pcm) -> None:
    assert max(judged(model.detector(), sound)) < 0.5


def test_speech_is_heard_and_its_end_too(model: SileroModel) -> None:
    probabilities = judged(model.detector(), joined(spoken("What did she build with Kubernetes?"), silence(1)))
    assert sum(value > 0.5 for value in probabilities) > 40
    assert max(probabilities[-20:]) < 0.2


def test_a_recording_at_once_is_judged_as_window_by_window(model: SileroModel) -> None:
    sound = joined(white_noise(0.5), spoken("Where did he study?"))
    assert model.probabilities(sound.data) == pytest.approx(judged(model.detector(), sound), abs=1e-4)


def test_streams_do_not_hear_each_other_and_a_reset_one_begins_anew(model: SileroModel) -> None:
    question = spoken("Where did he study?")
    alone = judged(model.detector(), question)
    first, second = model.detector(), model.detector()
    judged(first, music(1))
    assert judged(second, question) == alone
    first.reset()
    assert judged(first, question) == alone


def test_a_window_of_another_length_is_a_mistake(model: SileroModel) -> None:
    with pytest.raises(ValueError, match="512 samples"):
        model.detector().probability(b"\0" * 100)
