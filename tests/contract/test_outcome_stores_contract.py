import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from tests.contract.conftest import Stores

from vitavoce.domain.feedback import CaughtSentences, Feedback, Reason, Thumb
from vitavoce.domain.keeping import IdempotencyKey, NewTurn, StoredProfile
from vitavoce.domain.outcomes import Exposure, StoppedArm, Tally, visitor_of
from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session
from vitavoce.domain.turn import Caught

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
OVER = NOW + timedelta(hours=1)
LIE = Caught("Ida flew to the moon \u0000 \ud83d.", "employer")


def turn(
    session: int,
    number: int = 0,
    *,
    arm: str | None = "witty",
    experiment: str | None = "tone",
    answered: bool = True,
    caught: tuple[Caught, ...] = (),
    key: IdempotencyKey | None = None,
    at: datetime = NOW,
) -> NewTurn:
    turn_id = f"turn_{session}_{number}"
    exposure = experiment and Exposure(
        visitor=visitor_of(f"ses_{session}"), experiment=experiment, arm=arm, answered=answered
    )
    return NewTurn(
        id=turn_id,
        session_id=f"ses_{session}",
        created_at=at,
        json=f'{{"id": "{turn_id}", "answer": "Ida builds boats."}}',
        focus=Focus(),
        expected_turns=number,
        expires_at=LATER,
        idempotency=key,
        exposure=exposure or None,
        caught=CaughtSentences(turn_id=turn_id, created_at=at, model="m", prompt="answer@1", sentences=caught)
        if caught
        else None,
    )


def thumb(session: int, number: int = 0, thumb: Thumb = Thumb.UP) -> Feedback:
    return Feedback(session_id=f"ses_{session}", turn_id=f"turn_{session}_{number}", thumb=thumb)


async def tone(stores: Stores) -> Sequence[Tally]:
    return await stores.experiments.tallies(["tone"], OVER)


@pytest.fixture(autouse=True)
async def sessions(stores: Stores) -> None:
    await stores.profiles.save(StoredProfile("ida", "v1", {}, NOW))
    for number in range(1, 5):
        await stores.sessions.create(Session(id=f"ses_{number}", profile_slug="ida", created_at=NOW, expires_at=LATER))


