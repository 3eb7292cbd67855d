"""Recordings of visitors' questions: never written unless the owner says so, and then the owner's alone."""

import io
from pathlib import Path

import av
import numpy as np
import pytest
from tests.api.conftest import RESUME
from tests.api.doors import House, Visit, assert_problem, open_house
from tests.sounds import joined, silence, spoken, wav

from vitavoce.domain.recording import RecordingKey

QUESTION = joined(silence(0.3), spoken("Where did Wanda study?"), silence(0.3))


async def ask(house: House, visit: Visit, path: str = "audio") -> dict[str, object]:
    files = {"file": ("question.wav", wav(QUESTION), "audio/wav")}
    answer = await house.client.post(f"{visit.path}/{path}", files=files, headers=visit.headers)
    assert answer.status_code == 200, answer.text
    body: dict[str, object] = answer.json()
    return body


def files_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def address_of(house: House, turn: dict[str, object]) -> str:
    key = RecordingKey(str(turn["session_id"]), str(turn["id"]))
    return house.services.recordings.address_of(key)


async def test_by_default_nothing_of_a_recording_is_written_anywhere(tmp_path: Path) -> None:
    async with open_house(tmp_path, resume=RESUME) as house:
        opened = (await house.client.post("/v1/sessions", json={})).json()
        assert opened["recordings_kept_days"] is None
        before = set(files_in(tmp_path))
        turn = await ask(house, await house.visit())
        written = {path.name for path in files_in(tmp_path) if path not in before}
        assert written <= {"vitavoce.sqlite3-wal", "vitavoce.sqlite3-shm"}
        samples = np.frombuffer(QUESTION.data, "<i2")
        piece = samples[len(samples) // 2 :][:64].tobytes()
        assert not [path for path, content in files_in(tmp_path).items() if piece in content]
        assert list(await house.services.recordings.newest(10)) == []
        assert_problem(await house.client.get(address_of(house, turn)), 404, "AUDIO_NOT_FOUND")


async def test_where_the_owner_says_so_it_is_kept_with_its_turn_and_goes_with_the_conversation(tmp_path: Path) -> None:
    async with open_house(tmp_path, resume=RESUME, recordings={"keep": True, "kept": "14d"}) as house:
        opened = (await house.client.post("/v1/sessions", json={})).json()
        assert opened["recordings_kept_days"] == 14
        visit = await house.visit()
        turn = await ask(house, visit)
        address = address_of(house, turn)
        fetched = await house.client.get(address)
        assert fetched.headers["content-type"] == "audio/flac"
        assert fetched.headers["cache-control"] == "no-store"
        assert "x-ai-generated" not in fetched.headers
        with av.open(io.BytesIO(fetched.content)) as file:
            stream = file.streams.audio[0]
            assert (stream.rate, stream.channels) == (16_000, 1)
            seconds = sum(frame.samples for frame in file.decode(stream)) / stream.rate
        assert seconds == pytest.approx(QUESTION.duration_ms / 1000, abs=0.1)
        part = await house.client.get(address, headers={"Range": "bytes=0-3"})
        assert (part.status_code, part.content) == (206, b"fLaC")
        await house.client.delete(visit.path, headers=visit.headers)
        assert_problem(await house.client.get(address), 404, "AUDIO_NOT_FOUND")
        assert not [path for path in files_in(tmp_path) if path.suffix == ".flac"]


async def test_one_profile_may_differ(tmp_path: Path) -> None:
    settings = {"keep": True, "profiles": {"wanda-quist": False}}
    async with open_house(tmp_path, resume=RESUME, recordings=settings) as house:
        await ask(house, await house.visit())
        assert list(await house.services.recordings.newest(10)) == []


async def test_only_an_address_of_ours_opens_a_recording(tmp_path: Path) -> None:
    async with open_house(tmp_path, resume=RESUME, recordings={"keep": True}) as house:
        visit, other = await house.visit(), await house.visit()
        address = address_of(house, await ask(house, visit))
        second = address_of(house, await ask(house, other))
        forged = f"{second.partition('?')[0]}?{address.partition('?')[2]}"
        assert_problem(await house.client.get(forged), 403, "AUDIO_LINK_INVALID")
        path = address.partition("?")[0]
        for headers in ({}, visit.headers):  # not the visitor's own either
            assert (await house.client.get(path, headers=headers)).status_code == 422
        key = path.removeprefix("/v1/audio/recordings/")
        answers = house.services.speaking.links.sign(key).path.partition("?")[2]
        assert_problem(await house.client.get(f"{path}?{answers}"), 403, "AUDIO_LINK_INVALID")
        prolonged = address.replace("expires=", "expires=1")
        assert_problem(await house.client.get(prolonged), 403, "AUDIO_LINK_INVALID")
