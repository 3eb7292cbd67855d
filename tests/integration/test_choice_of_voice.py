"""The best voice that works speaks, and whoever fails is followed by the next."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from tests.contract.speaking_engines import tiny_piper_voice
from tests.scripted_tts import Refuses, ScriptedTts, Silent, Speaks, scripted_tts

from vitavoce.conversation.clock import SystemClock
from vitavoce.core.config import load_settings
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.storage.in_memory_audio import InMemoryAudioStore
from vitavoce.wiring.speaking import Speaking, build_speaking


@pytest.fixture
def server() -> Iterator[ScriptedTts]:
    with scripted_tts() as server:
        yield server


@asynccontextmanager
async def speaking(folder: Path, *, files: bool = False, **tts: object) -> AsyncIterator[Speaking]:
    settings = load_settings(data_dir=folder, tts={"first_sound": timedelta(seconds=0.5), **tts})
    built = build_speaking(
        settings, InMemoryAudioStore(), signing_key=b"k" * 32, clock=SystemClock(), keeps_files=files
    )
    background = asyncio.create_task(built.run())
    try:
        yield built
    finally:
        background.cancel()
        await asyncio.gather(background, return_exceptions=True)
        await built.close()


async def say(speaking: Speaking, text: str, within_s: float = 10) -> list[str]:
    """The words that sounded, as written."""
    deadline = Deadline.after(within_s)
    chunks = [chunk async for chunk in speaking.engine.speak(text, speaking.voice, deadline)]
    assert any(chunk.data for chunk in chunks)
    return [text[word.begin : word.end] for chunk in chunks for word in chunk.words]


async def reaches(speaking: Speaking, state: str) -> bool:
    for _ in range(200):
        if (await speaking.state()).startswith(state):
            return True
        await asyncio.sleep(0.05)
    return False


async def test_offline_the_bundled_engine_speaks(tmp_path: Path) -> None:
    async with speaking(tmp_path, engine="auto", base_url="ws://127.0.0.1:9/edge") as voice:
        assert await say(voice, "She ran k8s.") == ["She", "ran", "k8s"]
        assert await reaches(voice, "ok: espeak-ng; edge-tts can't be used")
        assert await voice.ahead() is None  # speaks as fast as a kept clip is read


async def test_edge_speaks_once_it_was_heard_and_is_followed_when_it_fails(tmp_path: Path, server: ScriptedTts) -> None:
    async with speaking(tmp_path, engine="auto", base_url=server.edge_url) as voice:
        assert await reaches(voice, "ok: edge-tts")
        assert await voice.ahead() is not None
        assert await say(voice, "She ran k8s.") == ["She", "ran", "k8s"]
        assert server.texts == ["Hello.", "She ran Kubernetes."]
        server.play(Refuses(403), Silent())
        for number in range(5):
            assert await say(voice, f"Sentence {number}.")
        assert (await voice.state()).startswith("ok: espeak-ng; edge-tts")
        assert len(server.texts) <= 2 + 3
        assert await say(voice, "She ran k8s.") == ["She", "ran", "k8s"]  # from the cache, in the better voice
        assert server.texts.count("She ran Kubernetes.") == 1


async def test_a_configured_server_comes_first(tmp_path: Path, server: ScriptedTts) -> None:
    async with speaking(tmp_path, engine="auto", base_url=server.base_url, voice="nova", api_key="k") as voice:
        assert (await voice.state()).startswith("ok: openai")
        assert await voice.voices.voices()  # loads the library, as a start does in the background
        await say(voice, "Hello there.")
        assert server.bodies[-1]["voice"] == "nova"
        server.play(Silent())
        assert await say(voice, "And then this.")


@pytest.mark.parametrize(("ahead", "speaks"), [("free", False), ("any", True), ("none", False)])
async def test_what_may_cost_money_is_spoken_ahead_only_where_that_is_said(
    tmp_path: Path, server: ScriptedTts, ahead: str, *, speaks: bool
) -> None:
    async with speaking(tmp_path, engine="openai", base_url=server.base_url, ahead=ahead) as voice:
        assert (await voice.ahead() is not None) is speaks


async def test_kept_sentences_outlive_the_process(tmp_path: Path, server: ScriptedTts) -> None:
    for _ in range(2):
        async with speaking(tmp_path, engine="openai", base_url=server.base_url, files=True) as voice:
            assert await voice.voices.voices()
            await say(voice, "Hello there.")
            async with asyncio.timeout(5):
                while not _clips(tmp_path):  # noqa: ASYNC110  # files tell nobody
                    await asyncio.sleep(0.02)
    assert server.texts == ["Hello there."]


async def test_a_voice_of_pipers_is_taken_by_its_path(tmp_path: Path) -> None:
    model = tiny_piper_voice(tmp_path)
    async with speaking(tmp_path, engine="piper", model=str(model)) as voice:
        assert [offered.name for offered in await voice.voices.voices()] == ["en_GB-tiny-low"]
        await say(voice, "Hello there.")
        assert (await voice.examine())["piper"].startswith("ok: first sound after")


async def test_a_barge_in_ends_the_call_at_the_server(tmp_path: Path, server: ScriptedTts) -> None:
    server.play(Speaks(chunk_s=0.05))
    async with speaking(tmp_path, engine="openai", base_url=server.base_url) as voice:
        chunks = voice.engine.speak(
            "A long sentence that nobody hears to its end. " * 5, voice.voice, Deadline.after(5)
        )
        await anext(chunks)
        await chunks.aclose()
        assert await server.at_rest()


async def test_no_voice_is_no_sound(tmp_path: Path) -> None:
    async with speaking(tmp_path, engine="none") as voice:
        assert await voice.state() == "ok: no voice: none is configured"
        with pytest.raises(EngineUnavailable):
            await say(voice, "Hello.")


def _clips(folder: Path) -> list[Path]:
    return list(folder.rglob("*.clip"))
