"""The first click on a suggestion sounds from the cache, as a file and in a live talk."""

import asyncio
from pathlib import Path

import pytest
from tests.scripted_tts import ScriptedTts, scripted_tts

from vitavoce.bootstrap import Services, choose_default, open_services
from vitavoce.conversation.turn_taker import Manner
from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.talk import Talk
from vitavoce.core.config import load_settings


async def click_live(services: Services, suggestion: str) -> None:
    """Ask in a live talk, and hear the answer's first words go out."""
    sounded = asyncio.Event()

    def emit(event: events.TalkEvent) -> None:
        if isinstance(event, events.Sound):
            sounded.set()

    async def admit() -> None:
        return

    rooms = services.voice.rooms
    await rooms.ready()
    session_id = (await services.sessions.open()).session.id
    talk = Talk(session_id, rooms=rooms, rules=services.voice.talk, address="", admit=admit, emit=emit)
    talk.ask(suggestion, "item_1")
    talk.respond()
    async with asyncio.timeout(30):
        await sounded.wait()
    await talk.close()


async def served(folder: Path, server: ScriptedTts, ahead: str) -> tuple[int, int]:
    """What was spoken ahead, and what the first clicks had to be spoken for."""
    tts = {"engine": "openai", "base_url": server.base_url, "ahead": ahead}
    async with open_services(load_settings(data_dir=folder, tts=tts)) as services:
        await choose_default(services, None)
        await services.speaking.voices.voices()  # loads the library, as a start does in the background
        await services.spoken_ahead.make()
        spoken_ahead = len(server.texts)
        prepared = await services.shelf.get(await services.shelf.default_slug())
        for suggestion in prepared.suggestions[:3]:
            session_id = (await services.sessions.open()).session.id
            taken = await services.taker.take(session_id, suggestion, Manner(voice=services.speaking.voice))
            assert taken.document()["speech"] is not None
        await click_live(services, prepared.suggestions[0])
        await services.speaking.close()
        await services.hearing.close()
        services.voice.close()
    return spoken_ahead, len(server.texts) - spoken_ahead


@pytest.mark.parametrize("ahead", ["any", "free"])
async def test_the_first_click_on_a_suggestion_is_served_from_the_cache(tmp_path: Path, ahead: str) -> None:
    with scripted_tts() as server:
        spoken_ahead, spoken_then = await served(tmp_path, server, ahead)
    if ahead == "any":
        assert spoken_ahead > 6
        assert spoken_then == 0
    else:  # that server may want money
        assert spoken_ahead == 0
        assert spoken_then > 0
