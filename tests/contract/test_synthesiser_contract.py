"""What every speaking engine promises, on each real one."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from tests.contract.speaking_engines import tiny_piper_voice
from tests.scripted_tts import Dies, Mute, Refuses, ScriptedTts, Silent, Speaks, scripted_tts

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken
from vitavoce.domain.speech import SpeechChunk, Voice
from vitavoce.providers.tts.edge import EdgeTts
from vitavoce.providers.tts.espeak_ng import EspeakNg
from vitavoce.providers.tts.openai_compatible import OpenAiSpeech
from vitavoce.providers.tts.piper import Piper
from vitavoce.providers.tts.watched import WatchedEngine, WatchRules

SENTENCE = "She led the harbour pilots' school, and wrote its first handbook."
LONG = " ".join([SENTENCE] * 20)
PATIENCE_S = 5.0


@pytest.fixture
def server() -> Iterator[ScriptedTts]:
    with scripted_tts() as server:
        yield server


@pytest.fixture(params=["espeak-ng", "openai", "edge-tts", "piper"])
async def engine(request: pytest.FixtureRequest, server: ScriptedTts, tmp_path: Path) -> AsyncIterator[WatchedEngine]:
    match request.param:
        case "espeak-ng":
            speaker = EspeakNg()
            yield WatchedEngine(speaker, WatchRules())
            await speaker.close()
        case "openai":
            remote = OpenAiSpeech(base_url=server.base_url, api_key="any", model="any", voice="alloy")
            yield WatchedEngine(remote, WatchRules())
            await remote.close()
        case "edge-tts":
            yield WatchedEngine(EdgeTts(url=server.edge_url), WatchRules())
        case "piper":
            local = Piper(tiny_piper_voice(tmp_path))
            yield WatchedEngine(local, WatchRules())
            await local.close()


@pytest.fixture(params=["openai", "edge-tts"])
async def remote(request: pytest.FixtureRequest, server: ScriptedTts) -> AsyncIterator[WatchedEngine]:
    """Engines that can fail on the way."""
    if request.param == "edge-tts":
        yield WatchedEngine(EdgeTts(url=server.edge_url), WatchRules(silence_s=0.3))
        return
    speech = OpenAiSpeech(base_url=server.base_url, api_key="any", model="any", voice="alloy")
    yield WatchedEngine(speech, WatchRules(silence_s=0.3))
    await speech.close()


async def spoken(engine: WatchedEngine, text: str, voice: Voice | None = None) -> list[SpeechChunk]:
    return [chunk async for chunk in engine.speak(text, voice or Voice(), Deadline.after(PATIENCE_S))]


async def test_sound_comes_in_whole_samples(engine: WatchedEngine) -> None:
    chunks = await spoken(engine, SENTENCE)
    assert all(len(chunk.data) % 2 == 0 for chunk in chunks)
    duration_s = sum(len(chunk.data) for chunk in chunks) / 48_000
    assert 2 < duration_s < 10
    assert any(chunk.data.strip(b"\0") for chunk in chunks)


async def test_every_word_is_told_once_in_order_within_the_clip(engine: WatchedEngine) -> None:
    chunks = await spoken(engine, SENTENCE)
    words = [word for chunk in chunks for word in chunk.words]
    assert [SENTENCE[word.begin : word.end] for word in words] == SENTENCE.split()
    duration_ms = sum(len(chunk.data) for chunk in chunks) / 48
    moments = [moment for word in words for moment in (word.begin_ms, word.end_ms)]
    assert moments == sorted(moments)
    assert moments[0] >= 0
    assert moments[-1] <= duration_ms + 150  # MP3 hides its last frames


async def test_a_long_text_is_spoken_whole(engine: WatchedEngine) -> None:
    chunks = await spoken(engine, LONG)
    words = [word for chunk in chunks for word in chunk.words]
    assert [LONG[word.begin : word.end] for word in words] == LONG.split()
    assert [word.begin_ms for word in words] == sorted(word.begin_ms for word in words)


async def test_a_slower_voice_takes_longer(engine: WatchedEngine, server: ScriptedTts) -> None:
    if engine.name in {"openai", "edge-tts"}:
        await spoken(engine, "Hello.", Voice(speed=0.8))
        assert server.bodies[-1].get("speed") == 0.8 or "rate='-20%'" in str(server.bodies[-1]["ssml"])
        return
    if engine.name == "piper":
        return  # the tiny voice has one pace
    usual = sum(len(chunk.data) for chunk in await spoken(engine, SENTENCE))
    slow = sum(len(chunk.data) for chunk in await spoken(engine, SENTENCE, Voice(speed=0.7)))
    assert slow > usual * 1.2


async def test_leaving_early_stops_the_work_and_leaves_the_engine_well(
    engine: WatchedEngine, server: ScriptedTts
) -> None:
    server.play(Speaks(chunk_s=0.02), Speaks())
    async with closing(engine.speak(LONG, Voice(), Deadline.after(PATIENCE_S))) as chunks:
        await anext(chunks)
    begun = perf_counter()
    assert await spoken(engine, "And now this.")
    assert perf_counter() - begun < 1
    if engine.name in {"openai", "edge-tts"}:
        assert await server.at_rest()


async def test_a_voice_of_another_engine_is_answered_with_ones_own(engine: WatchedEngine) -> None:
    if engine.name != "openai":
        assert await spoken(engine, "Hello there.", Voice(name="shimmer"))


async def test_voices_have_names(engine: WatchedEngine) -> None:
    offered = await engine.voices()
    assert offered
    assert all(voice.name and voice.language and voice.label for voice in offered)


async def test_many_at_once_are_all_spoken(engine: WatchedEngine) -> None:
    clips = await asyncio.gather(*(spoken(engine, f"Sentence number {number}.") for number in range(8)))
    assert all(any(chunk.data for chunk in clip) for clip in clips)


@pytest.mark.parametrize("scene", [Silent(), Refuses(429), Refuses(500), Mute(), Speaks(first_sound_s=3)])
async def test_no_first_sound_in_time_is_an_engine_that_cannot_be_had(
    remote: WatchedEngine, server: ScriptedTts, scene: Silent
) -> None:
    server.play(scene)
    begun = perf_counter()
    with pytest.raises(EngineUnavailable):
        [chunk async for chunk in remote.speak(SENTENCE, Voice(), Deadline.after(0.4))]
    assert perf_counter() - begun < 1.5


@pytest.mark.parametrize("scene", [Dies(), Speaks(chunk_s=1)])
async def test_speech_that_stops_in_a_sentence_is_broken(
    remote: WatchedEngine, server: ScriptedTts, scene: Dies
) -> None:
    server.play(scene)
    chunks = remote.speak(SENTENCE, Voice(), Deadline.after(PATIENCE_S))
    assert await anext(chunks)
    with pytest.raises(SpeechBroken):
        [chunk async for chunk in chunks]


async def test_nobody_there_is_an_engine_that_cannot_be_had() -> None:
    for engine in (
        EdgeTts(url="ws://127.0.0.1:9/edge"),
        OpenAiSpeech(base_url="http://127.0.0.1:9/v1", api_key="any", model="any", voice="alloy"),
    ):
        with pytest.raises(EngineUnavailable):
            [chunk async for chunk in engine.speak("Hello.", Voice(), Deadline.after(2))]


async def test_no_more_are_let_in_than_may_speak_at_once(server: ScriptedTts) -> None:
    server.play(Speaks(first_sound_s=0.1))
    speech = OpenAiSpeech(base_url=server.base_url, api_key="any", model="any", voice="alloy")
    engine = WatchedEngine(speech, WatchRules(at_once=2))
    await asyncio.gather(*(spoken(engine, f"Number {number}.") for number in range(6)))
    assert server.most_at_once == 2
    await speech.close()


@pytest.mark.parametrize("broken", ["", "{}", "[]", '{"audio": 3}'])
def test_a_piper_voice_that_is_none_is_told_in_words(tmp_path: Path, broken: str) -> None:
    with pytest.raises(EngineUnavailable, match="piper"):
        Piper(tmp_path / "missing.onnx")
    model = tmp_path / "voice.onnx"
    model.write_bytes(b"no model")
    model.with_name("voice.onnx.json").write_text(broken)
    with pytest.raises(EngineUnavailable, match="doesn't describe"):
        Piper(model)


def test_a_piper_model_that_is_none_is_told_in_words(tmp_path: Path) -> None:
    model = tiny_piper_voice(tmp_path)
    model.write_bytes(b"no model")
    with pytest.raises(EngineUnavailable, match="can't be loaded"):
        Piper(model)
