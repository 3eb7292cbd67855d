"""The public OpenAI client holds a conversation, knowing nothing of us but an address and a key."""

import asyncio
import base64
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest_asyncio
from openai import AsyncOpenAI
from openai.types.realtime.realtime_server_event import RealtimeServerEvent
from pydantic import TypeAdapter
from tests.live_talks import quiet, speech
from tests.realtime_house import RealtimeHouse, realtime_house

SERVER_EVENT: TypeAdapter[Any] = TypeAdapter(RealtimeServerEvent)


@pytest_asyncio.fixture
async def house(tmp_path: Path) -> AsyncGenerator[RealtimeHouse]:
    async with realtime_house(tmp_path) as opened:
        yield opened


def openai_client(house: RealtimeHouse, key: str) -> AsyncOpenAI:
    return AsyncOpenAI(base_url=f"http://127.0.0.1:{house.port}/v1", api_key=key)


async def slug_of(house: RealtimeHouse) -> str:
    return await house.services.shelf.default_slug()


async def until(connection: Any, kind: str) -> list[Any]:
    """All events up to the next of a kind."""
    came = []
    async with asyncio.timeout(5):
        while not came or came[-1].type != kind:
            came.append(await connection.recv())
    return came


async def test_a_typed_conversation_in_writing(house: RealtimeHouse) -> None:
    client = openai_client(house, await house.key())
    async with client.realtime.connect(model=await slug_of(house)) as connection:
        created = await connection.recv()
        assert created.type == "session.created"
        assert created.session.model == await slug_of(house)
        await connection.session.update(session={"type": "realtime", "output_modalities": ["text"]})
        await until(connection, "session.updated")
        for question in ("What did she build with Python?", "When was that?"):
            content = [{"type": "input_text", "text": question}]
            await connection.conversation.item.create(item={"type": "message", "role": "user", "content": content})
            await connection.response.create()
            came = await until(connection, "response.done")
            text = "".join(event.delta for event in came if event.type == "response.output_text.delta")
            done = came[-1].response
            assert done.status == "completed"
            assert text
            assert done.output[0].content[0].text == text
    session_id = created.session.id
    assert [turn["question"] for turn in await house.turns(session_id)] == [
        "What did she build with Python?",
        "When was that?",
    ]
    await client.close()


async def test_a_spoken_conversation(house: RealtimeHouse) -> None:
    client = openai_client(house, await house.key())
    async with client.realtime.connect(model=await slug_of(house)) as connection:
        created = await connection.recv()
        for _ in range(2):
            for sound in (speech(600), quiet(700)):
                await connection.input_audio_buffer.append(audio=base64.b64encode(sound).decode())
            came = await until(connection, "output_audio_buffer.stopped")
            kinds = [event.type for event in came]
            assert kinds.index("input_audio_buffer.speech_started") < kinds.index("input_audio_buffer.speech_stopped")
            assert kinds.index("input_audio_buffer.committed") < kinds.index("response.created")
            heard = next(event for event in came if event.type.endswith("input_audio_transcription.completed"))
            assert heard.transcript == "What did she build with Python?"
            sound = b"".join(base64.b64decode(event.delta) for event in came if event.type.endswith("audio.delta"))
            transcript = "".join(event.delta for event in came if event.type.endswith("audio_transcript.delta"))
            done = next(event for event in came if event.type == "response.done")
            assert done.response.output[0].content[0].transcript == transcript
            assert len(sound) > 4800
    assert len(await house.turns(created.session.id)) == 2
    await client.close()


async def test_push_to_talk(house: RealtimeHouse) -> None:
    client = openai_client(house, await house.key())
    async with client.realtime.connect(model=await slug_of(house)) as connection:
        await connection.session.update(session={"type": "realtime", "audio": {"input": {"turn_detection": None}}})
        updated = (await until(connection, "session.updated"))[-1]
        assert updated.session.audio.input.turn_detection is None
        await connection.input_audio_buffer.append(audio=base64.b64encode(speech(600)).decode())
        await connection.input_audio_buffer.commit()
        await until(connection, "conversation.item.input_audio_transcription.completed")
        await connection.response.create()
        assert (await until(connection, "response.done"))[-1].response.status == "completed"
    await client.close()


async def test_every_event_of_the_protocol_has_its_form(house: RealtimeHouse) -> None:
    """Strictly by the client's own types, which the client itself is lenient about."""
    async with house.client() as visitor:
        await visitor.send("session.update", session={"type": "realtime", "audio": {"output": {"speed": 1.2}}})
        await visitor.say()
        await visitor.until("response.output_audio.delta")
        await visitor.send("response.cancel")
        item_id = (await visitor.until("response.done"))["response"]["output"][0]["id"]
        await visitor.send("conversation.item.truncate", item_id=item_id, content_index=0, audio_end_ms=100)
        await visitor.until("conversation.item.truncated")
        await visitor.send("conversation.item.retrieve", item_id=item_id)
        await visitor.until("conversation.item.retrieved")
        await visitor.send("conversation.item.delete", item_id=item_id)
        await visitor.until("conversation.item.deleted")
        await visitor.send("no.such.event", event_id="mine")
        assert (await visitor.until("error"))["error"]["event_id"] == "mine"
        await visitor.send("input_audio_buffer.clear")
        await visitor.until("input_audio_buffer.cleared")
        ours = [event for event in visitor.told if not event["type"].startswith("vitavoce.")]
    assert len({event["type"] for event in ours}) > 20
    for event in ours:
        told = SERVER_EVENT.validate_python(event)
        assert told.type == event["type"]
