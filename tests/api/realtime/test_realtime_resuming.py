"""Lines that drop, and come back."""

import asyncio
import json
from pathlib import Path

import pytest
from tests.live_talks import quiet, speech
from tests.realtime_house import Client, realtime_house
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from vitavoce.conversation.voice.rooms import ExchangeRules
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser


def cut(client: Client) -> None:
    """As when a phone loses its network, only quicker to notice."""
    client.socket.transport.abort()


async def test_a_dropped_line_goes_on_with_nothing_lost_or_said_twice(tmp_path: Path) -> None:
    voice = ScriptedSynthesiser(characters_per_s=60)
    async with realtime_house(tmp_path, synthesiser=voice) as house:
        session = await house.visit()
        async with house.client(session) as before:
            await before.say()
            for _ in range(3):
                await before.until("response.output_audio.delta")
            cut(before)
        seen = before.told[-1]["event_id"]
        await asyncio.sleep(0.3)
        async with house.client(session, f"&last_event_id={seen}") as after:
            await after.until("output_audio_buffer.stopped", 10)
        numbers = [int(event["event_id"].rsplit("_", 1)[1]) for event in (*before.told, *after.told)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert after.of("vitavoce.resumed")[0]["audio_received_ms"] == 1500
        said = "".join(event["delta"] for client in (before, after)
                       for event in client.of("response.output_audio_transcript.delta"))  # fmt: skip
        (turn,) = await house.turns(session[0])
        assert turn["answer"] == said
        assert turn["interrupted"] is False


async def test_a_question_broken_in_two_is_heard_whole(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house:
        session = await house.visit()
        async with house.client(session) as before:
            await before.sound(speech(400))
            await before.until("input_audio_buffer.speech_started")
            cut(before)
        await asyncio.sleep(1.3)  # longer than a silence that ends a question
        async with house.client(session, f"&last_event_id={before.told[-1]['event_id']}") as after:
            await after.sound(speech(400) + quiet(700))
            await after.until("response.done")
            duration = after.of("conversation.item.input_audio_transcription.completed")[0]["usage"]["seconds"]
        assert duration > 0.8


async def test_a_line_that_never_comes_back_is_given_up(tmp_path: Path) -> None:
    rules = ExchangeRules(resume_s=0.2)
    voice = ScriptedSynthesiser(characters_per_s=15)
    async with realtime_house(tmp_path, synthesiser=voice, exchange=rules) as house:
        session = await house.visit()
        async with house.client(session) as before:
            await before.say()
            item_id = (await before.until("response.output_audio.delta"))["item_id"]
            await before.until("vitavoce.turn")
            await before.send("vitavoce.played", item_id=item_id, audio_end_ms=100)
            cut(before)
        async with asyncio.timeout(5):
            while not (await house.turns(session[0]))[0]["interrupted"]:  # noqa: ASYNC110  # the store tells nobody
                await asyncio.sleep(0.02)
        async with house.client(session, f"&last_event_id={before.told[-1]['event_id']}") as after:
            assert (await after.next())["type"] == "session.created"


async def test_an_unknown_event_begins_anew(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house:
        session = await house.visit()
        async with house.client(session) as before:
            cut(before)
        async with house.client(session, "&last_event_id=event_of_another_line_7") as after:
            assert (await after.next())["type"] == "session.created"


async def test_a_page_that_was_closed_leaves_its_line_at_once(tmp_path: Path) -> None:
    async with realtime_house(tmp_path, exchange=ExchangeRules(most_talks=1)) as house:
        async with house.client() as first:
            pass
        assert first.told
        async with house.client() as second:
            assert second.told


async def test_a_second_connection_takes_the_talk_over(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house:
        session = await house.visit()
        async with house.client(session) as first, house.client(session):
            with pytest.raises(ConnectionClosed) as closed:
                await first.next()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4409


async def test_another_visitor_cannot_take_a_talk_over(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house:
        session = await house.visit()
        async with house.client(session) as first:
            event_id = first.told[0]["event_id"]
            async with house.client(None, f"&last_event_id={event_id}") as other:
                assert (await other.next())["session"]["id"] != session[0]
            assert await first.nothing_for(0.1) == []


async def test_a_key_goes_on_with_its_own_talk(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house:
        key = {"Authorization": f"Bearer {await house.key()}"}
        async with connect(house.address, additional_headers=key) as socket:
            created = json.loads(await socket.recv())
            socket.transport.abort()
        await asyncio.sleep(0.05)
        query = f"?session={created['session']['id']}&last_event_id={created['event_id']}"
        async with connect(house.address + query, additional_headers=key) as socket:
            assert json.loads(await socket.recv())["type"] == "vitavoce.resumed"


async def test_who_reads_nothing_is_dropped(tmp_path: Path) -> None:
    async with realtime_house(tmp_path) as house:
        session_id, token = await house.visit()
        protocols = ["realtime", f"vitavoce.token.{token}"]
        async with connect(f"{house.address}?session={session_id}", subprotocols=protocols, max_queue=1) as socket:
            socket.transport.pause_reading()
            async with asyncio.timeout(20):
                with pytest.raises(ConnectionClosed):
                    await _asking_for_ever(socket)


async def _asking_for_ever(socket: ClientConnection) -> None:
    update = json.dumps({"type": "session.update", "session": {"type": "realtime"}})
    while True:
        await socket.send(update)
