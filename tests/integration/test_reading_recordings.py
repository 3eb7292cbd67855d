import asyncio
import os
import signal
from collections.abc import AsyncIterator

import numpy as np
import pytest
from tests.recordings import FORMATS, recorded
from tests.sounds import silence, spoken, tone, wav

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioInvalid, AudioTooLong, AudioUnsupported, EngineUnavailable
from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm
from vitavoce.providers.decoding.process_pool import ProcessPoolDecoder, ReadingLimits
from vitavoce.speech.audio_formats import WAV, container_of


@pytest.fixture
async def decoder() -> AsyncIterator[ProcessPoolDecoder]:
    decoder = ProcessPoolDecoder(ReadingLimits(processes=2))
    yield decoder
    await decoder.workers.close()


async def read(decoder: ProcessPoolDecoder, recording: bytes) -> Pcm:
    return await decoder.decode(recording, container_of(recording).name, Deadline.after(10))


@pytest.mark.parametrize("kind", FORMATS)
async def test_what_browsers_record_is_read(decoder: ProcessPoolDecoder, kind: str) -> None:
    said = tone(1.5)
    heard = await read(decoder, recorded(said, kind))
    assert heard.rate_hz == HEARING_RATE_HZ
    assert heard.duration_ms == pytest.approx(1500, abs=120)  # encoders pad
    spectrum = np.abs(np.fft.rfft(np.frombuffer(heard.data, "<i2")[:HEARING_RATE_HZ]))
    assert np.argmax(spectrum) == pytest.approx(440, abs=2)


async def test_stereo_is_mixed_down(decoder: ProcessPoolDecoder) -> None:
    heard = await read(decoder, recorded(tone(1), "flac", layout="stereo"))
    assert heard.duration_ms == pytest.approx(1000, abs=1)


@pytest.mark.parametrize("kind", ["webm", "ogg", "wav"])
async def test_the_end_of_a_broken_off_recording_is_only_missing(decoder: ProcessPoolDecoder, kind: str) -> None:
    whole = recorded(spoken("Where did he study, and when?"), kind)
    heard = await read(decoder, whole[: len(whole) * 2 // 3])
    assert 500 < heard.duration_ms < 2000


async def test_length_is_counted_not_believed(decoder: ProcessPoolDecoder) -> None:
    long = recorded(silence(600), "flac", rate_hz=16_000)
    assert len(long) < 200_000
    with pytest.raises(AudioTooLong, match="60 seconds"):
        await read(decoder, long)


async def test_channels_and_rates_beyond_reason_are_refused(decoder: ProcessPoolDecoder) -> None:
    many = bytearray(wav(tone(1)))
    many[22:24] = (64).to_bytes(2, "little")
    with pytest.raises((AudioUnsupported, AudioInvalid)):
        await read(decoder, bytes(many))
    fast = bytearray(wav(tone(1)))
    fast[24:28] = (4_000_000).to_bytes(4, "little")
    with pytest.raises(AudioUnsupported, match="4000000"):
        await read(decoder, bytes(fast))


async def test_a_process_that_died_is_replaced(decoder: ProcessPoolDecoder) -> None:
    await read(decoder, recorded(tone(1), "wav"))
    os.kill(decoder.workers.idle[0].process.pid, signal.SIGKILL)
    with pytest.raises(AudioInvalid):
        await read(decoder, recorded(tone(1), "wav"))
    assert (await read(decoder, recorded(tone(1), "wav"))).duration_ms == pytest.approx(1000, abs=1)


async def test_one_that_hangs_is_killed_and_the_next_is_served(decoder: ProcessPoolDecoder) -> None:
    await read(decoder, recorded(tone(1), "wav"))
    pid = decoder.workers.idle[0].process.pid
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(AudioInvalid, match="too long"):
        await decoder.decode(recorded(tone(1), "wav"), WAV.name, Deadline.after(0.3))
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert await read(decoder, recorded(tone(1), "wav"))


async def test_a_cancelled_reading_leaves_no_process_behind(decoder: ProcessPoolDecoder) -> None:
    await read(decoder, recorded(tone(1), "wav"))
    pid = decoder.workers.idle[0].process.pid
    os.kill(pid, signal.SIGSTOP)
    reading = asyncio.create_task(read(decoder, recorded(tone(1), "wav")))
    await asyncio.sleep(0.05)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_no_more_are_read_at_once_than_there_are_places() -> None:
    decoder = ProcessPoolDecoder(ReadingLimits(processes=1))
    try:
        await decoder.workers.warm_up()
        os.kill(decoder.workers.idle[0].process.pid, signal.SIGSTOP)
        first = asyncio.create_task(decoder.decode(recorded(tone(1), "wav"), WAV.name, Deadline.after(1)))
        await asyncio.sleep(0.05)
        with pytest.raises(EngineUnavailable, match="Too many"):
            await decoder.decode(recorded(tone(1), "wav"), WAV.name, Deadline.after(0.2))
        with pytest.raises(AudioInvalid):
            await first
    finally:
        await decoder.workers.close()
