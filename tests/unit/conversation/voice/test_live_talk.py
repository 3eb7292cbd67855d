import asyncio

import pytest
from tests.live_talks import APOLOGIES, conversation, quiet, speech

from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.rooms import TalkOptions, TalkRules
from vitavoce.core.errors import AudioTooShort, EngineUnavailable, QuestionEmpty, RateLimited, ReplyInProgress
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser
from vitavoce.speech.endpointing import TurnDetection


async def test_a_spoken_question_is_answered_aloud_and_kept() -> None:
    async with conversation() as live:
        await live.say()
        kept = await live.until(events.TurnKept)
        await live.until(events.SoundStopped)
        assert [event.text for event in live.of(events.ClauseSaid)] == live.writer.sentences
        assert live.kinds()[:7] == ["SpeechStarted", "Hearing", "SpeechStopped", "UtteranceCommitted", "Heard",
                                    "ReplyBegun", "Understood"]  # fmt: skip
        turns = await live.turns()
    assert [turn["question"] for turn in turns] == ["What did she build?"]
    assert turns[0] == kept.turn
    assert turns[0]["answer"] == " ".join(live.writer.sentences)
    assert turns[0]["heard"]["engine"] == "scripted"


async def test_the_waterfall_is_in_order() -> None:
    async with conversation(hearing_s=0.02, synthesiser=ScriptedSynthesiser(first_sound_s=0.02)) as live:
        await live.say()
        timings = (await live.until(events.TurnKept)).turn["timings"]
    assert timings["hear_ms"] >= 20
    assert timings["vad_ms"] >= 500
    assert 0 < timings["first_clause_ms"] <= timings["first_audio_ms"]
    assert timings["first_clause_ms"] <= timings["done_ms"]


async def test_several_turns_follow_one_another() -> None:
    async with conversation() as live:
        for count in (1, 2, 3):
            await live.say()
            await live.until(events.SoundStopped, count)
        assert len(await live.turns()) == 3


async def test_sound_goes_out_at_most_a_second_ahead_of_the_play_head() -> None:
    async with conversation(sentences=["A sentence that takes its time to be said. " * 4]) as live:
        live.synthesiser = ScriptedSynthesiser(characters_per_s=15)
        await live.say()
        await live.until(events.Sound)
        await asyncio.sleep(1.2)
        moments = [at for at, event in live.told if isinstance(event, events.Sound)]
        for index, now in enumerate(moments):
            sent_ms = (index + 1) * 100
            assert sent_ms - (now - moments[0]) * 1000 <= 1000 + 100 + 20  # the frame that is just going out


async def test_every_sentence_is_spoken_once_and_in_order_however_fast_they_come() -> None:
    sentences = [f"This is sentence number {number} of them." for number in range(8)]
    async with conversation(sentences=sentences, synthesiser=ScriptedSynthesiser(characters_per_s=400)) as live:
        await live.say()
        await live.until(events.SoundStopped)
        assert live.synthesiser.spoken == sentences
        told = "".join(f" {event.text}" if event.begin else event.text for event in live.of(events.ClauseSaid))
        assert told == " ".join(sentences)
        sounded_ms = sum(len(event.data) for event in live.of(events.Sound)) * 1000 / (SAMPLE_BYTES * SPEAKING_RATE_HZ)
        assert live.of(events.Sound)[-1].at_ms == pytest.approx(sounded_ms - 100)


async def test_synthesis_is_one_clause_ahead_and_no_more() -> None:
    sentences = [f"Sentence number {number} takes its time to be said aloud." for number in range(6)]
    async with conversation(sentences=sentences, synthesiser=ScriptedSynthesiser(characters_per_s=15)) as live:
        await live.say()
        await live.until(events.Sound, 3)
        assert len(live.synthesiser.spoken) == 2


async def test_a_short_noise_is_no_question() -> None:
    async with conversation() as live:
        await live.talk.hear(speech(70) + quiet(900))
        await live.until(events.UtteranceDropped)
        await asyncio.sleep(0.05)
        assert live.transcriber.calls == 0
        assert live.kinds() == ["SpeechStarted", "SpeechStopped", "UtteranceDropped"]


async def test_what_cannot_be_made_out_is_apologised_for_once() -> None:
    async with conversation(text_of=lambda sound: None) as live:
        await live.say()
        await live.until(events.SoundStopped)
        await live.say()
        await live.until(events.NotHeard, 2)
        await asyncio.sleep(0.05)
        assert [event.text for event in live.of(events.ClauseSaid)] == [APOLOGIES["not_heard"]]
        assert await live.turns() == []


async def test_a_short_sound_that_cannot_be_made_out_is_let_go() -> None:
    async with conversation(text_of=lambda sound: None) as live:
        await live.say(duration_ms=300)
        await live.until(events.NotHeard)
        await asyncio.sleep(0.05)
        assert not live.of(events.ReplyBegun)


async def test_without_recognition_the_visitor_is_asked_to_type() -> None:
    def broken(sound: object) -> str:
        raise EngineUnavailable("gone")

    async with conversation(text_of=broken) as live:
        await live.say()
        await live.until(events.SoundStopped)
        assert live.of(events.ReplyEnded)[0].ending == "failed"
        assert [event.text for event in live.of(events.ClauseSaid)] == [APOLOGIES["no_hearing"]]


async def test_recognition_that_hangs_ends_in_an_apology() -> None:
    async with conversation(hearing_s=60, rules=TalkRules(hearing_s=0.1)) as live:
        await live.say(then_quiet_ms=1000)
        await live.until(events.SoundStopped)
        assert live.transcriber.cancelled == 1
        assert [event.text for event in live.of(events.ClauseSaid)] == [APOLOGIES["no_hearing"]]


