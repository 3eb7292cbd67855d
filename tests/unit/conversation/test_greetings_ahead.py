"""Greetings are in the cache before anybody asks, and are spoken for nobody else."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from vitavoce.bootstrap import Services, in_memory
from vitavoce.conversation.greetings_ahead import GreetingsAhead
from vitavoce.core.config import load_settings
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import SpeechChunk, Voice


@dataclass
class NotingEngine:
    down: bool = False
    spoken: list[str] = field(default_factory=list)
    name: str = "noting"

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        if self.down:
            raise EngineUnavailable("nobody there")
        self.spoken.append(text)
        yield SpeechChunk(b"\0\0")


@pytest.fixture
async def services(tmp_path: Path) -> Services:
    return await in_memory(load_settings(data_dir=tmp_path))


async def kept() -> bool:
    return True


async def not_kept() -> bool:
    return False


def ahead(services: Services, engine: NotingEngine, keeps=kept) -> GreetingsAhead:
    return GreetingsAhead(services.stores.profiles, services.shelf, engine, Voice(), keeps)


async def test_greeting_and_suggestions_of_each_profile_are_spoken(services: Services) -> None:
    engine = NotingEngine()
    await ahead(services, engine).make()
    prepared = await services.shelf.get(await services.shelf.default_slug())
    assert engine.spoken == [prepared.greeting, *prepared.suggestions]


async def test_nothing_is_spoken_that_would_not_be_kept(services: Services) -> None:
    engine = NotingEngine()
    await ahead(services, engine, not_kept).make()
    assert engine.spoken == []


async def test_a_voice_that_is_down_is_told(services: Services) -> None:
    with pytest.raises(EngineUnavailable):
        await ahead(services, NotingEngine(down=True)).make()
