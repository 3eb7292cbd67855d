"""What was spoken once is there again, and what many ask for at once is spoken once."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.providers.told_engine import CHUNK, ToldEngine, sound_of

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import Clip, Voice
from vitavoce.providers.tts.cached import CachedEngine
from vitavoce.providers.tts.speech_cache import ClipMemory, SpeechCache

LONG = Deadline.after(3_600)
SPOKEN = CHUNK * 3
PLENTY_BYTES = 1 << 20


class DictStore:
    """A store of files without the files."""

    def __init__(self) -> None:
        self.clips: dict[str, Clip] = {}

    async def find(self, key: str) -> Clip | None:
        return self.clips.get(key)

    async def keep(self, key: str, clip: Clip) -> None:
        self.clips[key] = clip


def cached(engine: ToldEngine, store: DictStore | None = None, manner: str = "") -> CachedEngine:
    return CachedEngine(engine, SpeechCache(ClipMemory(PLENTY_BYTES), store), manner)


async def test_a_sentence_is_spoken_once() -> None:
    engine = ToldEngine()
    cache = cached(engine)
    first = [chunk async for chunk in cache.speak("Hello.", Voice(), LONG)]
    again = [chunk async for chunk in cache.speak("Hello.", Voice(), LONG)]
    assert b"".join(chunk.data for chunk in again) == SPOKEN
    assert [word for chunk in again for word in chunk.words] == [word for chunk in first for word in chunk.words]
    assert engine.spoken == ["Hello."]


async def test_another_voice_speed_language_or_text_is_spoken_anew() -> None:
    engine = ToldEngine()
    cache = cached(engine)
    voices = [Voice(), Voice(name="alba"), Voice(speed=1.2), Voice(language="de")]
    for voice in voices * 2:
        await sound_of(cache.speak("Hello.", voice, LONG))
    await sound_of(cache.speak("Good-bye.", Voice(), LONG))
    assert len(engine.spoken) == len(voices) + 1


async def test_engines_and_models_are_kept_apart() -> None:
    shared = SpeechCache(ClipMemory(PLENTY_BYTES))
    engines = [ToldEngine("one"), ToldEngine("two"), ToldEngine("two")]
    for engine, manner in zip(engines, ("", "", "newer"), strict=True):
        await sound_of(CachedEngine(engine, shared, manner).speak("Hello.", Voice(), LONG))
    assert [len(engine.spoken) for engine in engines] == [1, 1, 1]


async def test_a_hundred_at_once_are_one() -> None:
    engine = ToldEngine(gate=asyncio.Event())
    cache = cached(engine)
    asking = [asyncio.create_task(sound_of(cache.speak("Hello.", Voice(), LONG))) for _ in range(100)]
    await asyncio.sleep(0.01)
    engine.gate.set()
    assert set(await asyncio.gather(*asking)) == {SPOKEN}
    assert engine.spoken == ["Hello."]


async def test_one_who_leaves_takes_nothing_from_the_others() -> None:
    engine = ToldEngine()
    cache = cached(engine)
    leaving = cache.speak("Hello.", Voice(), LONG)
    await anext(leaving)
    staying = asyncio.create_task(sound_of(cache.speak("Hello.", Voice(), LONG)))
    await asyncio.sleep(0)
    await leaving.aclose()
    assert await staying == SPOKEN
    assert engine.left_early == 0


async def test_once_nobody_listens_the_engine_stops() -> None:
    engine = ToldEngine(chunks=10_000)
    cache = cached(engine)
    leaving = cache.speak("Hello.", Voice(), LONG)
    await anext(leaving)
    await leaving.aclose()
    await asyncio.sleep(0.01)
    assert engine.left_early == 1
    engine.chunks = 3
    assert await sound_of(cache.speak("Hello.", Voice(), LONG)) == SPOKEN


async def test_failures_reach_all_who_wait_and_are_not_kept() -> None:
    engine = ToldEngine(fails_after=0, gate=asyncio.Event())
    cache = cached(engine)
    asking = [asyncio.create_task(sound_of(cache.speak("Hello.", Voice(), LONG))) for _ in range(3)]
    await asyncio.sleep(0.01)
    engine.gate.set()
    outcomes = await asyncio.gather(*asking, return_exceptions=True)
    assert all(isinstance(outcome, EngineUnavailable) for outcome in outcomes)
    engine.fails_after = 2
    with pytest.raises(SpeechBroken):
        await sound_of(cache.speak("Hello.", Voice(), LONG))
    engine.fails_after = None
    assert await sound_of(cache.speak("Hello.", Voice(), LONG)) == SPOKEN


async def test_who_has_no_time_left_does_not_wait_for_another_ones_sentence() -> None:
    engine = ToldEngine(gate=asyncio.Event())
    cache = cached(engine)
    patient = asyncio.create_task(sound_of(cache.speak("Hello.", Voice(), LONG)))
    await asyncio.sleep(0.01)
    with pytest.raises(EngineUnavailable):
        await sound_of(cache.speak("Hello.", Voice(), Deadline.after(0.02)))
    engine.gate.set()
    assert await patient == SPOKEN


async def test_what_is_kept_outlives_the_process_and_the_engine() -> None:
    store = DictStore()
    await sound_of(cached(ToldEngine(), store).speak("Hello.", Voice(), LONG))
    await asyncio.sleep(0.01)
    down = ToldEngine(fails_after=0)
    assert await sound_of(cached(down, store).speak("Hello.", Voice(), LONG)) == SPOKEN
    assert down.spoken == []


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 60)), max_size=40))
def test_memory_is_bounded_and_keeps_what_was_used_last(clips: list[tuple[int, int]]) -> None:
    most = 100
    memory = ClipMemory(most)
    held: dict[str, int] = {}
    for name, size in clips:
        key = str(name)
        if memory.find(key) is None:
            memory.keep(key, Clip(b"x" * size, ()))
            held[key] = size
        assert memory.find(key) is not None
        present = {name: clip for name in held if (clip := memory.find(name)) is not None}
        assert sum(len(clip.data) for clip in present.values()) <= most


def test_words_stay_with_their_clip() -> None:
    clip = Clip(b"\0\0", ())
    memory = ClipMemory(10)
    memory.keep("a", clip)
    memory.keep("a", replace(clip, data=b"\1\1"))
    assert memory.find("a") is clip
