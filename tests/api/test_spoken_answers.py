"""Typed turns answered aloud: the sound, its address, and how long both last."""

import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import av
import httpx
import pytest
import pytest_asyncio
from tests.api.conftest import RESUME
from tests.api.doors import House, Visit, assert_problem, open_house

from vitavoce.conversation.clock import SetClock

QUESTION = "What did Wanda build with Python?"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class OwnHouse:
    """For what would disturb the others: files that go, time that passes."""

    house: House
    clock: SetClock
    folder: Path

    def sound_files(self) -> list[Path]:
        return [*(self.folder / "audio").glob("*/*")]


@pytest_asyncio.fixture
async def own(tmp_path: Path) -> AsyncIterator[OwnHouse]:
    clock = SetClock(NOON)
    async with open_house(tmp_path, resume=RESUME, clock=clock) as house:
        yield OwnHouse(house, clock, tmp_path)


async def ask_aloud(house: House, visit: Visit, **headers: str) -> httpx.Response:
    return await house.client.post(
        visit.turns, json={"question": QUESTION, "speak": True}, headers={**visit.headers, **headers}
    )


@pytest.mark.asyncio(loop_scope="module")
class TestSound:
    async def test_the_answer_is_spoken_and_says_that_an_ai_speaks(self, house: House) -> None:
        visit = await house.visit()
        turn = (await ask_aloud(house, visit)).json()
        speech = turn["speech"]
        assert speech["url"].startswith("http://house.example/v1/audio/answers/")
        assert speech["media_type"] == "audio/mpeg"
        assert turn["timings"]["speak_ms"] > 0
        fetched = await house.client.get(speech["url"])
        assert fetched.status_code == 200
        assert fetched.headers["content-type"] == "audio/mpeg"
        assert fetched.headers["content-disposition"] == 'attachment; filename="answer.mp3"'
        assert fetched.headers["x-content-type-options"] == "nosniff"
        assert fetched.headers["x-ai-generated"] == "true"
        with av.open(io.BytesIO(fetched.content)) as clip:
            assert clip.metadata["comment"] == "AI-generated speech"
            samples = sum(frame.samples for frame in clip.decode(audio=0))
        assert abs(samples / 24 - speech["duration_ms"]) < 150
        assert speech["duration_ms"] > 1000

    async def test_nobody_is_spoken_to_who_did_not_ask(self, house: House) -> None:
        visit = await house.visit()
        assert (await house.ask(visit, QUESTION)).json()["speech"] is None

    async def test_a_stream_tells_of_the_sound_before_it_ends(self, house: House) -> None:
        visit = await house.visit()
        stream = (await ask_aloud(house, visit, Accept="text/event-stream")).text
        names = [line.removeprefix("event: ") for line in stream.splitlines() if line.startswith("event: ")]
        assert names[-2:] == ["speech", "done"]
        told = [json.loads(line.removeprefix("data: ")) for line in stream.splitlines() if line.startswith("data: ")]
        assert told[-2]["speech"] == told[-1]["speech"]
        assert (await house.client.get(told[-1]["speech"]["url"])).status_code == 200

    @pytest.mark.parametrize(
        ("asked", "status", "begin", "end"),
        [
            ("bytes=0-99", 206, 0, 100),
            ("bytes=100-", 206, 100, None),
            ("bytes=-50", 206, -50, None),
            ("bytes=5-999999999", 206, 5, None),
            ("bytes=0-1,5-6", 200, 0, None),
            ("lines=1-2", 200, 0, None),
        ],
    )
    async def test_a_player_may_fetch_a_part(
        self, house: House, asked: str, status: int, begin: int, end: int | None
    ) -> None:
        url = (await ask_aloud(house, await house.visit())).json()["speech"]["url"]
        whole = (await house.client.get(url)).content
        part = await house.client.get(url, headers={"Range": asked})
        assert part.status_code == status
        assert part.content == whole[begin:end]
        if status == 206:
            first = begin if begin >= 0 else len(whole) + begin
            assert part.headers["content-range"] == f"bytes {first}-{first + len(part.content) - 1}/{len(whole)}"

    async def test_a_part_that_is_not_there_is_refused(self, house: House) -> None:
        url = (await ask_aloud(house, await house.visit())).json()["speech"]["url"]
        assert_problem(await house.client.get(url, headers={"Range": "bytes=99999999-"}), 416, "RANGE_UNSATISFIABLE")

    async def test_only_addresses_of_ours_open_anything(self, house: House) -> None:
        url = (await ask_aloud(house, await house.visit())).json()["speech"]["url"]
        parts = urlsplit(url)
        query = parse_qs(parts.query)
        signature, expires = query["signature"][0], int(query["expires"][0])
        forged = [
            f"{parts.path}?expires={expires + 1}&signature={signature}",
            f"{parts.path}?expires={expires}&signature={signature[:-1]}A{'' if signature[-1] != 'A' else 'B'}",
            f"{parts.path}?expires={expires}&signature=",
            f"{parts.path}?expires=-1&signature={signature}",
            f"/v1/audio/answers/..%2f..%2fsigning.key?expires={expires}&signature={signature}",
            f"/v1/audio/answers/another-key-of-24-letters.mp3?expires={expires}&signature={signature}",
        ]
        for address in forged:
            answer = await house.client.get(address)
            assert answer.status_code in {403, 404}, address
        assert_problem(await house.client.get(forged[0]), 403, "AUDIO_LINK_INVALID")


