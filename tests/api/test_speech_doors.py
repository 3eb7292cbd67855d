"""OpenAI's text-to-speech, asked by the public client over a real socket."""

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import av
import httpx
import openai
import pytest
import pytest_asyncio
from tests.api.doors import House, assert_problem, open_house
from tests.api.server_process import ServerProcess, run_command, serving_process

TEXT = "Hello, I am an AI. I speak for Wanda (2019–2021)."
FORMS = {"mp3": "mp3", "opus": "ogg", "aac": "aac", "flac": "flac", "wav": "wav"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with serving_process(tmp_path_factory.mktemp("speech")) as running:
        yield running


@pytest.fixture(scope="module")
def key(server: ServerProcess) -> str:
    made = run_command(server.errors.parent, "keys", "create", "--label", "voice", "--scope", "voice")
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


@pytest_asyncio.fixture
async def client(server: ServerProcess, key: str) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(base_url=f"{server.address}/v1", api_key=key, max_retries=0) as client:
        yield client


async def test_the_public_client_is_spoken_to_in_every_form(client: openai.AsyncOpenAI) -> None:
    for form, container in FORMS.items():
        speech = await client.audio.speech.create(model="tts-1", voice="alloy", input=TEXT, response_format=form)
        with av.open(io.BytesIO(speech.content), format=container) as clip:
            metadata = {**clip.metadata, **clip.streams.audio[0].metadata}
            duration_s = sum(frame.samples / frame.sample_rate for frame in clip.decode(audio=0))
        assert "AI-generated speech" in metadata.values(), form
        assert 3 < duration_s < 12, form
    raw = await client.audio.speech.create(model="tts-1", voice="alloy", input=TEXT, response_format="pcm")
    assert 3 * 48_000 < len(raw.content) < 12 * 48_000
    assert raw.response.headers["x-ai-generated"] == "true"


async def test_sound_is_streamed_while_it_is_made(client: openai.AsyncOpenAI) -> None:
    text = " ".join([TEXT] * 60)
    async with client.audio.speech.with_streaming_response.create(
        model="tts-1", voice="alloy", input=text, response_format="pcm"
    ) as response:
        assert "content-length" not in response.headers
        pieces = [len(piece) async for piece in response.iter_bytes()]
    assert len(pieces) > 10
    assert sum(pieces) > 200 * 48_000


async def test_a_faster_voice_is_done_sooner(client: openai.AsyncOpenAI) -> None:
    async def length(speed: float) -> int:
        speech = await client.audio.speech.create(
            model="any", voice="en-us", input=TEXT, response_format="pcm", speed=speed
        )
        return len(speech.content)

    assert await length(1.5) < await length(1.0) * 0.85


async def test_the_voices_are_listed(server: ServerProcess, client: openai.AsyncOpenAI) -> None:
    async with httpx.AsyncClient(base_url=server.address) as plain:
        told = (await plain.get("/v1/audio/voices", headers={"Authorization": f"Bearer {client.api_key}"})).json()
    assert {"id": "en-gb", "name": "espeak-ng en-gb", "language": "en-gb"} in told["voices"]


@pytest.mark.asyncio(loop_scope="module")
async def test_the_door_is_for_keys_with_the_scope_only(house: House) -> None:
    body = {"model": "any", "input": "Hello."}
    assert_problem(await house.client.post("/v1/audio/speech", json=body), 401, "CREDENTIAL_MISSING")
    other = await house.key("profiles:write")
    assert_problem(await house.client.post("/v1/audio/speech", json=body, headers=other), 403, "SCOPE_MISSING")
    assert_problem(await house.client.get("/v1/audio/voices", headers=other), 403, "SCOPE_MISSING")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"input": ""}, "VALIDATION_FAILED"),
        ({"input": "Hi", "response_format": "ogg"}, "VALIDATION_FAILED"),
        ({"input": "Hi", "speed": 9}, "VALIDATION_FAILED"),
        ({"input": "Hi", "stream_format": "sse"}, "VALIDATION_FAILED"),
        ({"input": "x" * 5_000}, "BAD_INPUT"),
    ],
)
@pytest.mark.asyncio(loop_scope="module")
async def test_what_cannot_be_spoken_is_refused(house: House, body: dict[str, object], code: str) -> None:
    key = await house.key("voice")
    assert_problem(await house.client.post("/v1/audio/speech", json=body, headers=key), 422, code)


async def test_a_voice_that_cannot_be_had_is_a_problem(tmp_path: Path) -> None:
    async with open_house(tmp_path, tts={"engine": "none"}) as mute:
        key = await mute.key("voice")
        answer = await mute.client.post("/v1/audio/speech", json={"input": "Hello."}, headers=key)
        assert_problem(answer, 503, "ENGINE_UNAVAILABLE")
        assert (await mute.client.get("/v1/audio/voices", headers=key)).json()["voices"] == []
