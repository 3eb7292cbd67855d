"""Answering on trial while the end of a question isn't certain."""

import asyncio

from tests.live_talks import conversation, quiet, speech

from vitavoce.conversation.voice import events
from vitavoce.providers.scripted.synthesiser import ScriptedSynthesiser


async def test_all_is_prepared_before_the_end_is_certain() -> None:
    async with conversation(hearing_s=0.05, synthesiser=ScriptedSynthesiser(first_sound_s=0.05)) as live:
        await live.talk.hear(speech(600) + quiet(300))
        await live.eventually(lambda: len(live.synthesiser.spoken) == 2)
        assert live.writer.asked == ["What did she build?"]
        assert live.synthesiser.spoken == [live.writer.sentences[0], live.writer.sentences[1]]
        assert live.kinds() == ["SpeechStarted", "Hearing"]
        assert await live.turns() == []
        live.transcriber._latency_s = live.synthesiser._first_sound_s = live.writer.every_s = (
            60  # nobody is asked again
        )
        await live.talk.hear(quiet(250))
        await live.until(events.Sound)


async def test_whoever_goes_on_leaves_no_trace_of_the_trial() -> None:
    texts = iter(["What did she build?", "What did she build in Rust?"])
    async with conversation(text_of=lambda sound: next(texts), sentence_s=0.3) as live:
        await live.talk.hear(speech(600) + quiet(300))
        await live.until(events.Hearing)
        await live.talk.hear(speech(400) + quiet(700))
        await live.until(events.TurnKept)
        assert [turn["question"] for turn in await live.turns()] == ["What did she build in Rust?"]
        assert len(live.of(events.UtteranceCommitted)) == 1
        assert len(live.of(events.ReplyBegun)) == 1
        assert live.writer.asked == ["What did she build?", "What did she build in Rust?"]


async def test_recognition_of_a_pause_is_cancelled_when_speech_goes_on() -> None:
    async with conversation(hearing_s=60) as live:
        await live.talk.hear(speech(600) + quiet(300))
        await live.eventually(lambda: live.transcriber.calls == 1)
        assert live.transcriber.cancelled == 0
        await live.talk.hear(speech(300))
        await live.eventually(lambda: live.transcriber.cancelled == 1)
        assert live.transcriber.calls == 1


async def test_a_trial_costs_nothing_until_it_is_certain() -> None:
    charged: list[int] = []
    async with conversation(admit=lambda: charged.append(1)) as live:
        await live.talk.hear(speech(600) + quiet(300))
        await asyncio.sleep(0.1)
        assert charged == []
        await live.talk.hear(quiet(300))
        await live.until(events.Sound)
        assert charged == [1]


async def test_a_question_that_wants_to_go_on_is_not_answered_on_trial() -> None:
    async with conversation(text_of=lambda sound: "What did she build with") as live:
        await live.talk.hear(speech(600) + quiet(300))
        await live.until(events.Hearing)
        await asyncio.sleep(0.05)
        assert live.writer.asked == []
