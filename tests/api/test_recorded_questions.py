"""Questions asked aloud, by the engine that is bundled: no network, no model."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from tests.api.conftest import RESUME
from tests.api.doors import House, Visit, assert_problem, open_house
from tests.recordings import FORMATS, recorded
from tests.sounds import clicks, joined, music, silence, spoken, tone, wav, white_noise

pytestmark = pytest.mark.asyncio(loop_scope="module")
QUESTION = joined(silence(0.3), spoken("Where did Wanda study?"), silence(0.3))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    hearing = {"max_bytes": 300_000, "longest": "5s"}
    async with open_house(tmp_path_factory.mktemp("house"), resume=RESUME, hearing=hearing) as opened:
        yield opened


async def ask(house: House, visit: Visit, recording: bytes, **headers: str):
    return await house.client.post(
        f"{visit.path}/audio", files={"file": ("blob", recording)}, headers={**visit.headers, **headers}
    )


async def turns_of(house: House, visit: Visit) -> list[dict[str, object]]:
    return (await house.client.get(visit.path, headers=visit.headers)).json()["turns"]


@pytest.mark.parametrize("kind", FORMATS)
async def test_a_question_asked_aloud_is_heard_and_answered(house: House, visit: Visit, kind: str) -> None:
    answer = await ask(house, visit, recorded(QUESTION, kind))
    assert answer.status_code == 200, answer.text
    turn = answer.json()
    assert turn["question"] == "Where did Wanda study?"
    heard = turn["heard"]
    assert (heard["text"], heard["language"], heard["engine"]) == ("Where did Wanda study?", "en", "pocketsphinx")
    assert 0.6 < heard["confidence"] <= 1
    assert heard["duration_ms"] == pytest.approx(QUESTION.duration_ms, abs=150)
    assert heard["corrections"] == []
    assert "TU Delft" in turn["answer"]
    assert turn["timings"]["hear_ms"] > 0
    assert await turns_of(house, visit) == [turn]


async def test_an_answer_is_spoken_where_that_is_asked_for(house: House, visit: Visit) -> None:
    answer = await house.client.post(
        f"{visit.path}/audio",
        files={"file": ("question.wav", wav(QUESTION), "audio/wav")},
        data={"speak": "true"},
        headers=visit.headers,
    )
    assert answer.json()["speech"]["duration_ms"] > 1000


@pytest.mark.parametrize(
    "sound",
    [silence(2), white_noise(2), white_noise(2, loudness=0.4), tone(2), clicks(2), music(3)],
    ids=["silence", "hiss", "loud hiss", "tone", "clicks", "music"],
)
async def test_where_nobody_speaks_no_turn_is_made(house: House, visit: Visit, sound) -> None:
    assert_problem(await ask(house, visit, wav(sound)), 422, "SPEECH_NOT_FOUND")
    assert await turns_of(house, visit) == []


async def test_what_was_not_made_out_is_no_turn(house: House, visit: Visit) -> None:
    problem = assert_problem(
        await ask(house, visit, wav(spoken("How tall is the Eiffel Tower?"))), 422, "SPEECH_NOT_FOUND"
    )
    assert problem["detail"] == "I didn't catch that."
    assert await turns_of(house, visit) == []


@pytest.mark.parametrize(
    ("recording", "status", "code"),
    [
        (wav(tone(0.1)), 422, "AUDIO_TOO_SHORT"),
        (recorded(silence(30), "flac", rate_hz=16_000), 422, "AUDIO_TOO_LONG"),
        (b"\1" * 300_001, 413, "AUDIO_TOO_LARGE"),
        (b"\1" * 600_000, 413, "AUDIO_TOO_LARGE"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", 422, "AUDIO_INVALID"),
        (b"#!AMR\n\0\0\0", 415, "AUDIO_UNSUPPORTED"),
        (b"RIFF\x10\0\0\0WAVE", 422, "AUDIO_INVALID"),
    ],
    ids=["short", "long", "large", "larger than any form", "playlist", "amr", "broken"],
)
async def test_what_cannot_be_used_is_told_why(
    house: House, visit: Visit, recording: bytes, status: int, code: str
) -> None:
    assert_problem(await ask(house, visit, recording), status, code)
    assert await turns_of(house, visit) == []


async def test_a_body_that_is_no_form(house: House, visit: Visit) -> None:
    path, headers = f"{visit.path}/audio", visit.headers
    assert_problem(await house.client.post(path, content=wav(QUESTION), headers=headers), 422, "BAD_INPUT")
    assert_problem(await house.client.post(path, files={"other": b"x"}, headers=headers), 422, "BAD_INPUT")
    torn = {**headers, "Content-Type": "multipart/form-data; boundary=x"}
    assert_problem(await house.client.post(path, content=b"--x\r\nnonsense", headers=torn), 422, "BAD_INPUT")


async def test_only_the_session_s_own_token_opens_it(house: House, visit: Visit) -> None:
    other = await house.visit()
    answer = await house.client.post(f"{visit.path}/audio", files={"file": wav(QUESTION)}, headers=other.headers)
    assert_problem(answer, 404, "SESSION_NOT_FOUND")
    assert_problem(
        await house.client.post(f"{visit.path}/audio", files={"file": wav(QUESTION)}), 401, "CREDENTIAL_MISSING"
    )


async def test_a_retry_gets_the_first_answer_and_another_recording_with_its_key_none(
    house: House, visit: Visit
) -> None:
    key = {"Idempotency-Key": "3f2a9c1e"}
    first = await ask(house, visit, wav(QUESTION), **key)
    again = await ask(house, visit, wav(QUESTION), **key)
    assert first.status_code == 200
    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    assert len(await turns_of(house, visit)) == 1
    assert_problem(await ask(house, visit, wav(tone(1)), **key), 422, "IDEMPOTENCY_KEY_REUSED")


async def test_a_key_whose_recording_was_not_heard_may_be_used_again(house: House, visit: Visit) -> None:
    key = {"Idempotency-Key": "9d1b"}
    assert_problem(await ask(house, visit, wav(silence(1)), **key), 422, "SPEECH_NOT_FOUND")
    assert (await ask(house, visit, wav(QUESTION), **key)).status_code == 200


async def test_readiness_says_who_hears(house: House) -> None:
    checks = (await house.client.get("/readyz")).json()["checks"]
    assert checks["hearing"] == "ok: pocketsphinx"


async def test_openai_s_form_of_it(house: House) -> None:
    headers = await house.key("voice")
    files = {"file": ("speech.wav", wav(QUESTION), "audio/wav")}

    async def transcribed(**fields: str):
        return await house.client.post("/v1/audio/transcriptions", files=files, data=fields, headers=headers)

    assert (await transcribed(model="whisper-1")).json() == {"text": "Where did Wanda study?"}
    assert (await transcribed(model="whisper-1", response_format="text")).text == "Where did Wanda study?\n"
    verbose = (await transcribed(model="wanda-quist", response_format="verbose_json")).json()
    assert (verbose["task"], verbose["language"], verbose["engine"]) == ("transcribe", "en", "pocketsphinx")
    assert verbose["duration"] == pytest.approx(QUESTION.duration_ms / 1000, abs=0.1)
    assert_problem(await transcribed(model="x", response_format="srt"), 422, "BAD_INPUT")
    assert_problem(await transcribed(model="x", language="not a language"), 422, "BAD_INPUT")
    assert_problem(await transcribed(model="x", language="de"), 503, "ENGINE_UNAVAILABLE")
    other = await house.key("profiles:write")
    assert_problem(
        await house.client.post("/v1/audio/transcriptions", files=files, headers=other), 403, "SCOPE_MISSING"
    )
