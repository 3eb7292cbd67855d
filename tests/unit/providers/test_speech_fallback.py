"""An engine that can't speak costs a visitor the wait for it, and no more."""

import asyncio
from pathlib import Path

import pytest
from tests.unit.providers.told_engine import CHUNK, ToldEngine, sound_of

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import Voice
from vitavoce.providers.resilience.circuit import CircuitBreaker, LocalCircuits
from vitavoce.providers.resilience.failures import CircuitRules
from vitavoce.providers.tts.engine import Engine
from vitavoce.providers.tts.fallback import FallbackEngine
from vitavoce.providers.tts.opening import LateEngine
from vitavoce.providers.tts.probing import ProbedEngine
from vitavoce.providers.tts.watched import WatchedEngine, WatchRules

LONG = Deadline.after(3_600)
SPOKEN = CHUNK * 3


def watched(engine: ToldEngine, failures: int = 2) -> WatchedEngine:
    breaker = CircuitBreaker(engine.name, CircuitRules(failures=failures), LocalCircuits())
    return WatchedEngine(engine, WatchRules(silence_s=0.2), breaker)


async def test_the_first_that_speaks_is_heard() -> None:
    down, good, spare = ToldEngine("down", fails_after=0), ToldEngine("good"), ToldEngine("spare")
    chain = FallbackEngine([down, good, spare], first_sound_s=4)
    assert await sound_of(chain.speak("Hello.", Voice(), LONG)) == SPOKEN
    assert (down.spoken, good.spoken, spare.spoken) == (["Hello."], ["Hello."], [])


async def test_no_other_voice_goes_on_with_a_sentence() -> None:
    breaking, spare = ToldEngine("breaking", fails_after=2), ToldEngine("spare")
    chain = FallbackEngine([breaking, spare], first_sound_s=4)
    with pytest.raises(SpeechBroken):
        await sound_of(chain.speak("Hello.", Voice(), LONG))
    assert spare.spoken == []


async def test_nobody_left_is_told_with_every_reason() -> None:
    chain = FallbackEngine([ToldEngine("one", fails_after=0), ToldEngine("two", fails_after=0)], first_sound_s=4)
    with pytest.raises(EngineUnavailable, match="one is down; two is down"):
        await sound_of(chain.speak("Hello.", Voice(), LONG))
    with pytest.raises(EngineUnavailable, match="No voice"):
        await sound_of(FallbackEngine([], 4).speak("Hello.", Voice(), LONG))


async def test_each_leaves_time_for_those_behind_it() -> None:
    first, second = ToldEngine("first", fails_after=0), ToldEngine("second")
    chain = FallbackEngine([first, second], first_sound_s=4)
    await sound_of(chain.speak("Hello.", Voice(), Deadline.after(3)))
    assert 2 < first.deadlines[0] <= 2.5
    assert second.deadlines[0] > 2.5


async def test_without_time_only_the_last_is_asked() -> None:
    first, second = ToldEngine("first"), ToldEngine("second")
    chain = FallbackEngine([first, second], first_sound_s=4)
    assert await sound_of(chain.speak("Hello.", Voice(), Deadline.after(0.2))) == SPOKEN
    assert (first.spoken, second.spoken) == ([], ["Hello."])


async def test_it_says_who_speaks_and_why_nobody_better() -> None:
    chain = FallbackEngine([ToldEngine("one", wrong="is silent"), ToldEngine("two"), ToldEngine("three")], 4)
    assert await chain.state() == "two; one is silent"
    assert [voice.name for voice in await chain.voices()] == ["two-voice"]
    assert await FallbackEngine([ToldEngine("one", wrong="is silent")], 4).state() == "no voice: one is silent"


async def test_an_engine_that_fails_is_left_alone_and_costs_no_wait() -> None:
    silent, spare = ToldEngine("silent", gate=asyncio.Event()), ToldEngine("spare")
    chain = FallbackEngine([watched(silent), spare], first_sound_s=0.05)
    for _ in range(5):
        assert await sound_of(chain.speak("Hello.", Voice(), LONG)) == SPOKEN
    assert len(silent.spoken) == 2
    assert (await chain.state()).startswith("spare; silent silent, tried again in")


async def test_leaving_a_sentence_early_says_nothing_against_the_engine() -> None:
    engine = ToldEngine()
    guarded = watched(engine, failures=1)
    for _ in range(3):
        chunks = guarded.speak("Hello.", Voice(), LONG)
        await anext(chunks)
        await chunks.aclose()
    assert engine.left_early == 3
    assert await guarded.state() == "ok"


async def test_a_library_that_breaks_costs_its_engine_only() -> None:
    class Breaking(ToldEngine):
        async def speak(self, text, voice, deadline):
            raise KeyError("what a library forgot")
            yield

    chain = FallbackEngine([watched(Breaking("odd")), ToldEngine("spare")], first_sound_s=4)
    assert await sound_of(chain.speak("Hello.", Voice(), LONG)) == SPOKEN


async def test_nobody_waits_for_an_engine_that_was_not_heard_yet() -> None:
    engine = ToldEngine("unofficial")
    probed = ProbedEngine(engine)
    chain = FallbackEngine([probed, ToldEngine("spare")], first_sound_s=4)
    await sound_of(chain.speak("One.", Voice(), LONG))
    assert engine.spoken == []
    assert await chain.state() == "spare; unofficial has not been tried yet"
    assert await probed.probe()
    await sound_of(chain.speak("Two.", Voice(), LONG))
    assert engine.spoken == ["Hello.", "Two."]
    engine.fails_after = 0
    assert not await probed.probe()
    assert await chain.state() == "spare; unofficial can't be used: unofficial is down"


async def test_it_goes_on_trying_in_the_background() -> None:
    engine = ToldEngine("unofficial")
    probed = ProbedEngine(engine)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(probed.keep_trying(), 0.1)
    assert await probed.state() == "ok"
    assert engine.spoken == ["Hello."]


async def test_an_engine_is_made_once_by_the_first_who_needs_it() -> None:
    made: list[ToldEngine] = []

    def make() -> Engine:
        made.append(ToldEngine())
        return made[-1]

    late = LateEngine("late", make)
    assert made == []
    await asyncio.gather(*(sound_of(late.speak("Hello.", Voice(), LONG)) for _ in range(5)))
    assert len(made) == 1


@pytest.mark.parametrize("trouble", [EngineUnavailable("no such voice"), ImportError("onnxruntime")])
async def test_what_cannot_be_made_is_told_to_everybody(trouble: Exception, tmp_path: Path) -> None:
    def make() -> Engine:
        raise trouble

    late = LateEngine("late", make)
    for _ in range(2):
        with pytest.raises(EngineUnavailable, match=r"no such voice|isn't installed whole"):
            await sound_of(late.speak("Hello.", Voice(), LONG))
