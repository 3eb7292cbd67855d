"""An answer's sound: made in order, kept, addressed, found again and erased."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from vitavoce.conversation.audio_links import AudioLinks, key_of
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.kept_sound import KeptSound
from vitavoce.conversation.speaking import AnswerSpeaker, SpeakingRules
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioLinkExpired, AudioLinkInvalid, EngineUnavailable, SpeechBroken, StorageUnavailable
from vitavoce.domain.speech import SpeechChunk, Voice
from vitavoce.speech.sound_formats import FORMATS
from vitavoce.storage.in_memory_audio import InMemoryAudioStore

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND = 24_000 * 2


class PlainEncoder:
    """Sound that can be read back in a test."""

    def write(self, samples: bytes) -> bytes:
        return samples

    def finish(self) -> bytes:
        return b"."


@dataclass
class LetterEngine:
    """Says each sentence as its first letter, a second long, the sooner the later it comes."""

    breaks_at: str = ""
    trouble: Exception = field(default_factory=lambda: SpeechBroken("broke"))
    slow_s: float = 0.0
    speaking: int = 0
    most_at_once: int = 0
    name: str = "letters"

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        self.speaking += 1
        self.most_at_once = max(self.most_at_once, self.speaking)
        try:
            await asyncio.sleep(self.slow_s or 0.02 / ord(text[0]))
            for _ in range(2):
                if text == self.breaks_at:
                    raise self.trouble
                yield SpeechChunk(text[0].encode() * (SECOND // 2))
        finally:
            self.speaking -= 1


class FullStore(InMemoryAudioStore):
    async def put(self, key: str, sound: bytes) -> None:
        raise StorageUnavailable("sound can't be kept: No space left on device")


@dataclass
class Room:
    engine: LetterEngine = field(default_factory=LetterEngine)
    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    store: InMemoryAudioStore | None = None
    longest_s: float = 60.0

    def __post_init__(self) -> None:
        self.store = self.store or InMemoryAudioStore(self.clock.now)
        self.links = AudioLinks(b"k" * 32, timedelta(minutes=10), self.clock.now)
        rules = SpeakingRules(form=FORMATS["mp3"], pause_ms=250, longest_s=self.longest_s)
        self.speaker = AnswerSpeaker(self.engine, self.store, self.links, lambda _: PlainEncoder(), rules)
        self.sound = KeptSound(self.store, self.links, self.clock, kept=timedelta(days=1), batch=2)

    async def clip(self, *sentences: str, within_s: float = 5.0):
        return await self.speaker.clip(told(sentences), Voice(), Deadline.after(within_s))

    async def heard(self, path: str) -> bytes | None:
        key = key_of(path)
        assert key is not None
        opened = await self.store.open(key)
        return None if opened is None else b"".join([data async for data in opened.stream(0, opened.size_bytes)])


async def told(sentences: tuple[str, ...]) -> AsyncIterator[str]:
    for sentence in sentences:
        await asyncio.sleep(0)
        yield sentence


async def test_sentences_sound_in_their_order_with_pauses_between() -> None:
    room = Room()
    spoken = await room.clip("A first.", "B second.", "C third.", "D fourth.")
    pause = bytes(SECOND // 4)
    expected = pause.join(letter * SECOND for letter in (b"A", b"B", b"C", b"D"))
    assert await room.heard(spoken.url) == expected + b"."
    assert spoken.duration_ms == 4_750
    assert spoken.media_type == "audio/mpeg"
    assert spoken.expires_at == "2026-11-22T12:10:00.000Z"
    assert 1 < room.engine.most_at_once <= 3


@pytest.mark.parametrize("trouble", [SpeechBroken("broke"), EngineUnavailable("nobody there")])
async def test_a_voice_that_breaks_off_leaves_the_answer_without_sound(trouble: Exception) -> None:
    room = Room(LetterEngine(breaks_at="B second.", trouble=trouble))
    assert await room.clip("A first.", "B second.", "C third.", "D fourth.") is None
    assert room.engine.speaking == 0


async def test_no_time_no_disk_or_nothing_to_say_is_no_sound() -> None:
    assert await Room(LetterEngine(slow_s=1)).clip("A first.", within_s=0.05) is None
    assert await Room(store=FullStore()).clip("A first.") is None
    assert await Room().clip() is None


async def test_the_sentences_can_still_be_read_after_the_voice_failed() -> None:
    room = Room(LetterEngine(breaks_at="A first."))
    sentences = told(("A first.", "B second.", "C third.", "D fourth.", "E fifth."))
    assert await room.speaker.clip(sentences, Voice(), Deadline.after(5)) is None
    rest = [sentence async for sentence in sentences]
    assert rest[-1] == "E fifth."


async def test_an_endless_answer_ends_with_a_whole_sentence() -> None:
    room = Room(longest_s=3)
    spoken = await room.clip(*(f"{letter} sentence." for letter in "ABCDEFGH"))
    assert 3_000 <= spoken.duration_ms < 5_000


def turn(speech: object) -> str:
    return orjson.dumps({"id": "turn_1", "answer": "A.", "speech": speech}).decode()


async def test_a_turn_is_readdressed_only_when_it_must_be() -> None:
    room = Room()
    spoken = await room.clip("A first.")
    kept = turn(spoken.document())
    assert await room.sound.readdressed(kept) == kept
    assert await room.sound.readdressed(turn(None)) == turn(None)
    room.clock.advance(9.5 * 60)
    again = orjson.loads(await room.sound.readdressed(kept))["speech"]
    assert again["url"] != spoken.url
    assert again["duration_ms"] == spoken.duration_ms
    assert key_of(again["url"]) == key_of(spoken.url)
    await room.sound.erase_of([turn(None), kept])
    assert await room.heard(spoken.url) is None
    assert orjson.loads(await room.sound.readdressed(kept))["speech"] is None


async def test_sound_goes_after_its_time_and_not_before() -> None:
    room = Room()
    spoken = [await room.clip(f"{letter}.") for letter in "ABCDE"]
    room.clock.advance(23 * 3_600)
    assert await room.sound.sweep() == 0
    late = await room.clip("Z.")
    room.clock.advance(2 * 3_600)
    assert await room.sound.sweep() == len(spoken)
    assert await room.heard(late.url) is not None


def test_an_address_opens_its_own_sound_until_it_runs_out() -> None:
    clock = SetClock(NOON)
    links = AudioLinks(b"k" * 32, timedelta(minutes=10), clock.now)
    link = links.sign("a-key-of-ours.mp3")
    expires, signature = link.path.split("expires=")[1].split("&signature=")
    links.check("a-key-of-ours.mp3", expires, signature)
    others = AudioLinks(b"o" * 32, timedelta(minutes=10), clock.now)
    for key, until, signed, by in [
        ("another-key.mp3", expires, signature, links),
        ("a-key-of-ours.mp3", str(int(expires) + 1), signature, links),
        ("a-key-of-ours.mp3", expires, signature[:-2] + "zz", links),
        ("a-key-of-ours.mp3", expires, "ü", links),
        ("a-key-of-ours.mp3", "²", signature, links),
        ("a-key-of-ours.mp3", expires, signature, others),
    ]:
        with pytest.raises(AudioLinkInvalid):
            by.check(key, until, signed)
    clock.advance(601)
    with pytest.raises(AudioLinkExpired):
        links.check("a-key-of-ours.mp3", expires, signature)
