import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator

import pytest
from tests.talking import House, TalkStores, build_house, memory_stores

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.writing import Writing, WritingContext
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.events import TurnEvent, events_of
from vitavoce.conversation.live_turns import LiveTurn, LiveTurns
from vitavoce.conversation.turn_taker import Manner
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelBroken, QuestionEmpty, SessionNotFound, TurnNotFound
from vitavoce.domain.keeping import IdempotencyKey, NewTurn
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question, Understood
from vitavoce.domain.speech import Spoken, Voice
from vitavoce.domain.turn import Answered, Exchange
from vitavoce.storage.in_memory import InMemoryTurnStore, Memory

SENTENCES = ("She builds boats.", "Since 2021 she has built two of them, both of larch.", "One of them floats!")
SPEECH = Spoken(
    url="https://wanda.example/a", expires_at="2026-11-22T11:00:00Z", media_type="audio/mpeg", duration_ms=9
)
KEY = IdempotencyKey(scope="turns", key="k", fingerprint="f")


class Slowly:
    """Writes a sentence each time it is let."""

    def __init__(self, pace: asyncio.Semaphore, failure: Exception | None) -> None:
        self._pace = pace
        self._failure = failure
        self._given: list[str] = []
        self.closed = False

    @property
    def live(self) -> bool:
        return True

    @property
    def answered(self) -> Answered:
        return Answered(tuple(self._given), answered_by="llm")

    async def sentences(self) -> AsyncGenerator[str]:
        try:
            for sentence in SENTENCES:
                await self._pace.acquire()
                self._given.append(sentence)
                yield sentence
            if self._failure is not None:
                raise self._failure
        finally:
            self.closed = True


class SlowWriter(ConversationWriter):
    def __init__(self, failure: Exception | None = None) -> None:
        super().__init__()
        self.pace = asyncio.Semaphore(0)
        self.writings: list[Slowly] = []
        self.contexts: list[WritingContext] = []
        self._failure = failure

    @property
    def remembers(self) -> bool:
        return True

    def begin(self, question: Question, understood: Understood, profile: Profile, context: WritingContext) -> Writing:
        self.contexts.append(context)
        self.writings.append(Slowly(self.pace, self._failure))
        return self.writings[-1]

    def let(self, sentences: int) -> None:
        for _ in range(sentences):
            self.pace.release()


class Reader:
    """Speaks by reading; gives up after as many sentences as it is told to."""

    def __init__(self, stamina: int = 100) -> None:
        self.heard: list[str] = []
        self._stamina = stamina

    async def clip(self, sentences: AsyncIterator[str], voice: Voice, deadline: Deadline) -> Spoken | None:
        async for sentence in sentences:
            self.heard.append(sentence)
            if len(self.heard) >= self._stamina:
                return None
        return SPEECH


@pytest.fixture
def writer() -> SlowWriter:
    return SlowWriter()


@pytest.fixture
def slow_house(memory: Memory, clock: SetClock, writer: SlowWriter) -> House:
    return build_house(memory_stores(memory), clock, writer=writer)


async def told(live: LiveTurn, last_event_id: str | None = None) -> list[TurnEvent]:
    return [event async for event in live.events(last_event_id)]


async def begin(house: House, key: IdempotencyKey | None = None) -> tuple[LiveTurns, LiveTurn]:
    turns = LiveTurns(house.taker)
    return turns, await turns.begin(await house.open(), "what does she build?", Manner(address="192.0.2.1"), key)


async def test_each_sentence_is_told_when_it_stands(slow_house: House, writer: SlowWriter) -> None:
    _, live = await begin(slow_house)
    events = live.events()
    assert [(await anext(events)).name for _ in range(2)] == ["understood", "cards"]
    waiting = asyncio.create_task(anext(events))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    writer.let(1)
    assert (await waiting).data == {"text": SENTENCES[0]}
    assert await slow_house.keeper.turns(live.session_id) == ()
    writer.let(2)
    last = [event async for event in events][-1]
    assert last.name == "done"
    assert last.data["answer"] == " ".join(SENTENCES)
    assert [json.loads(turn) for turn in await slow_house.keeper.turns(live.session_id)] == [last.data]


async def test_what_was_told_live_is_what_the_kept_turn_tells(slow_house: House, writer: SlowWriter) -> None:
    _, live = await begin(slow_house)
    writer.let(3)
    events = await told(live)
    assert events == events_of(json.loads((await slow_house.keeper.turns(live.session_id))[0]))


async def test_the_turn_is_kept_though_nobody_listens(slow_house: House, writer: SlowWriter) -> None:
    turns, live = await begin(slow_house)
    listening = live.events()
    first = await anext(listening)
    await listening.aclose()
    assert turns.find(live.session_id, live.turn_id) is live
    assert turns.find("ses_another", live.turn_id) is None
    writer.let(3)
    rest = await told(live, first.id)
    assert [event.id for event in rest] == [f"{live.turn_id}:{place}" for place in range(1, len(rest) + 1)]
    await asyncio.sleep(0)
    assert turns.find(live.session_id, live.turn_id) is None
    assert len(await slow_house.keeper.turns(live.session_id)) == 1


async def test_a_failure_is_told_after_what_was_said(memory: Memory, clock: SetClock) -> None:
    writer = SlowWriter(ModelBroken("gone"))
    house = build_house(memory_stores(memory), clock, writer=writer)
    _, live = await begin(house)
    writer.let(3)
    events = live.events()
    told_first = [(await anext(events)).name for _ in range(6)]
    assert told_first[:3] == ["understood", "cards", "delta"]
    with pytest.raises(ModelBroken):
        await anext(events)
    assert await house.keeper.turns(live.session_id) == ()


