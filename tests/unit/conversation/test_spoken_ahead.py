"""Greetings and suggested answers are in the cache before anybody asks, and are spoken for nobody else."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.bootstrap import Services, in_memory
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.spoken_ahead import SpokenAhead
from vitavoce.core.config import load_settings
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import SpeechChunk, Voice
from vitavoce.speech.clauses import clauses, opening_clauses
from vitavoce.understanding.query_processor import QueryProcessor


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
def clock() -> SetClock:
    return SetClock(datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
async def services(tmp_path: Path, clock: SetClock) -> Services:
    return await in_memory(load_settings(data_dir=tmp_path), clock=clock)


def ahead(services: Services, engine: NotingEngine | None) -> SpokenAhead:
    async def speaking() -> NotingEngine | None:
        return engine

    return SpokenAhead(
        services.stores.profiles,
        services.shelf,
        QueryProcessor(services.lexicon),
        ConversationWriter(),
        services.clock,
        voice=Voice(),
        engine=speaking,
        max_cards=4,
    )


async def asked(services: Services, question: str) -> list[str]:
    """The sentences of the answer that a visitor gets."""
    session_id = (await services.sessions.open()).session.id
    draft = await services.taker.draft(session_id, question, spoken=True)
    return [sentence async for sentence in draft.sentences()]


async def test_all_that_a_first_click_sounds_is_spoken_once(services: Services) -> None:
    engine = NotingEngine()
    await ahead(services, engine).make()
    prepared = await services.shelf.get(await services.shelf.default_slug())
    for part in opening_clauses(prepared.greeting):
        assert part in engine.spoken
    for suggestion in prepared.suggestions[:6]:
        opening, *others = await asked(services, suggestion)
        assert {opening, *others} <= set(engine.spoken)  # as a file
        live = [*opening_clauses(opening), *(clause for sentence in others for clause in clauses(sentence))]
        assert set(live) <= set(engine.spoken)
    assert len(engine.spoken) == len(set(engine.spoken))


async def test_it_is_made_again_only_where_something_is_new(services: Services, clock: SetClock) -> None:
    engine = NotingEngine()
    making = ahead(services, engine)
    await making.make()
    once = len(engine.spoken)
    await making.make()
    assert len(engine.spoken) == once
    clock.advance(86_400)  # "for 5 years and 2 months" may be longer by now
    await making.make()
    assert len(engine.spoken) == 2 * once
    stored = await services.stores.profiles.find(await services.shelf.default_slug())
    assert stored is not None
    await services.stores.profiles.save(replace(stored, slug="another", version="2"))
    await making.make()
    assert len(engine.spoken) > 2 * once
    engine.name = "better"
    before = len(engine.spoken)
    await making.make()
    assert len(engine.spoken) >= before + 2 * once


async def test_nothing_is_spoken_where_no_engine_may(services: Services) -> None:
    await ahead(services, None).make()


async def test_a_voice_that_is_down_is_told_and_tried_again(services: Services) -> None:
    engine = NotingEngine(down=True)
    making = ahead(services, engine)
    with pytest.raises(EngineUnavailable):
        await making.make()
    engine.down = False
    await making.make()
    assert engine.spoken