async def test_what_is_said_of_an_answer_comes_back(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    given = Feedback(
        session_id="ses_1", turn_id="turn_1_0", thumb=Thumb.DOWN, reason=Reason.UNTRUE, comment="Nein! 🦀 日本"
    )
    assert await stores.feedback.put(given, NOW) is True
    assert list(await stores.feedback.of_session("ses_1")) == [given]
    assert list(await stores.feedback.of_session("ses_2")) == []


async def test_saying_it_again_replaces_it(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    for _ in range(2):
        assert await stores.feedback.put(thumb(1, thumb=Thumb.DOWN), NOW)
    assert await stores.feedback.put(thumb(1), NOW)
    assert list(await stores.feedback.of_session("ses_1")) == [thumb(1)]
    [tally] = await tone(stores)
    assert (tally.thumbs_up, tally.thumbs_down) == (1, 0)


async def test_it_can_be_taken_back(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    await stores.feedback.put(thumb(1), NOW)
    assert [await stores.feedback.withdraw("ses_1", "turn_1_0") for _ in range(2)] == [True, True]
    assert list(await stores.feedback.of_session("ses_1")) == []
    assert [tally.thumbs_up for tally in await tone(stores)] == [0]


async def test_only_of_a_turn_of_this_session(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    for session_id, turn_id in (("ses_2", "turn_1_0"), ("ses_1", "turn_9_9"), ("ses_9", "turn_1_0")):
        given = Feedback(session_id=session_id, turn_id=turn_id, thumb=Thumb.UP)
        assert await stores.feedback.put(given, NOW) is False
        assert await stores.feedback.withdraw(session_id, turn_id) is False
    assert await stores.feedback.newest(10) == ()


async def test_the_owner_reads_the_newest_first_with_the_turn(stores: Stores) -> None:
    for session in (1, 2, 3):
        await stores.turns.append(turn(session))
        verdict = Thumb.DOWN if session == 2 else Thumb.UP
        await stores.feedback.put(thumb(session, thumb=verdict), NOW + timedelta(minutes=session))
    judged = await stores.feedback.newest(2)
    assert [each.feedback.session_id for each in judged] == ["ses_3", "ses_2"]
    assert judged[0].given_at == NOW + timedelta(minutes=3)
    assert judged[0].turn["answer"] == "Ida builds boats."
    assert [each.feedback for each in await stores.feedback.newest(9, Thumb.DOWN)] == [thumb(2, thumb=Thumb.DOWN)]


async def test_what_was_caught_is_kept_with_its_turn_and_goes_with_it(stores: Stores) -> None:
    await stores.turns.append(turn(1, caught=(LIE, Caught("And back.", "fact"))))
    await stores.turns.append(turn(2, experiment=None, caught=(LIE,), at=NOW + timedelta(seconds=1)))
    newest = await stores.feedback.newest_caught(5)
    assert [(each.turn_id, len(each.sentences)) for each in newest] == [("turn_2_0", 1), ("turn_1_0", 2)]
    assert newest[1].sentences[0] == LIE
    assert (newest[1].model, newest[1].prompt, newest[1].created_at) == ("m", "answer@1", NOW)
    await stores.sessions.end("ses_1")
    assert [each.turn_id for each in await stores.feedback.newest_caught(5)] == ["turn_2_0"]


async def test_nothing_is_kept_of_a_turn_that_is_not(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    assert await stores.turns.append(turn(1, 0, caught=(LIE,))) is False
    assert await stores.turns.append(turn(1, 5, caught=(LIE,))) is False
    unclaimed = IdempotencyKey("ses_1 turns", "k", "f" * 64)
    assert await stores.turns.append(turn(1, 1, caught=(LIE,), key=unclaimed)) is False
    assert [(tally.sessions, tally.follow_up) for tally in await tone(stores)] == [(1, 0)]
    assert await stores.feedback.newest_caught(5) == ()


async def test_all_of_it_goes_with_a_key(stores: Stores) -> None:
    key = IdempotencyKey("ses_1 turns", "k", "f" * 64)
    await stores.idempotency.claim(key, NOW, 30)
    assert await stores.turns.append(turn(1, caught=(LIE,), key=key)) is True
    assert await stores.idempotency.finished(key) == turn(1).json
    assert [tally.sessions for tally in await tone(stores)] == [1]
    assert len(await stores.feedback.newest_caught(5)) == 1


async def test_a_session_counts_once_for_the_arm_it_was_first_in(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    await stores.turns.append(turn(1, 1, arm="plain"))
    await stores.turns.append(turn(2, arm="plain"))
    assert list(await tone(stores)) == [
        Tally(experiment="tone", arm="plain", sessions=1),
        Tally(experiment="tone", arm="witty", sessions=1, follow_up=1, completed=1),
    ]


async def test_a_turn_outside_the_arm_goes_on_but_exposes_nobody(stores: Stores) -> None:
    await stores.turns.append(turn(1, arm=None))
    assert list(await tone(stores)) == []
    await stores.turns.append(turn(1, 1))
    assert [(tally.sessions, tally.follow_up) for tally in await tone(stores)] == [(1, 0)]
    await stores.turns.append(turn(1, 2, arm=None, answered=False))
    assert [(tally.follow_up, tally.completed) for tally in await tone(stores)] == [(1, 0)]


async def test_completed_is_two_answers_no_thumb_down_and_silence(stores: Stores) -> None:
    for session in (1, 2, 3):
        for number in range(2):
            await stores.turns.append(turn(session, number, at=OVER if session == 3 else NOW))
    await stores.feedback.put(thumb(2, 1, Thumb.DOWN), NOW)
    await stores.turns.append(turn(4))
    [tally] = await tone(stores)
    assert (tally.sessions, tally.completed, tally.follow_up, tally.thumbs_down) == (4, 1, 3, 1)


async def test_more_thumbs_up_than_down_is_a_session_that_likes_it(stores: Stores) -> None:
    for number in range(3):
        await stores.turns.append(turn(1, number))
    await stores.feedback.put(thumb(1, 0), NOW)
    await stores.feedback.put(thumb(1, 1, Thumb.DOWN), NOW)
    assert [(tally.thumbs_up, tally.thumbs_down) for tally in await tone(stores)] == [(0, 1)]
    await stores.feedback.put(thumb(1, 2), NOW)
    assert [(tally.thumbs_up, tally.thumbs_down) for tally in await tone(stores)] == [(1, 1)]


async def test_clicks_of_those_who_were_seen(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    await stores.turns.append(turn(1, 1, experiment="length", arm="short"))
    for visitor in ("ses_1", "ses_1", "ses_2"):
        await stores.experiments.clicked(visitor_of(visitor))
    tallies = await stores.experiments.tallies(["tone", "length"], OVER)
    assert [(tally.experiment, tally.contact) for tally in tallies] == [("length", 1), ("tone", 1)]


async def test_counts_outlive_the_session_and_its_words(stores: Stores) -> None:
    await stores.turns.append(turn(1))
    await stores.feedback.put(thumb(1), NOW)
    before = await tone(stores)
    await stores.sessions.end("ses_1")
    assert await stores.feedback.newest(5) == ()
    assert await tone(stores) == before
    assert before[0].thumbs_up == 1


async def test_counts_of_long_ago_are_erased_in_batches(stores: Stores) -> None:
    for session in (1, 2, 3):
        await stores.turns.append(turn(session, at=NOW + timedelta(days=session)))
    than = NOW + timedelta(days=3)
    assert [await stores.experiments.erase_older(than, 1) for _ in range(3)] == [1, 1, 0]
    assert [tally.sessions for tally in await tone(stores)] == [1]


async def test_an_arm_is_stopped_once(stores: Stores) -> None:
    stopped = StoppedArm(experiment="tone", arm="witty", stopped_at=NOW, why="99 % likely worse")
    again = StoppedArm(experiment="tone", arm="witty", stopped_at=LATER, why="still")
    assert [await stores.experiments.stop(arm) for arm in (stopped, again)] == [True, False]
    assert list(await stores.experiments.stopped()) == [stopped]


async def test_thumbs_given_at_once_are_all_counted(stores: Stores) -> None:
    for number in range(6):
        await stores.turns.append(turn(1, number))
    await asyncio.gather(
        *(stores.feedback.put(thumb(1, number, Thumb.UP if number < 4 else Thumb.DOWN), NOW) for number in range(6))
    )
    assert [(tally.thumbs_up, tally.thumbs_down) for tally in await tone(stores)] == [(1, 1)]
