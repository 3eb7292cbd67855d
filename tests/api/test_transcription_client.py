"""OpenAI's speech-to-text, asked by the public client over a real socket."""

from collections.abc import AsyncIterator, Iterator

import openai
import pytest
import pytest_asyncio
from tests.api.server_process import ServerProcess, run_command, serving_process
from tests.recordings import recorded
from tests.sounds import joined, silence, spoken, tone

QUESTION = recorded(joined(silence(0.3), spoken("Where did Noor study?"), silence(0.3)), "mp3")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with serving_process(tmp_path_factory.mktemp("transcriptions")) as running:
        yield running


@pytest.fixture(scope="module")
def key(server: ServerProcess) -> str:
    created = run_command(server.errors.parent, "keys", "create", "--label", "voice", "--scope", "voice")
    assert created.returncode == 0, created.stderr
    return created.stdout.strip()


@pytest_asyncio.fixture
async def client(server: ServerProcess, key: str) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(base_url=f"{server.address}/v1", api_key=key, max_retries=0) as client:
        yield client


async def test_the_public_client_gets_the_words_in_every_form(client: openai.AsyncOpenAI) -> None:
    create = client.audio.transcriptions.create
    file = ("question.mp3", QUESTION, "audio/mpeg")
    assert (await create(file=file, model="whisper-1")).text == "Where did Noor study?"
    assert await create(file=file, model="whisper-1", response_format="text") == "Where did Noor study?\n"
    verbose = await create(file=file, model="noor-halvorsen", response_format="verbose_json", language="en")
    assert (verbose.text, verbose.language) == ("Where did Noor study?", "en")
    assert verbose.duration == pytest.approx(2.0, abs=0.4)
    assert verbose.segments
    assert verbose.segments[0].text == "Where did Noor study?"


async def test_the_public_client_is_told_why_not(client: openai.AsyncOpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        await client.audio.transcriptions.create(file=("tone.ogg", recorded(tone(1), "ogg")), model="whisper-1")
    assert refused.value.response.json()["code"] == "SPEECH_NOT_FOUND"
