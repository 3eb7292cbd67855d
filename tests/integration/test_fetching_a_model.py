"""A model of faster-whisper that isn't here yet: fetched in the background from a stand-in for the hub, by the real
libraries, while the bundled engine serves and everybody can see how far it is.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from tests.browser.living_server import LivingServer
from tests.model_hub import REPOSITORY, ModelHub, model_hub
from tests.sounds import joined, silence, spoken, wav
from tests.tiny_whisper import tiny_whisper

from vitavoce.wiring.resume_files import EXAMPLE_RESUME, read_resume_file

QUESTION = "Where did Noor study?"
RECORDING = wav(joined(silence(0.3), spoken(QUESTION), silence(0.3)))
PADDING_BYTES = 30 << 20  # what is fetched is counted in pieces of 10 MB

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[ModelHub]:
    folder = tiny_whisper(tmp_path / "published", QUESTION)
    (folder / "vocabulary.padding").write_bytes(os.urandom(PADDING_BYTES))
    with model_hub(folder) as hub:
        yield hub


@asynccontextmanager
async def serving(folder: Path, hub: ModelHub) -> AsyncIterator[httpx.AsyncClient]:
    resume = read_resume_file(EXAMPLE_RESUME)
    assert isinstance(resume, dict)
    environment = {**hub.environment, "HF_HUB_CACHE": str(folder / "models")}
    server = LivingServer(folder, resume, {"STT__MODEL": REPOSITORY}, environment=environment)
    await server.start()
    try:
        async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
            yield client
    finally:
        await server.stop()


async def state_of(client: httpx.AsyncClient, is_reached: Callable[[str], object]) -> str:
    """The first state of hearing of which that is so; the server is ready all the while."""
    async with asyncio.timeout(60):
        while True:
            answer = await client.get("/readyz")
            assert answer.status_code == 200, answer.text
            state: str = answer.json()["checks"]["hearing"]
            if is_reached(state):
                return state
            await asyncio.sleep(0.05)


async def heard_by(client: httpx.AsyncClient) -> str:
    opened = (await client.post("/v1/sessions", json={})).json()
    answer = await client.post(
        f"/v1/sessions/{opened['id']}/audio",
        files={"file": ("question.wav", RECORDING)},
        headers={"Authorization": f"Bearer {opened['token']}"},
    )
    assert answer.status_code == 200, answer.text
    engine: str = answer.json()["heard"]["engine"]
    return engine


async def test_the_bundled_engine_serves_until_the_model_is_here_and_whenever_it_cannot_be_had(
    tmp_path: Path, hub: ModelHub
) -> None:
    hub.gate.clear()
    async with serving(tmp_path, hub) as client:
        halfway = await state_of(client, lambda state: re.search(r"\d%", state))
        share = re.fullmatch(rf"ok: pocketsphinx; faster-whisper is fetching its model {REPOSITORY}, (\d+)%", halfway)
        assert share, halfway
        assert int(share[1]) < 60
        assert await heard_by(client) == "pocketsphinx"
        hub.gate.set()
        await state_of(client, lambda state: state == "ok: faster-whisper")
        assert await heard_by(client) == "faster-whisper"
    assert set(hub.fetched) == set(hub.files)
    hub.fetched.clear()
    async with serving(tmp_path, hub) as client:  # what is here isn't fetched again
        await state_of(client, lambda state: state == "ok: faster-whisper")
    assert hub.fetched == []


async def test_a_hub_that_talks_nonsense_costs_the_better_engine_only(tmp_path: Path, hub: ModelHub) -> None:
    hub.talks_nonsense = True
    async with serving(tmp_path, hub) as client:
        state = await state_of(client, lambda state: "fetched" in state)
        assert state.startswith(f"ok: pocketsphinx; faster-whisper has no model: {REPOSITORY} can't be fetched")
        assert await heard_by(client) == "pocketsphinx"
