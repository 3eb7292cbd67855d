from tests.live_talks import conversation

from vitavoce.conversation.voice import events


async def test_a_spoken_question_is_answered_aloud_and_kept() -> None:
    async with conversation() as live:
        await live.say()
        kept = await live.until(events.TurnKept)
        await live.until(events.ReplyEnded)
        assert kept.turn["question"] == "What did she build?"
