"""What a turn brings to the stores besides itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.talking import SLUG, House, build_house, memory_stores

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.experiments import Arm, Experiment
from vitavoce.answering.writing import Writing, WritingContext, Written
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.visitor_outcomes import VisitorOutcomes
from vitavoce.core.errors import SessionExpired, SessionNotFound, TurnNotFound
from vitavoce.domain.feedback import Feedback, Thumb
from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.outcomes import Tally, visitor_of
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question, Understood
from vitavoce.domain.turn import Answered, Caught, Usage, Variant
from vitavoce.storage.in_memory import Memory
from vitavoce.storage.outcomes_in_memory import InMemoryExperimentStore, InMemoryFeedbackStore

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TONE = Experiment(name="tone", arms=(Arm(name="plain"), Arm(name="witty")), start=date(2026, 11, 1))
LIE = Caught("She flew to the moon.", "employer")


class Scripted(ConversationWriter):
    """Answers in an arm, except where the question asks for none; lies where it asks for lies."""

    def begin(self, question: Question, understood: Understood, profile: Profile, context: WritingContext) -> Writing:
        return Written(
            Answered(
                sentences=("So it is.",),
                answered_by="llm",
                usage=Usage(model="small", prompt="answer@1"),
                variant=None if "no arm" in question.text else Variant("tone", "witty"),
                caught=(LIE,) if "lie" in question.text else (),
            )
        )


@pytest.fixture
def memory() -> Memory:
    return Memory(profiles={SLUG: StoredProfile(SLUG, "v1", {}, NOW)})


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


def house_with(memory: Memory, clock: SetClock, *experiments: Experiment) -> House:
    return build_house(memory_stores(memory), clock, writer=Scripted(), experiments=experiments)


async def tallies(memory: Memory) -> list[Tally]:
    return list(await InMemoryExperimentStore(memory).tallies(["tone"], NOW + timedelta(days=1)))


async def test_the_arm_of_a_turn_is_counted_and_what_comes_after_it(memory: Memory, clock: SetClock) -> None:
    house = house_with(memory, clock, TONE)
    session = await house.open()
    await house.taker.take(session, "no arm yet")
    assert await tallies(memory) == []
    await house.taker.take(session, "and now?")
    await house.taker.take(session, "no arm again")
    assert await tallies(memory) == [Tally(experiment="tone", arm="witty", sessions=1, follow_up=1)]


async def test_nothing_is_written_where_nothing_runs(memory: Memory, clock: SetClock) -> None:
    over = Experiment(name="tone", arms=TONE.arms, start=date(2026, 1, 1), end=date(2026, 2, 1))
    elsewhere = Experiment(name="tone", arms=TONE.arms, start=date(2026, 1, 1), profiles=("ada",))
    house = house_with(memory, clock, over, elsewhere)
    session = await house.open()
    memory.seen.clear()
    await house.taker.take(session, "no arm")
    assert memory.seen == {}


async def test_what_was_caught_is_kept_for_the_owner_only(memory: Memory, clock: SetClock) -> None:
    house = house_with(memory, clock)
    session = await house.open()
    told = (await house.taker.take(session, "lie to me")).json
    [caught] = await InMemoryFeedbackStore(memory).newest_caught(5)
    assert caught.sentences == (LIE,)
    assert (caught.model, caught.prompt) == ("small", "answer@1")
    assert caught.turn_id in told
    assert "moon" not in told
    await house.keeper.end(session)
    assert list(await InMemoryFeedbackStore(memory).newest_caught(5)) == []


async def test_a_draft_that_is_kept_counts_like_any_other(memory: Memory, clock: SetClock) -> None:
    house = house_with(memory, clock, TONE)
    session = await house.open()
    dropped = await house.taker.draft(session, "tell me a lie", spoken=True)
    assert await tallies(memory) == []
    await house.taker.keep(dropped)
    assert [tally.sessions for tally in await tallies(memory)] == [1]
    assert len(memory.caught[session]) == 1


async def test_visitors_judge_and_change_their_minds(memory: Memory, clock: SetClock) -> None:
    house = house_with(memory, clock, TONE)
    outcomes = VisitorOutcomes(house.keeper, InMemoryFeedbackStore(memory), InMemoryExperimentStore(memory), clock)
    session = await house.open()
    turn_id = str((await house.taker.take(session, "so?")).document()["id"])
    up, down = (Feedback(session_id=session, turn_id=turn_id, thumb=thumb) for thumb in (Thumb.UP, Thumb.DOWN))
    await outcomes.judge(down)
    await outcomes.judge(up)
    await outcomes.followed(session)
    assert await outcomes.judged(session) == (up,)
    assert [(tally.thumbs_up, tally.contact) for tally in await tallies(memory)] == [(1, 1)]
    await outcomes.withdraw(session, turn_id)
    assert await outcomes.judged(session) == ()


async def test_only_of_turns_and_sessions_that_are(memory: Memory, clock: SetClock) -> None:
    house = house_with(memory, clock)
    outcomes = VisitorOutcomes(house.keeper, InMemoryFeedbackStore(memory), InMemoryExperimentStore(memory), clock)
    session = await house.open()
    nothing = Feedback(session_id=session, turn_id="turn_0", thumb=Thumb.UP)
    with pytest.raises(TurnNotFound):
        await outcomes.judge(nothing)
    with pytest.raises(TurnNotFound):
        await outcomes.withdraw(session, "turn_0")
    with pytest.raises(SessionNotFound):
        await outcomes.followed("ses_0")
    clock.advance(3 * 3600)
    for expired in (outcomes.judge(nothing), outcomes.judged(session), outcomes.followed(session)):
        with pytest.raises(SessionExpired):
            await expired


def test_a_visitor_is_not_known_by_the_session() -> None:
    assert visitor_of("ses_1") == visitor_of("ses_1") != visitor_of("ses_2")
    assert "ses" not in visitor_of("ses_1")
