"""Speaking while an answer sounds: what stops it, what doesn't, and what is kept."""

import asyncio

import pytest
from tests.live_talks import Conversation, GatedSynthesiser, conversation, quiet, speech

from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.rooms import TalkOptions, TalkRules
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import Pcm
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser

SENTENCES = ("She built a gauge that reports by radio over many miles.", "It runs on a coin cell for ten years.")


class Visitor:
    """Asks first; then says what the test wants."""

    def __init__(self, later: str | None) -> None:
        self.later = later
        self.asked = 0

    def __call__(self, sound: Pcm) -> str | None:
        self.asked += 1
        return "What did she build?" if self.asked == 1 else self.later


def sounding(later: str | None, characters_per_s: float = 15, **changed: object):
    voice = ScriptedSynthesiser(characters_per_s=characters_per_s)
    return conversation(text_of=Visitor(later), sentences=SENTENCES, synthesiser=voice, **changed)


async def asked(live: Conversation) -> None:
    """Some of the answer was heard by now."""
    await live.say()
    await live.until(events.Sound, 5)
    reply = live.talk.reply
    assert reply is not None
    await live.eventually(lambda: reply.position_ms >= 300)


async def test_a_question_stops_the_answer_and_is_answered() -> None:
    async with sounding("And with Go?") as live:
        await asked(live)
        await live.talk.hear(speech(400) + quiet(700))
        ended = await live.until(events.ReplyEnded)
        assert (ended.ending, ended.reason) == ("cancelled", "turn_detected")
        await live.until(events.Sound, len(live.of(events.Sound)) + 1)
        await live.until(events.TurnKept, 3)
        first, second = await live.turns()
        assert first["interrupted"] is True
        assert second["question"] == "And with Go?"


async def test_sound_stops_with_the_first_moments_of_speech() -> None:
    async with sounding("And with Go?") as live:
        await asked(live)
        await live.talk.hear(speech(100))
        await live.until(events.SoundPaused)
        await asyncio.sleep(0.3)
        assert "Sound" not in live.kinds()[live.kinds().index("SoundPaused") :]


async def test_history_holds_exactly_what_was_heard() -> None:
    async with sounding("And with Go?") as live:
        await asked(live)
        live.heard_until(450)
        await live.talk.hear(speech(800))
        cleared = await live.until(events.SoundCleared)
        await live.until(events.TurnKept, 2)
        (turn,) = await live.turns()
        words = [word for event in live.of(events.WordsTimed) for word in event.words]
        heard = [word for word in words if word.end_ms <= cleared.at_ms]
        assert turn["answer"] == SENTENCES[0][: heard[-1].end]
        assert turn["interrupted"] is True
        assert cleared.at_ms == 450


async def test_the_visitors_side_knows_best_what_was_played() -> None:
    async with sounding(None) as live:
        await asked(live)
        item_id = live.of(events.ReplyBegun)[0].item_id
        heard = await live.talk.truncate(item_id, 400)
        (turn,) = await live.turns()
        assert turn["answer"] == heard == "She"
        assert live.of(events.ReplyEnded)[0].reason == "turn_detected"
        assert await live.talk.truncate("item_unknown", 400) is None


async def test_a_late_word_about_what_was_played_still_counts() -> None:
    async with sounding("And with Go?") as live:
        await asked(live)
        item_id = live.of(events.ReplyBegun)[0].item_id
        await live.talk.hear(speech(800))
        await live.until(events.TurnKept, 2)
        await live.talk.truncate(item_id, 200)
        assert (await live.turns())[0]["answer"] == ""


async def test_where_the_play_head_is_told_it_is_believed() -> None:
    async with sounding("And with Go?") as live:
        await asked(live)
        live.heard_until(50)
        await live.talk.hear(speech(800))
        assert (await live.until(events.SoundCleared)).at_ms == 50


@pytest.mark.parametrize("sound", [None, "Mhm.", "gauge that reports by radio"], ids=["cough", "listening", "echo"])
async def test_a_cough_a_mhm_or_an_echo_only_pauses(sound: str | None) -> None:
    async with sounding(sound) as live:
        await asked(live)
        sent = len(live.of(events.Sound))
        await live.talk.hear(speech(250) + quiet(400))
        resumed = await live.until(events.SoundResumed)
        paused = live.of(events.SoundPaused)[0]
        assert resumed.at_ms == pytest.approx(paused.at_ms, abs=1)
        await live.until(events.SoundStopped, patience_s=8)
        sounds = live.of(events.Sound)
        assert [event.at_ms for event in sounds] == [pytest.approx(100 * number) for number in range(len(sounds))]
        assert len(sounds) > sent
        (turn,) = await live.turns()
        assert turn["interrupted"] is False
        assert turn["answer"] == " ".join(SENTENCES)
        assert len(live.of(events.UtteranceDropped)) == 1


async def test_long_speech_interrupts_whatever_it_says() -> None:
    async with sounding(None) as live:
        await asked(live)
        await live.talk.hear(speech(800))
        assert (await live.until(events.ReplyEnded)).ending == "cancelled"
        assert live.transcriber.calls == 1


