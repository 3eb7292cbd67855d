"""What becomes of the sound of a question asked in a live talk."""

from tests.live_talks import conversation, quiet, speech

from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.rooms import TalkOptions
from vitavoce.domain.recording import RecordingKey
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser


async def test_by_default_it_is_gone_once_it_was_heard() -> None:
    async with conversation() as live:
        await live.say()
        await live.until(events.SoundStopped)
        assert len(await live.turns()) == 1
        assert await live.recorded.all() == []


async def test_where_it_is_kept_it_is_kept_with_its_turn() -> None:
    async with conversation(keeps_recordings=True) as live:
        await live.say(duration_ms=800)
        await live.until(events.SoundStopped)
        await live.say(duration_ms=600)
        await live.until(events.SoundStopped, 2)
        kept = [one.key for one in await live.recorded.all()]
        assert kept == [RecordingKey(live.talk.session_id, str(turn["id"])) for turn in await live.turns()]
        opened = await live.recorded.open(kept[0])
        assert opened is not None
        assert opened.size_bytes >= 800 * 32  # ms of 16 kHz


async def test_an_interrupted_turn_has_its_recording_too() -> None:
    slow = ScriptedSynthesiser(characters_per_s=15)
    async with conversation(keeps_recordings=True, sentence_s=0.5, synthesiser=slow) as live:
        await live.say()
        await live.until(events.Sound, 5)
        await live.talk.truncate(live.of(events.ReplyBegun)[0].item_id, 400)
        (turn,) = await live.turns()
        assert turn["interrupted"] is True
        assert [one.key.turn_id for one in await live.recorded.all()] == [turn["id"]]


async def test_what_makes_no_turn_is_not_kept() -> None:
    async with conversation(keeps_recordings=True, text_of=lambda sound: None) as live:
        await live.say()
        await live.until(events.SoundStopped)
        assert await live.recorded.all() == []


async def test_a_question_in_two_breaths_is_one_recording() -> None:
    texts = iter(["What did she build?", "In which year?"])
    async with conversation(keeps_recordings=True, text_of=lambda sound: next(texts)) as live:
        live.talk.configure(TalkOptions(detection=None))
        for _ in range(2):
            await live.talk.hear(speech(500) + quiet(100))
            await live.talk.commit()
        live.talk.respond()
        await live.until(events.TurnKept)
        (kept,) = await live.recorded.all()
        assert kept.size_bytes >= 1000 * 32


async def test_a_typed_question_has_none() -> None:
    async with conversation(keeps_recordings=True) as live:
        live.talk.ask("What did she build?", "item_1")
        live.talk.respond()
        await live.until(events.TurnKept)
        assert await live.recorded.all() == []
