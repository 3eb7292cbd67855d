import numpy as np
import pytest

from vitavoce.domain.speech import DETECTING_SAMPLES, SAMPLE_BYTES, SPEAKING_RATE_HZ
from vitavoce.providers.vad.live_stream import LiveStream


class Indifferent:
    def judge(self, sound: bytes) -> list[float]:
        return [0.5] * (len(sound) // (DETECTING_SAMPLES * SAMPLE_BYTES))


def sine(pitch_hz: float, windows: int = 32) -> bytes:
    times = np.arange(windows * 768) / SPEAKING_RATE_HZ
    return (10_000 * np.sin(2 * np.pi * pitch_hz * times)).astype("<i2").tobytes()


def loudness(sound: bytes) -> float:
    samples = np.frombuffer(sound, "<i2").astype(float)[500:]
    return float(np.sqrt((samples**2).mean()))


def heard(sound: bytes, at_once: int = 1) -> bytes:
    stream = LiveStream(Indifferent())
    step = stream.window_bytes * at_once
    return b"".join(
        window.sound for begin in range(0, len(sound), step) for window in stream.judge(sound[begin : begin + step])
    )


def test_two_samples_come_of_three() -> None:
    assert len(heard(sine(440))) == len(sine(440)) * 2 // 3


@pytest.mark.parametrize("pitch_hz", [100, 1000, 3000, 5500])
def test_what_speech_holds_passes(pitch_hz: float) -> None:
    assert loudness(heard(sine(pitch_hz))) == pytest.approx(10_000 / 2**0.5, rel=0.02)


@pytest.mark.parametrize("pitch_hz", [9000, 11_000])
def test_what_would_be_folded_into_it_does_not(pitch_hz: float) -> None:
    assert loudness(heard(sine(pitch_hz))) < 60


def test_it_makes_no_difference_how_much_comes_at_once() -> None:
    assert heard(sine(440), at_once=1) == heard(sine(440), at_once=4)
