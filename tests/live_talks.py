"""Live talks for tests: a microphone made of loud and silent samples, scripted engines, a real taker over memory."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TypeVar

import orjson
from tests.talking import SLUG, House, build_house, memory_stores

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.writing import Writing, WritingContext
from vitavoce.conversation.audio_links import RECORDINGS_PATH, AudioLinks
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.kept_recordings import KeptRecordings, RecordingsRules
from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.detection import SharedDetection
from vitavoce.conversation.voice.rooms import Rooms, TalkRules
from vitavoce.conversation.voice.talk import Talk
from vitavoce.core.deadline import Deadline
from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question, Understood
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, Hints, JudgedWindow, Pcm, SpeechChunk, Voice
from vitavoce.domain.turn import Answered
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser
from vitavoce.providers.scripted.transcriber import ScriptedTranscriber
from vitavoce.speech.cues import SpokenCues
from vitavoce.storage.in_memory import Memory
from vitavoce.storage.in_memory_recordings import InMemoryRecordingStore

Event = TypeVar("Event", bound=events.TalkEvent)

_BYTES_A_MS = SPEAKING_RATE_HZ * SAMPLE_BYTES // 1000
CUES = SpokenCues(
    unfinished=frozenset({"with", "and"}),
    dangling=frozenset({"from"}),
    asking=frozenset({"where"}),
    listening=frozenset({"mhm", "okay"}),
    stopping=frozenset({"stop"}),
)
APOLOGIES = {"not_heard": "Sorry?", "no_hearing": "I can't hear.", "broken": "That broke.", "idle": "Still there?"}


def speech(duration_ms: int) -> bytes:
    """What LoudnessStream takes for somebody speaking."""
    return b"\x00\x20" * (duration_ms * _BYTES_A_MS // 2)


def quiet(duration_ms: int) -> bytes:
    return bytes(duration_ms * _BYTES_A_MS)


class LoudnessStream:
    """Takes every loud window for speech; keeps two samples of three."""

    window_bytes = 768 * SAMPLE_BYTES

    def judge(self, sound: bytes) -> Sequence[JudgedWindow]:
        windows = [sound[at : at + self.window_bytes] for at in range(0, len(sound), self.window_bytes)]
        return [JudgedWindow(window[:1024], 0.95 if any(window[1::2]) else 0.02) for window in windows]


class PacedWriting:
    """Sentences that come one after another, each after a while."""

    live = True

    def __init__(self, sentences: Sequence[str], every_s: float) -> None:
        self._sentences = sentences
        self._every_s = every_s
        self._given: list[str] = []

    @property
    def answered(self) -> Answered:
        return Answered(tuple(self._given), answered_by="llm")

    async def sentences(self) -> AsyncGenerator[str]:
        for sentence in self._sentences:
            await asyncio.sleep(self._every_s)
            self._given.append(sentence)
            yield sentence


class PacedWriter(ConversationWriter):
    """Answers everything with the same sentences."""

    def __init__(self, sentences: Sequence[str], every_s: float = 0.0) -> None:
        super().__init__()
        self.sentences = list(sentences)
        self.every_s = every_s
        self.asked: list[str] = []

    def begin(self, question: Question, understood: Understood, profile: Profile, context: WritingContext) -> Writing:
        self.asked.append(question.text)
        return PacedWriting(list(self.sentences), self.every_s)


class StoppableClock:
    """Goes by itself until it is stopped: what depends on it then no longer depends on how busy the machine is."""

    def __init__(self) -> None:
        self._stopped_s: float | None = None

    def __call__(self) -> float:
        return monotonic() if self._stopped_s is None else self._stopped_s

    def stop(self) -> None:
        self._stopped_s = self()


class GatedSynthesiser(ScriptedSynthesiser):
    """Gives no sound before ``gate`` is set."""

    def __init__(self, characters_per_s: float = 60) -> None:
        super().__init__(characters_per_s=characters_per_s)
        self.gate = asyncio.Event()

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncGenerator[SpeechChunk]:
        await self.gate.wait()
        async for chunk in super().speak(text, voice, deadline):
            yield chunk


@dataclass
class Conversation:
    """A talk and all it told."""

    talk: Talk
    house: House
    writer: PacedWriter
    transcriber: ScriptedTranscriber
    synthesiser: ScriptedSynthesiser
    recorded: InMemoryRecordingStore
    clock: StoppableClock
    told: list[tuple[float, events.TalkEvent]] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    broken: list[Exception] = field(default_factory=list)

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for _, event in self.told if isinstance(event, kind)]

    def kinds(self) -> list[str]:
        return [type(event).__name__ for _, event in self.told]

    async def until(self, kind: type[Event], count: int = 1, patience_s: float = 3.0) -> Event:
        """The count-th event of a kind, once it was told."""
        async with asyncio.timeout(patience_s):
            while len(self.of(kind)) < count:
                self.news.clear()
                await self.news.wait()
        return self.of(kind)[count - 1]

    async def eventually(self, condition: Callable[[], bool], patience_s: float = 3.0) -> None:
        """For what is counted, and nobody tells."""
        async with asyncio.timeout(patience_s):
            while not condition():  # noqa: ASYNC110  # see above
                await asyncio.sleep(0.005)

    def heard_until(self, at_ms: float) -> None:
        """An answer of which so much was played, and no more."""
        self.clock.stop()
        self.talk.played(self.of(events.ReplyBegun)[-1].item_id, at_ms)

    async def say(self, duration_ms: int = 800, then_quiet_ms: int = 700) -> None:
        await self.talk.hear(speech(duration_ms) + quiet(then_quiet_ms))

    async def turns(self) -> list[dict[str, object]]:
        return [orjson.loads(turn) for turn in await self.house.stores.turns.of_session(self.talk.session_id)]


@asynccontextmanager
async def conversation(
    *,
    text_of: Callable[[Pcm], str | None] = lambda sound: "What did she build?",
    sentences: Sequence[str] = ("She built a gauge that reports by radio.", "It runs on a coin cell.", "It is open."),
    sentence_s: float = 0.0,
    hearing_s: float = 0.01,
    synthesiser: ScriptedSynthesiser | None = None,
    rules: TalkRules | None = None,
    admit: Callable[[], object] | None = None,
    keeps_recordings: bool = False,
) -> AsyncGenerator[Conversation]:
    stores = memory_stores(Memory())
    writer = PacedWriter(sentences, sentence_s)
    house_clock = SetClock(datetime(2026, 11, 22, tzinfo=UTC))
    house = build_house(stores, house_clock, writer=writer)
    recorded = InMemoryRecordingStore()
    clock = StoppableClock()
    await stores.profiles.save(StoredProfile(SLUG, "1", {}, datetime(2026, 11, 1, tzinfo=UTC)))
    session_id = await house.open()
    transcriber = ScriptedTranscriber(text_of, hearing_s)
    voice = synthesiser or ScriptedSynthesiser(characters_per_s=60)
    broken: list[Exception] = []
    detection = SharedDetection(lambda what, error: broken.append(error))
    told: list[tuple[float, events.TalkEvent]] = []
    news = asyncio.Event()

    def emit(event: events.TalkEvent) -> None:
        told.append((monotonic(), event))
        news.set()

    async def hints(session: str) -> Hints:
        return Hints(key="wanda")

    async def ready() -> None:
        return

    async def admitted() -> None:
        if admit is not None:
            admit()

    recordings = KeptRecordings(
        recorded,
        stores.sessions,
        lambda sound: sound.data,
        AudioLinks(b"k" * 32, timedelta(minutes=1), house_clock.now, RECORDINGS_PATH),
        house_clock,
        RecordingsRules(keep=keeps_recordings),
    )
    talk = Talk(
        session_id,
        rooms=Rooms(
            ready=ready,
            taker=house.taker,
            transcriber=transcriber,
            synthesiser=voice,
            voice=Voice(),
            open_stream=LoudnessStream,
            detection=detection,
            hints=hints,
            recordings=recordings,
            cues=CUES,
            apologies=APOLOGIES,
            ids=IdMaker(),
            broke=lambda what, error: broken.append(error),
            now=clock,
        ),
        rules=rules or TalkRules(),
        address="192.0.2.1",
        admit=admitted,
        emit=emit,
    )
    try:
        yield Conversation(talk, house, writer, transcriber, voice, recorded, clock, told, news, broken)
    finally:
        await talk.close()
        detection.close()
    assert not broken, broken
