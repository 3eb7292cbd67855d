"""Which recognisers the settings choose, in which order, and that the next one really steps in."""

from pathlib import Path

import pytest
from tests.scripted_stt import Hears, Refuses, scripted_stt
from tests.sounds import joined, silence, spoken, wav
from tests.tiny_whisper import tiny_whisper

from vitavoce.bootstrap import Services, in_memory
from vitavoce.core.config import load_settings
from vitavoce.core.errors import SettingsInvalid

QUESTION = wav(joined(silence(0.3), spoken("Where did Noor study?"), silence(0.3)))


async def services(folder: Path, **stt: object) -> Services:
    return await in_memory(load_settings(data_dir=folder, tts={"engine": "none"}, stt=stt))


@pytest.mark.parametrize(
    ("stt", "names"),
    [
        ({}, ["pocketsphinx"]),
        ({"engine": "pocketsphinx", "model": "small"}, ["pocketsphinx"]),
        ({"model": "/models/whisper"}, ["faster-whisper", "pocketsphinx"]),
        ({"engine": "faster-whisper"}, ["faster-whisper", "pocketsphinx"]),
        ({"base_url": "http://127.0.0.1:9/v1", "model": "whisper-large-v3"}, ["openai", "pocketsphinx"]),
        ({"engine": "openai", "api_key": "secret"}, ["openai", "pocketsphinx"]),
    ],
)
async def test_the_settings_choose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stt: dict[str, object], names: list[str]
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    house = await services(tmp_path, **stt)
    assert [engine.name for engine in house.hearing.engines] == names
    await house.hearing.close()


async def test_a_model_in_the_cache_is_used_without_being_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    (tmp_path / "models--Systran--faster-whisper-base" / "snapshots").mkdir(parents=True)
    house = await services(tmp_path)
    assert [engine.name for engine in house.hearing.engines] == ["faster-whisper", "pocketsphinx"]
    await house.hearing.close()


async def test_a_model_of_this_machine_hears_and_readiness_says_so(tmp_path: Path) -> None:
    house = await services(tmp_path, model=str(tiny_whisper(tmp_path / "model", "Where did Noor study?")))
    before = await house.readiness()
    assert before["hearing"] == "ok: pocketsphinx; faster-whisper is being loaded"
    await house.hearing.prepare()
    assert (await house.readiness())["hearing"] == "ok: faster-whisper"
    turn = await house.spoken_questions.ask((await house.sessions.open()).session.id, QUESTION)
    assert turn.document()["heard"]["engine"] == "faster-whisper"
    await house.hearing.close()


async def test_the_bundled_engine_steps_in_for_a_server_that_refuses_and_readiness_says_why(tmp_path: Path) -> None:
    with scripted_stt(Hears("Where did Noor study?"), Refuses(401)) as stt:
        house = await services(tmp_path, base_url=stt.base_url, api_key="secret")
        await house.hearing.prepare()
        session_id = (await house.sessions.open()).session.id
        engines = [
            (await house.spoken_questions.ask(session_id, QUESTION)).document()["heard"]["engine"] for _ in range(3)
        ]
        assert engines == ["openai", "pocketsphinx", "pocketsphinx"]
        assert len(stt.requests) == 2  # refused once, it is left alone
        assert (await house.readiness())["hearing"].startswith("ok: pocketsphinx; openai key, model or request refused")
        await house.hearing.close()


async def test_a_broken_file_of_the_owner_s_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "hearing.yaml").write_text("skills: [", encoding="utf-8")
    with pytest.raises(SettingsInvalid, match=r"hearing.yaml, line 1"):
        await services(tmp_path)
