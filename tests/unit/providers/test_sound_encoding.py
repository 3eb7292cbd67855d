import numpy as np
import pytest
from tests.sounds import spoken

from vitavoce.domain.speech import HEARING_RATE_HZ, SPEAKING_RATE_HZ
from vitavoce.providers.sound_encoding import ContainerEncoder


@pytest.fixture(scope="module")
def speech() -> bytes:
    """Twelve seconds of it, as voices give it."""
    heard = np.frombuffer(spoken("She built a live map of what talks to what in a cluster. " * 4).data, dtype=np.int16)
    places = np.arange(0, len(heard), HEARING_RATE_HZ / SPEAKING_RATE_HZ)
    return np.interp(places, np.arange(len(heard)), heard).astype(np.int16).tobytes()


def encoded_bytes(form: str, samples: bytes) -> int:
    encoder = ContainerEncoder(form, "made by a machine")
    return len(encoder.write(samples)) + len(encoder.finish())


def test_opus_is_about_half_as_large_as_mp3(speech: bytes):
    assert 0.3 < encoded_bytes("opus", speech) / encoded_bytes("mp3", speech) < 0.65
