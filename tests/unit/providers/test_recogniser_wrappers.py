import asyncio

import pytest

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechNotFound
from vitavoce.domain.speech import HEARING_RATE_HZ, Hints, Pcm, Recognised
from vitavoce.providers.resilience.circuit import CircuitBreaker, LocalCircuits
from vitavoce.providers.resilience.failures import CircuitRules, Failure
from vitavoce.providers.stt.engine import RecognitionFailed
from vitavoce.providers.stt.fallback import FallbackTranscriber
from vitavoce.providers.stt.late import LateEngine
from vitavoce.providers.stt.watched import WatchedEngine

SOUND = Pcm(bytes(32_000), HEARING_RATE_HZ)
HINTS = Hints(key="v1")


class ToldTranscriber:
    """Answers as it is told: a text, an error to raise, or seconds to sleep before."""

    def __init__(self, name: str, *answers: str | Exception | float) -> None:
        self.name = name
        self.answers = list(answers)
        self.asked = 0
        self.at_once = self.most_at_once = 0
        self.told_state = "ok"
        self.prepared = self.closed = False

    async def state(self) -> str:
        return self.told_state

    async def prepare(self) -> None:
        self.prepared = True

    async def close(self) -> None:
        self.closed = True

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        self.asked += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            answer = self.answers[min(self.asked, len(self.answers)) - 1]
            if isinstance(answer, float):
                await asyncio.sleep(answer)
                answer = "late"
            if isinstance(answer, Exception):
                raise answer
            return Recognised(text=answer, language="en", confidence=1.0, engine=self.name)
        finally:
            self.at_once -= 1


async def heard(engine, seconds: float = 2.0) -> str:
    return (await engine.transcribe(SOUND, HINTS, Deadline.after(seconds))).text


async def test_the_best_engine_answers_and_no_other_is_asked() -> None:
    first, second = ToldTranscriber("first", "yes"), ToldTranscriber("second", "no")
    fallback = FallbackTranscriber([first, second], 1)
    assert await heard(fallback) == "yes"
    assert second.asked == 0
    assert await fallback.state() == "first"


async def test_the_next_engine_answers_for_one_that_can_not_be_had() -> None:
    first, second = ToldTranscriber("first", EngineUnavailable("gone")), ToldTranscriber("second", "yes")
    assert await heard(FallbackTranscriber([first, second], 1)) == "yes"


async def test_that_nobody_spoke_is_an_answer() -> None:
    first, second = ToldTranscriber("first", SpeechNotFound("nothing")), ToldTranscriber("second", "invented")
    with pytest.raises(SpeechNotFound):
        await heard(FallbackTranscriber([first, second], 1))
    assert second.asked == 0


async def test_an_engine_that_is_not_ready_is_not_asked_and_readiness_says_why() -> None:
    first, second = ToldTranscriber("first", "yes"), ToldTranscriber("second", "no")
    first.told_state = "is fetching its model, 40%"
    fallback = FallbackTranscriber([first, second], 1)
    assert await heard(fallback) == "no"
    assert first.asked == 0
    assert await fallback.state() == "second; first is fetching its model, 40%"


async def test_a_slow_engine_leaves_time_for_the_next_within_the_deadline() -> None:
    slow, second = WatchedEngine(ToldTranscriber("slow", 10.0), 4), ToldTranscriber("second", "yes")
    began = asyncio.get_running_loop().time()
    assert await heard(FallbackTranscriber([slow, second], 0.2), 3) == "yes"
    assert asyncio.get_running_loop().time() - began < 1


async def test_without_any_engine_the_reasons_of_all_are_told() -> None:
    engines = [ToldTranscriber("one", EngineUnavailable("a")), ToldTranscriber("two", EngineUnavailable("b"))]
    with pytest.raises(EngineUnavailable, match="one: a; two: b"):
        await heard(FallbackTranscriber(engines, 1))


async def test_no_more_questions_at_once_than_may() -> None:
    engine = ToldTranscriber("slow", 0.02)
    watched = WatchedEngine(engine, 2)
    await asyncio.gather(*(heard(watched) for _ in range(8)))
    assert engine.most_at_once == 2
    engine.answers = [0.5]
    busy = [asyncio.create_task(heard(watched)) for _ in range(2)]
    await asyncio.sleep(0.01)
    with pytest.raises(EngineUnavailable, match="busy"):
        await heard(watched, 0.05)
    for task in busy:
        task.cancel()
    await asyncio.gather(*busy, return_exceptions=True)
    engine.answers = ["free again"]
    assert await heard(watched) == "free again"


async def test_an_engine_that_fails_is_left_alone_and_one_that_heard_nobody_is_not() -> None:
    engine = ToldTranscriber("server", RecognitionFailed("no key", Failure.REFUSED))
    watched = WatchedEngine(engine, 4, CircuitBreaker("server", CircuitRules(), LocalCircuits()))
    for _ in range(3):
        with pytest.raises(EngineUnavailable):
            await heard(watched)
    assert engine.asked == 1
    assert "refused" in await watched.state()
    quiet = ToldTranscriber("server", SpeechNotFound("nothing"))
    watched = WatchedEngine(quiet, 4, CircuitBreaker("server", CircuitRules(), LocalCircuits()))
    for _ in range(5):
        with pytest.raises(SpeechNotFound):
            await heard(watched)
    assert (quiet.asked, await watched.state()) == (5, "ok")


async def test_a_library_that_breaks_costs_its_engine_and_not_the_question() -> None:
    broken, second = WatchedEngine(ToldTranscriber("broken", ZeroDivisionError()), 4), ToldTranscriber("second", "yes")
    assert await heard(FallbackTranscriber([broken, second], 1)) == "yes"


async def test_a_late_engine_says_so_until_it_is_made_and_why_it_can_not_be() -> None:
    made = ToldTranscriber("whisper", "yes")
    late = LateEngine("whisper", lambda: made)
    assert await late.state() == "is being loaded"
    with pytest.raises(EngineUnavailable, match="whisper is being loaded"):
        await heard(late)
    await late.prepare()
    assert (made.prepared, await late.state(), await heard(late)) == (True, "ok", "yes")
    await late.close()
    assert made.closed

    def missing() -> ToldTranscriber:
        raise ImportError("no ctranslate2")

    absent = LateEngine("whisper", missing)
    await absent.prepare()
    assert await absent.state() == "isn't installed whole: no ctranslate2"
