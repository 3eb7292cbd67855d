"""Sounds made for tests: 16-bit mono samples, and what espeak-ng says."""

import io
import subprocess
import wave
from functools import cache

import numpy as np
from numpy.typing import NDArray

from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm

Wave = NDArray[np.float64]


def pcm(samples: Wave, rate_hz: int = HEARING_RATE_HZ) -> Pcm:
    return Pcm((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes(), rate_hz)


def silence(seconds: float, rate_hz: int = HEARING_RATE_HZ) -> Pcm:
    return pcm(np.zeros(int(seconds * rate_hz)), rate_hz)


def white_noise(seconds: float, loudness: float = 0.1, rate_hz: int = HEARING_RATE_HZ) -> Pcm:
    return pcm(np.random.default_rng(7).normal(0, loudness, int(seconds * rate_hz)), rate_hz)


def tone(seconds: float, pitch_hz: float = 440, rate_hz: int = HEARING_RATE_HZ) -> Pcm:
    return pcm(0.5 * np.sin(2 * np.pi * pitch_hz * _times(seconds, rate_hz)), rate_hz)


def clicks(seconds: float, rate_hz: int = HEARING_RATE_HZ) -> Pcm:
    samples = np.zeros(int(seconds * rate_hz))
    samples[:: rate_hz // 2] = 0.9
    return pcm(samples, rate_hz)


def music(seconds: float, rate_hz: int = HEARING_RATE_HZ) -> Pcm:
    """Chords of plucked strings, one a half second."""
    times = _times(seconds, rate_hz)
    samples = np.zeros_like(times)
    chords = ((262, 330, 392), (294, 349, 440), (330, 392, 494), (262, 349, 440))
    for beat in range(int(seconds * 2)):
        since = times - beat / 2
        heard = (since >= 0) * np.exp(-3 * np.clip(since, 0, None))
        for pitch_hz in chords[beat % len(chords)]:
            for harmonic in (1, 2, 3):
                samples += heard * np.sin(2 * np.pi * pitch_hz * harmonic * since) / (8 * harmonic)
    return pcm(samples, rate_hz)


@cache
def spoken(text: str, voice: str = "en-us") -> Pcm:
    """What espeak-ng makes of it, at the rate recognisers take."""
    made = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "150", "--stdout", text], capture_output=True, check=True, timeout=20
    )
    with wave.open(io.BytesIO(made.stdout)) as file:
        rate_hz = file.getframerate()
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    length = int(len(samples) * HEARING_RATE_HZ / rate_hz)
    places = np.arange(length) * rate_hz / HEARING_RATE_HZ
    return pcm(np.interp(places, np.arange(len(samples)), samples))


def joined(*sounds: Pcm) -> Pcm:
    return Pcm(b"".join(sound.data for sound in sounds), sounds[0].rate_hz)


def wav(sound: Pcm) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(sound.rate_hz)
        written.writeframes(sound.data)
    return file.getvalue()


def _times(seconds: float, rate_hz: int) -> Wave:
    return np.arange(int(seconds * rate_hz)) / rate_hz