async def test_an_address_runs_out_and_the_turn_read_again_has_a_new_one(own: OwnHouse) -> None:
    house, clock = own.house, own.clock
    visit = await house.visit()
    key = {"Idempotency-Key": "one"}
    first = await ask_aloud(house, visit, **key)
    turn = first.json()
    path = f"{visit.turns}/{turn['id']}"
    assert (await house.client.get(path, headers=visit.headers)).content == first.content
    clock.advance(11 * 60)
    assert_problem(await house.client.get(turn["speech"]["url"]), 410, "AUDIO_LINK_EXPIRED")
    again = (await house.client.get(path, headers=visit.headers)).json()
    assert again["speech"]["url"] != turn["speech"]["url"]
    assert {**again, "speech": None} == {**turn, "speech": None}
    assert (await house.client.get(again["speech"]["url"])).status_code == 200
    replayed = (await ask_aloud(house, visit, **key)).json()
    assert (await house.client.get(replayed["speech"]["url"])).status_code == 200
    session = (await house.client.get(visit.path, headers=visit.headers)).json()
    assert (await house.client.get(session["turns"][0]["speech"]["url"])).status_code == 200
    for file in own.sound_files():
        file.unlink()
    assert (await house.client.get(path, headers=visit.headers)).json()["speech"] is None
    assert_problem(await house.client.get(again["speech"]["url"]), 404, "AUDIO_NOT_FOUND")


async def test_ending_a_conversation_erases_its_sound(own: OwnHouse) -> None:
    house = own.house
    visit = await house.visit()
    url = (await ask_aloud(house, visit)).json()["speech"]["url"]
    assert len(own.sound_files()) == 1
    assert (await house.client.delete(visit.path, headers=visit.headers)).status_code == 204
    assert not own.sound_files()
    assert_problem(await house.client.get(url), 404, "AUDIO_NOT_FOUND")


async def test_sound_that_cannot_be_kept_costs_the_sound_only(own: OwnHouse) -> None:
    house = own.house
    (own.folder / "audio").write_text("in the way")
    turn = (await ask_aloud(house, await house.visit())).json()
    assert turn["speech"] is None
    assert turn["answer"]
    ready = await house.client.get("/readyz")
    assert_problem(ready, 503, "NOT_READY")
    assert "sound can't be kept" in ready.json()["checks"]["audio"]


async def test_without_a_voice_the_answer_goes_out_as_text(tmp_path: Path) -> None:
    async with open_house(tmp_path, resume=RESUME, tts={"engine": "none"}) as house:
        turn = (await ask_aloud(house, await house.visit())).json()
        assert turn["answer"]
        assert turn["speech"] is None
        ready = (await house.client.get("/readyz")).json()
        assert ready["checks"]["speech"] == "ok: no voice: none is configured"


async def test_a_trusted_proxy_tells_how_the_client_found_us(tmp_path: Path) -> None:
    server = {"trusted_proxies": ["127.0.0.0/8"]}
    async with open_house(tmp_path, resume=RESUME, server=server) as house:
        secure = await ask_aloud(house, await house.visit(), **{"X-Forwarded-Proto": "https"})
        assert secure.json()["speech"]["url"].startswith("https://house.example/v1/audio/answers/")
        odd = await ask_aloud(house, await house.visit(), Host='evil"/><')
        assert odd.json()["speech"]["url"].startswith("/v1/audio/answers/")