async def test_stop_is_obeyed_without_an_answer() -> None:
    async with sounding("Stop.") as live:
        await asked(live)
        await live.talk.hear(speech(300) + quiet(700))
        assert (await live.until(events.ReplyEnded)).ending == "cancelled"
        await asyncio.sleep(0.1)
        assert len(live.of(events.ReplyBegun)) == 1
        assert len(await live.turns()) == 1


async def test_without_recognition_a_cough_goes_by_and_words_interrupt() -> None:
    def hears(sound: Pcm) -> str:
        if live.transcriber.calls == 1:
            return "What did she build?"
        raise EngineUnavailable("gone")

    async with sounding(None) as live:
        live.transcriber._text_of = hears
        await asked(live)
        await live.talk.hear(speech(200) + quiet(300))
        await live.until(events.SoundResumed)
        await live.talk.hear(speech(500) + quiet(300))
        assert (await live.until(events.ReplyEnded)).ending == "cancelled"


async def test_recognition_that_hangs_does_not_silence_an_answer_for_good() -> None:
    async with sounding(None, rules=TalkRules(verdict_s=0.3)) as live:
        await asked(live)
        live.transcriber._latency_s = 60
        await live.talk.hear(speech(200) + quiet(300))
        await live.until(events.SoundResumed)


async def test_nothing_is_kept_of_an_answer_that_nobody_heard() -> None:
    """Whoever goes on before the first sound goes on with the question."""
    texts = iter(["What did she build?", "What did she build in Rust?"])
    voice = GatedSynthesiser()
    async with conversation(text_of=lambda sound: next(texts), synthesiser=voice) as live:
        await live.talk.hear(speech(600) + quiet(550))
        await live.until(events.ReplyBegun)
        await live.talk.hear(speech(500) + quiet(700))
        await live.until(events.UtteranceWithdrawn)
        voice.gate.set()
        await live.until(events.TurnKept, patience_s=5)
        assert [turn["question"] for turn in await live.turns()] == ["What did she build in Rust?"]
        assert live.of(events.Heard)[-1].duration_ms > 1100  # the two utterances were heard as one


async def test_a_cough_before_the_first_sound_changes_nothing() -> None:
    texts = iter(["What did she build?", "What did she build?"])
    voice = GatedSynthesiser()
    async with conversation(text_of=lambda sound: next(texts), synthesiser=voice) as live:
        await live.talk.hear(speech(600) + quiet(550))
        await live.until(events.ReplyBegun)
        await live.talk.hear(speech(200) + quiet(400))
        await live.until(events.UtteranceDropped)
        voice.gate.set()
        await live.until(events.SoundStopped, patience_s=8)
        assert len(live.of(events.ReplyBegun)) == 1
        assert len(await live.turns()) == 1


async def test_an_answer_may_be_asked_not_to_be_interrupted() -> None:
    async with sounding("And with Go?", characters_per_s=60) as live:
        live.talk.configure(TalkOptions(interrupts=False))
        await asked(live)
        await live.talk.hear(speech(900) + quiet(700))
        await live.until(events.SoundStopped, 2, patience_s=8)
        assert [event.ending for event in live.of(events.ReplyEnded)] == ["completed", "completed"]
        assert len(await live.turns()) == 2


async def test_answering_and_speaking_are_cancelled() -> None:
    many = [f"Sentence number {number} takes a while to be said." for number in range(20)]
    async with sounding("And with Go?") as live:
        live.writer.sentences = many
        live.writer.every_s = 0.05
        await asked(live)
        live.heard_until(900)
        assert live.talk.cancel()
        await live.until(events.TurnKept)
        (turn,) = await live.turns()
        spoken = len(live.synthesiser.spoken)
        await asyncio.sleep(0.3)
        assert len(live.synthesiser.spoken) == spoken < 5
        assert turn["interrupted"] is True
        assert not live.talk.cancel()


async def test_a_dropped_line_holds_the_answer_and_goes_on_where_it_was() -> None:
    async with sounding(None) as live:
        await asked(live)
        live.talk.detach()
        await asyncio.sleep(0.05)
        sent = len(live.of(events.Sound))
        await asyncio.sleep(1.2)
        assert len(live.of(events.Sound)) == sent
        live.talk.attach()
        await live.until(events.SoundStopped, patience_s=8)
        assert [event.at_ms for event in live.of(events.Sound)] == [
            pytest.approx(100 * number) for number in range(len(live.of(events.Sound)))
        ]
        assert (await live.turns())[0]["interrupted"] is False


async def test_a_line_that_stays_away_keeps_what_was_heard() -> None:
    async with sounding(None) as live:
        await asked(live)
        live.heard_until(800)
        live.talk.detach()
        await live.talk.close()
        (turn,) = await live.turns()
        assert turn["interrupted"] is True
        assert " ".join(SENTENCES).startswith(turn["answer"])
        assert 0 < len(turn["answer"]) < 40
