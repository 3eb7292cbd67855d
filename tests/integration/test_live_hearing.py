"""What a real detector takes for a question, at the live door."""

from collections.abc import AsyncGenerator

import numpy as np
import pytest
import pytest_asyncio
from tests.realtime_house import RealtimeHouse, realtime_house
from tests.sounds import clicks, music, silence, spoken, tone, white_noise

from vitavoce.domain.speech import SPEAKING_RATE_HZ, Pcm
from vitavoce.providers.vad.live_stream import LiveStream
from vitavoce.providers.vad.silero import SileroModel

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[RealtimeHouse]:
    model = SileroModel()
    folder = tmp_path_factory.mktemp("house")
    async with realtime_house(folder, open_stream=lambda: LiveStream(model.detector())) as opened:
        yield opened


def at_speaking_rate(sound: Pcm) -> bytes:
    samples = np.frombuffer(sound.data, "<i2")
    places = np.arange(len(samples) * SPEAKING_RATE_HZ // sound.rate_hz) * sound.rate_hz / SPEAKING_RATE_HZ
    return np.interp(places, np.arange(len(samples)), samples).astype("<i2").tobytes()


@pytest.mark.parametrize(
    "sound",
    [silence(3), white_noise(3), white_noise(3, loudness=0.4), tone(3), clicks(3), music(3)],
    ids=["silence", "hiss", "loud hiss", "tone", "clicks", "music"],
)
async def test_no_turn_is_made_of_noise(house: RealtimeHouse, sound: Pcm) -> None:
    session = await house.visit()
    async with house.client(session) as visitor:
        await visitor.sound(at_speaking_rate(sound) + at_speaking_rate(silence(1)))
        assert "conversation.item.added" not in await visitor.nothing_for(0.5)
        assert await house.turns(session[0]) == []


async def test_speech_is_a_question_with_its_moments(house: RealtimeHouse) -> None:
    question = spoken("What did she build with Python?")
    async with house.client() as visitor:
        sound = at_speaking_rate(silence(1)) + at_speaking_rate(question) + at_speaking_rate(silence(1))
        await visitor.sound(sound)
        await visitor.until("response.done", 10)
        started = visitor.of("input_audio_buffer.speech_started")[0]["audio_start_ms"]
        stopped = visitor.of("input_audio_buffer.speech_stopped")[0]["audio_end_ms"]
        assert len(visitor.of("conversation.item.added")) == 2
    assert started == pytest.approx(1000 - 300, abs=100)
    assert stopped == pytest.approx(1000 + question.duration_ms - 300, abs=300)
