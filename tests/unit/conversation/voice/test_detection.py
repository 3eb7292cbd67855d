import asyncio
from collections.abc import Sequence

from tests.live_talks import LoudnessStream, speech

from vitavoce.conversation.voice.detection import SharedDetection
from vitavoce.domain.speech import JudgedWindow


class Broken:
    window_bytes = 1536

    def judge(self, sound: bytes) -> Sequence[JudgedWindow]:
        raise OSError("gone")


async def test_each_stream_gets_its_own_windows_in_order() -> None:
    broken: list[Exception] = []
    detection = SharedDetection(lambda doing, error: broken.append(error))
    got: dict[int, list[int]] = {0: [], 1: [], 2: []}
    streams = {number: LoudnessStream() for number in got}
    window = speech(32)
    for count in range(1, 20):
        for number, stream in streams.items():
            detection.submit(stream, window * count, lambda windows, number=number: got[number].append(len(windows)))
    async with asyncio.timeout(5):
        while sum(map(len, got.values())) < 57:  # noqa: ASYNC110  # callbacks are counted, nobody tells
            await asyncio.sleep(0.01)
    assert all(lengths == list(range(1, 20)) for lengths in got.values())
    assert not broken
    detection.close()


async def test_one_broken_stream_does_not_silence_the_others() -> None:
    broken: list[Exception] = []
    detection = SharedDetection(lambda doing, error: broken.append(error))
    heard: list[int] = []

    def raises(windows: Sequence[JudgedWindow]) -> None:
        raise ValueError

    detection.submit(Broken(), speech(32), lambda windows: heard.append(len(windows)))
    detection.submit(LoudnessStream(), speech(32), raises)
    detection.submit(LoudnessStream(), speech(64), lambda windows: heard.append(len(windows)))
    async with asyncio.timeout(5):
        while len(heard) < 2:  # noqa: ASYNC110  # callbacks are counted, nobody tells
            await asyncio.sleep(0.01)
    assert heard == [0, 2]
    assert [type(error) for error in broken] == [OSError, ValueError]
    detection.close()


async def test_many_talks_are_a_crowd_and_one_that_sends_much_at_once_is_none() -> None:
    for talks, windows, crowded in ((16, 1, True), (1, 40, False)):
        detection = SharedDetection(lambda doing, error: None)
        for _ in range(60):
            judged = asyncio.Event()
            for _ in range(talks):
                detection.submit(LoudnessStream(), speech(32) * windows, lambda _windows, judged=judged: judged.set())
            async with asyncio.timeout(5):
                await judged.wait()
        assert detection.crowded is crowded
        detection.close()