async def test_without_a_voice_the_answer_comes_as_words() -> None:
    voice = ScriptedSynthesiser(failing=EngineUnavailable("no voice"))
    async with conversation(synthesiser=voice) as live:
        await live.say()
        assert (await live.until(events.ReplyEnded)).ending == "completed"
        assert not live.of(events.Sound)
        assert [event.text for event in live.of(events.ClauseSaid)] == live.writer.sentences
        assert len(voice.spoken) == 1  # it isn't asked again for every sentence
        assert live.of(events.Trouble)[0].error.code == "ENGINE_UNAVAILABLE"
        assert len(await live.turns()) == 1


async def test_an_answer_that_breaks_is_apologised_for() -> None:
    async with conversation() as live:
        live.writer.begin = None  # type: ignore[assignment, method-assign]  # whatever may be wrong inside
        await live.say()
        await live.until(events.SoundStopped)
        assert [event.text for event in live.of(events.ClauseSaid)] == [APOLOGIES["broken"]]
        assert live.broken
        live.broken.clear()


async def test_whoever_asks_too_much_is_told() -> None:
    def refuse() -> None:
        raise RateLimited("Please wait.")

    async with conversation(admit=refuse) as live:
        await live.say()
        ended = await live.until(events.ReplyEnded)
        assert ended.ending == "failed"
        assert ended.error is not None
        assert ended.error.code == "RATE_LIMITED"
        assert not live.of(events.Sound)
        assert await live.turns() == []


async def test_a_typed_question_is_answered_in_writing() -> None:
    async with conversation() as live:
        live.talk.configure(TalkOptions(spoken=False))
        live.talk.ask("What did she build?", "item_1")
        live.talk.respond()
        assert (await live.until(events.ReplyEnded)).ending == "completed"
        assert not live.of(events.Sound)
        assert live.synthesiser.spoken == []
        assert len(await live.turns()) == 1


async def test_only_one_answer_at_a_time() -> None:
    async with conversation(sentence_s=0.2) as live:
        with pytest.raises(QuestionEmpty):
            live.talk.respond()
        live.talk.ask("What did she build?", "item_1")
        live.talk.respond()
        with pytest.raises(ReplyInProgress):
            live.talk.respond()


async def test_push_to_talk_waits_for_the_visitors_word() -> None:
    async with conversation() as live:
        live.talk.configure(TalkOptions(detection=None))
        await live.talk.hear(speech(50))
        with pytest.raises(AudioTooShort):
            await live.talk.commit()
        await live.talk.hear(speech(600) + quiet(1500))
        await asyncio.sleep(0.05)
        assert live.kinds() == []
        await live.talk.commit()
        await live.until(events.Heard)
        assert not live.of(events.ReplyBegun)
        live.talk.respond()
        await live.until(events.TurnKept)


async def test_push_to_talk_without_a_word_makes_no_turn() -> None:
    async with conversation() as live:
        live.talk.configure(TalkOptions(detection=None))
        await live.talk.hear(quiet(800))
        await live.talk.commit()
        live.talk.respond()
        await live.until(events.NotHeard)
        await live.until(events.ReplyEnded)
        assert live.transcriber.calls == 0
        assert await live.turns() == []


async def test_turns_may_be_detected_and_answered_by_wish_only() -> None:
    async with conversation() as live:
        live.talk.configure(TalkOptions(creates_response=False))
        await live.say()
        await live.until(events.Heard)
        await asyncio.sleep(0.05)
        assert not live.of(events.ReplyBegun)
        live.talk.respond()
        await live.until(events.TurnKept)


async def test_a_visitor_who_says_nothing_is_asked() -> None:
    async with conversation() as live:
        live.talk.configure(TalkOptions(idle_timeout_ms=100))
        await live.say()
        await live.until(events.NobodySpoke)
        said = await live.until(events.ClauseSaid, 4)
        assert said.text == APOLOGIES["idle"]
        assert len(await live.turns()) == 1


async def test_an_unfinished_question_waits_for_the_rest() -> None:
    texts = iter(["What did she build with", "What did she build with Python"])
    async with conversation(text_of=lambda sound: next(texts)) as live:
        await live.talk.hear(speech(600) + quiet(900))
        await live.until(events.Hearing)
        await asyncio.sleep(0.05)
        assert not live.of(events.SpeechStopped)
        await live.talk.hear(speech(400) + quiet(700))
        await live.until(events.TurnKept)
        assert [turn["question"] for turn in await live.turns()] == ["What did she build with Python"]
        assert len(live.of(events.UtteranceCommitted)) == 1


async def test_an_unfinished_question_is_answered_in_the_end() -> None:
    async with conversation(text_of=lambda sound: "What did she build with") as live:
        await live.talk.hear(speech(600) + quiet(1600))
        await live.until(events.TurnKept)


async def test_a_line_that_falls_silent_ends_the_question() -> None:
    async with conversation(rules=TalkRules(input_gap_s=0.2)) as live:
        await live.talk.hear(speech(600))
        await live.until(events.TurnKept)


async def test_a_speech_without_end_is_taken_at_its_longest() -> None:
    async with conversation(rules=TalkRules(longest_utterance_ms=2000)) as live:
        await live.talk.hear(speech(2500))
        await live.until(events.TurnKept)
        assert live.of(events.Heard)[0].duration_ms <= 2048


async def test_faster_turns_are_a_matter_of_settings() -> None:
    async with conversation() as live:
        live.talk.configure(TalkOptions(detection=TurnDetection(silence_duration_ms=200)))
        live.clock.stop()  # time goes by in the sound alone
        await live.talk.hear(speech(600) + quiet(250))
        timings = (await live.until(events.TurnKept)).turn["timings"]
        assert timings["vad_ms"] <= 250