async def test_what_fails_before_a_word_is_raised_at_once(house: House) -> None:
    turns = LiveTurns(house.taker)
    with pytest.raises(QuestionEmpty):
        await turns.begin(await house.open(), " ", Manner(), None)
    with pytest.raises(SessionNotFound):
        await turns.begin("ses_none", "hello", Manner(), None)


async def test_an_answer_that_stands_is_kept_and_then_told(house: House) -> None:
    turns = LiveTurns(house.taker)
    session_id = await house.open()
    live = await turns.begin(session_id, "hello", Manner(), KEY)
    again = await turns.begin(session_id, "hello", Manner(), KEY)
    assert (live.replayed, again.replayed) == (False, True)
    assert await told(live) == await told(again) == events_of(json.loads((await house.keeper.turns(session_id))[0]))


async def test_the_writer_knows_who_pays_and_what_was_said(slow_house: House, writer: SlowWriter) -> None:
    session_id = await slow_house.open()
    writer.let(99)
    for question in ("one?", "two?", "three?", "four?", "five?"):
        await slow_house.taker.take(session_id, question, Manner(address="192.0.2.9"))
    context = writer.contexts[-1]
    assert (context.payer.session, context.payer.address) == (session_id, "192.0.2.9")
    assert context.earlier == tuple(Exchange(asked, " ".join(SENTENCES)) for asked in ("two?", "three?", "four?"))


async def test_another_copys_turn_in_between_costs_no_second_answer(clock: SetClock, memory: Memory) -> None:
    writer = SlowWriter()
    writer.let(99)
    stores = memory_stores(memory)
    house = build_house(
        TalkStores(stores.profiles, stores.sessions, Overtaken(memory), stores.idempotency), clock, writer=writer
    )
    session_id = await house.open()
    await house.taker.take(session_id, "who?")
    assert len(writer.writings) == 1
    assert len(memory.turns[session_id]) == 2


class Overtaken(InMemoryTurnStore):
    """Another copy of the server keeps a turn just before the first one that is kept here."""

    overtaken = False

    async def append(self, turn: NewTurn) -> bool:
        if not self.overtaken:
            self.overtaken = True
            session = self._memory.sessions[turn.session_id]
            self._memory.sessions[turn.session_id] = session.after(session.focus, session.expires_at)
            self._memory.turns[turn.session_id]["turn_other"] = "{}"
        return await super().append(turn)


async def test_an_answer_is_spoken_as_it_is_written(memory: Memory, clock: SetClock, writer: SlowWriter) -> None:
    speaker = Reader()
    house = build_house(memory_stores(memory), clock, writer=writer, speaker=speaker)
    writer.let(3)
    turn = (await house.taker.take(await house.open(), "who?", Manner(voice=Voice()))).document()
    assert speaker.heard == list(SENTENCES)
    assert turn["speech"] == SPEECH.document()


async def test_without_a_voice_the_answer_is_written_all_the_same(
    memory: Memory, clock: SetClock, writer: SlowWriter
) -> None:
    house = build_house(memory_stores(memory), clock, writer=writer, speaker=Reader(stamina=1))
    writer.let(3)
    turn = (await house.taker.take(await house.open(), "who?", Manner(voice=Voice()))).document()
    assert turn["answer"] == " ".join(SENTENCES)
    assert turn["speech"] is None


async def test_a_dropped_draft_never_was(slow_house: House, writer: SlowWriter) -> None:
    session_id = await slow_house.open()
    draft = await slow_house.taker.draft(session_id, "what does she")
    writer.let(1)
    sentences = draft.sentences()
    await anext(sentences)
    await sentences.aclose()
    assert writer.writings[0].closed
    assert await slow_house.keeper.turns(session_id) == ()


async def test_of_an_interrupted_turn_what_was_heard_is_kept(slow_house: House, writer: SlowWriter) -> None:
    session_id = await slow_house.open()
    draft = await slow_house.taker.draft(session_id, "what does she build?")
    writer.let(2)
    sentences = draft.sentences()
    await anext(sentences)
    await anext(sentences)
    await sentences.aclose()
    kept = (await slow_house.taker.keep(draft, said="She builds boats. Since")).document()
    assert (kept["answer"], kept["interrupted"]) == ("She builds boats. Since", True)
    cut = (await slow_house.taker.cut_short(session_id, draft.id, "She")).document()
    assert (cut["answer"], cut["interrupted"]) == ("She", True)
    assert [json.loads(turn) for turn in await slow_house.keeper.turns(session_id)] == [cut]
    with pytest.raises(TurnNotFound):
        await slow_house.taker.cut_short(session_id, "turn_none", "She")


async def test_a_draft_is_kept_after_a_turn_that_came_first(slow_house: House, writer: SlowWriter) -> None:
    session_id = await slow_house.open()
    writer.let(99)
    draft = await slow_house.taker.draft(session_id, "first?")
    async for _ in draft.sentences():
        pass
    await slow_house.taker.take(session_id, "second?")
    await slow_house.taker.keep(draft)
    questions = [json.loads(turn)["question"] for turn in await slow_house.keeper.turns(session_id)]
    assert questions == ["second?", "first?"]
