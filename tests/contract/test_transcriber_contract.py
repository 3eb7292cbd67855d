"""Each engine that recognises, on the same questions: it hears, hears nobody, and is stopped."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.scripted_stt import Babbles, Dies, Hears, Refuses, ScriptedStt, Silent, scripted_stt
from tests.sounds import joined, pcm, silence, spoken, wav
from tests.tiny_whisper import tiny_whisper

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechNotFound
from vitavoce.domain.speech import Hints, Pcm
from vitavoce.providers.resilience.failures import Failure
from vitavoce.providers.stt.engine import Engine, RecognitionFailed
from vitavoce.providers.stt.faster_whisper import WhisperRules, WhisperTranscriber
from vitavoce.providers.stt.gates import Gates
from vitavoce.providers.stt.openai_compatible import OpenAiTranscriber
from vitavoce.providers.stt.sphinx.engine import SphinxTranscriber
from vitavoce.speech.transcription import Transcriber

QUESTION = "Where did Wanda study?"
SOUND = joined(silence(0.3), spoken(QUESTION), silence(0.3))
HINTS = Hints(key="v1", names=("Wanda", "Kubernetes"), questions=(QUESTION, "What has Wanda built?", "Show me more"))
GATES = Gates(["Thank you for watching"])


@pytest.fixture
def stt() -> Iterator[ScriptedStt]:
    with scripted_stt(Hears(QUESTION)) as server:
        yield server


def whisper(folder: Path, sentence: str = QUESTION, **made: object) -> WhisperTranscriber:
    model = tiny_whisper(folder, sentence, **made)
    return WhisperTranscriber(WhisperRules(model=str(model), device="cpu", fetches=False), GATES)


def server_engine(stt: ScriptedStt) -> OpenAiTranscriber:
    return OpenAiTranscriber(base_url=stt.base_url, api_key="secret", model="whisper-1", gates=GATES)


@pytest.fixture(params=["faster-whisper", "openai", "pocketsphinx"])
async def engine(request: pytest.FixtureRequest, tmp_path: Path, stt: ScriptedStt) -> AsyncIterator[Engine]:
    made: Engine
    if request.param == "faster-whisper":
        made = whisper(tmp_path)
    elif request.param == "openai":
        made = server_engine(stt)
    else:
        made = SphinxTranscriber(1)
    await made.prepare()
    assert await made.state() == "ok"
    assert made.name == request.param
    yield made
    await made.close()


async def test_a_question_is_heard(engine: Transcriber) -> None:
    recognised = await engine.transcribe(SOUND, HINTS, Deadline.after(20))
    assert (recognised.text, recognised.language, recognised.engine) == (QUESTION, "en", engine.name)
    assert 0.5 < recognised.confidence <= 1


@pytest.mark.parametrize(
    ("likely", "language", "found"),
    [({"de": 6.0}, None, "de"), ({"cy": 0.05}, None, "en"), ({"de": 6.0}, "en", "en"), (None, None, "en")],
    ids=["found out", "unsure", "told", "an English model"],
)
async def test_whisper_finds_the_language_out(
    tmp_path: Path, likely: dict[str, float] | None, language: str | None, found: str
) -> None:
    """Where no language is likely, a short question is taken for English, not for Welsh."""
    made = whisper(tmp_path, languages=likely)
    await made.prepare()
    recognised = await made.transcribe(SOUND, replace(HINTS, language=language), Deadline.after(20))
    assert (recognised.text, recognised.language) == (QUESTION, found)
    await made.close()


async def test_several_at_once_get_each_their_own(engine: Transcriber) -> None:
    told = await asyncio.gather(*(engine.transcribe(SOUND, HINTS, Deadline.after(30)) for _ in range(4)))
    assert {recognised.text for recognised in told} == {QUESTION}


async def test_a_cancelled_question_leaves_the_engine_as_it_was(engine: Transcriber) -> None:
    asked = asyncio.create_task(engine.transcribe(SOUND, HINTS, Deadline.after(20)))
    for _ in range(3):
        await asyncio.sleep(0)  # it has begun; in a hundredth of a second a server of ours may have answered
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert (await engine.transcribe(SOUND, HINTS, Deadline.after(20))).text == QUESTION


@pytest.mark.parametrize("kind", ["faster-whisper", "openai", "pocketsphinx"])
async def test_where_nothing_is_made_out_nothing_is_invented(kind: str, tmp_path: Path, stt: ScriptedStt) -> None:
    made: Engine
    if kind == "faster-whisper":
        made = whisper(tmp_path, silent=True, surely=0.2)
    elif kind == "openai":
        stt.play(Hears("Thank you for watching!", log_probability=-0.6, no_speech=0.5))
        made = server_engine(stt)
    else:
        made = SphinxTranscriber(1)
    await made.prepare()
    with pytest.raises(SpeechNotFound):
        await made.transcribe(silence(2), HINTS, Deadline.after(20))
    await made.close()


async def test_the_server_gets_the_sound_the_names_and_the_language(stt: ScriptedStt) -> None:
    engine = server_engine(stt)
    hints = Hints(key="v1", names=("Wanda", "Kubernetes"), language="de")
    stt.play(Hears("Wo hat sie studiert?", language="german"))
    assert (await engine.transcribe(SOUND, hints, Deadline.after(5))).language == "de"
    request = stt.requests[0]
    assert request.sound == wav(SOUND)
    assert request.authorization == "Bearer secret"
    told = {"model": "whisper-1", "response_format": "verbose_json", "language": "de", "prompt": "Kubernetes, Wanda"}
    assert told.items() <= request.fields.items()
    await engine.close()


async def test_a_server_that_tells_only_the_text_is_understood(stt: ScriptedStt) -> None:
    stt.play(Hears(QUESTION, segments=False))
    engine = server_engine(stt)
    recognised = await engine.transcribe(SOUND, HINTS, Deadline.after(5))
    assert (recognised.text, recognised.confidence) == (QUESTION, 0.5)
    await engine.close()


@pytest.mark.parametrize(
    ("scene", "failure"),
    [
        (Refuses(429, retry_after_s=7), Failure.LIMITED),
        (Refuses(402), Failure.OUT_OF_BUDGET),
        (Refuses(401), Failure.REFUSED),
        (Refuses(500), Failure.SERVER),
        (Dies(), Failure.SERVER),
    ],
)
async def test_in_what_way_a_server_fails_is_told(stt: ScriptedStt, scene: Refuses | Dies, failure: Failure) -> None:
    stt.play(scene)
    engine = server_engine(stt)
    with pytest.raises(RecognitionFailed) as failed:
        await engine.transcribe(SOUND, HINTS, Deadline.after(3))
    assert failed.value.failure is failure
    assert failed.value.retry_after_s == (7 if failure is Failure.LIMITED else None)
    assert len(stt.requests) == 1
    await engine.close()


async def test_a_server_that_says_nothing_or_nonsense_is_unavailable(stt: ScriptedStt) -> None:
    engine = server_engine(stt)
    stt.play(Silent())
    with pytest.raises(EngineUnavailable):
        await engine.transcribe(SOUND, HINTS, Deadline.after(0.3))
    stt.play(Babbles())
    with pytest.raises((EngineUnavailable, SpeechNotFound)):
        await engine.transcribe(SOUND, HINTS, Deadline.after(3))
    await engine.close()


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("/nowhere/at/all", "there is no folder /nowhere/at/all"),
        ("enormous", "say a folder, a repository, or one of"),
        ("no such/repository name", "neither a folder nor a repository"),
        ("nobody/nothing", "nobody/nothing isn't on this machine"),
    ],
)
async def test_a_model_that_is_not_there_is_told_in_words(model: str, words: str) -> None:
    engine = WhisperTranscriber(WhisperRules(model=model, fetches=False), GATES)
    await engine.prepare()
    assert words in await engine.state()
    with pytest.raises(EngineUnavailable):
        await engine.transcribe(SOUND, HINTS, Deadline.after(1))
    await engine.close()


async def test_a_model_that_can_not_be_loaded_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"nonsense")
    engine = WhisperTranscriber(WhisperRules(model=str(tmp_path)), GATES)
    await engine.prepare()
    assert f"can't load the model in {tmp_path}" in await engine.state()
    await engine.close()


async def test_the_bundled_engine_knows_english_and_many_profiles() -> None:
    engine = SphinxTranscriber(1)
    with pytest.raises(EngineUnavailable, match="English"):
        await engine.transcribe(SOUND, Hints(key="v1", language="de"), Deadline.after(5))
    for place in range(10):
        hints = Hints(key=f"v{place}", names=("Wanda",), questions=(QUESTION, f"What is project {place}?"))
        assert (await engine.transcribe(SOUND, hints, Deadline.after(20))).text == QUESTION
    with pytest.raises(SpeechNotFound):
        await engine.transcribe(spoken("How tall is the Eiffel tower?"), HINTS, Deadline.after(20))
    await engine.close()


async def test_a_profile_without_questions_is_not_heard_and_breaks_nothing() -> None:
    engine = SphinxTranscriber(1)
    with pytest.raises((SpeechNotFound, EngineUnavailable)):
        await engine.transcribe(SOUND, Hints(key="empty"), Deadline.after(5))
    assert (await engine.transcribe(SOUND, HINTS, Deadline.after(20))).text == QUESTION
    await engine.close()


async def test_a_recogniser_that_dies_is_replaced() -> None:
    engine = SphinxTranscriber(1)
    await engine.transcribe(SOUND, HINTS, Deadline.after(20))
    engine.workers.idle[0].process.kill()
    with pytest.raises(EngineUnavailable):
        await engine.transcribe(SOUND, HINTS, Deadline.after(5))
    assert (await engine.transcribe(SOUND, HINTS, Deadline.after(20))).text == QUESTION
    await engine.close()


@pytest.mark.parametrize("loudness", [0.03, 0.3, 1.5])
async def test_a_quiet_or_a_loud_microphone_makes_no_difference(loudness: float) -> None:
    engine = SphinxTranscriber(1)
    samples = np.frombuffer(SOUND.data, "<i2") / 32768
    recognised = await engine.transcribe(pcm(samples * loudness), HINTS, Deadline.after(20))
    assert recognised.text == QUESTION
    await engine.close()


async def test_sound_of_a_click_is_no_question() -> None:
    engine = SphinxTranscriber(1)
    with pytest.raises(SpeechNotFound):
        await engine.transcribe(Pcm(b"\0\0" * 100, 16_000), HINTS, Deadline.after(5))
    await engine.close()
