"""One writes, the others wait, and nobody waits in vain."""

import asyncio
import time
from contextlib import suppress
from dataclasses import replace

import pytest

from vitavoce.answering.answer_cache import KeptAnswer, Lease
from vitavoce.answering.answer_key import AnswerKey
from vitavoce.conversation.answer_keeper import AnswerKeeper
from vitavoce.core.deadline import Deadline

KEY = AnswerKey(
    profile="noor-halvorsen",
    version="v1",
    question="what does she do now",
    understood="ab12",
    prompt="answer@1",
    persona="plain@1",
    language="en",
)
ANSWER = KeptAnswer(("She sails.", "And she builds boats."))


class SharedAnswers:
    """A shared store's twin; ``away`` gives nothing and keeps nothing."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.away = False
        self.asked = 0

    async def get(self, key: str) -> str | None:
        self.asked += 1
        await asyncio.sleep(0)
        return None if self.away else self.texts.get(key)

    async def put(self, key: str, text: str, kept_s: float) -> None:
        assert kept_s > 0
        if not self.away:
            self.texts[key] = text


def keeper(shared: SharedAnswers | None = None, **changed: float) -> AnswerKeeper:
    values = {"capacity": 100, "kept_s": 60.0, "patience_s": 5.0, **changed}
    return AnswerKeeper(
        capacity=int(values["capacity"]), kept_s=values["kept_s"], patience_s=values["patience_s"], shared=shared
    )


async def found(answers: AnswerKeeper, key: AnswerKey = KEY, within_s: float = 5.0) -> KeptAnswer:
    kept = await answers.find(key, Deadline.after(within_s))
    assert isinstance(kept, KeptAnswer), "nothing was kept"
    return kept


async def leased(answers: AnswerKeeper, key: AnswerKey = KEY, within_s: float = 5.0) -> Lease:
    lease = await answers.find(key, Deadline.after(within_s))
    assert not isinstance(lease, KeptAnswer), "there was an answer"
    return lease


async def test_what_was_kept_is_given_again() -> None:
    answers = keeper()
    await (await leased(answers)).keep(ANSWER)
    assert await found(answers) == ANSWER
    assert answers.counts.hit_rate == 0.5


@pytest.mark.parametrize(
    "other",
    [
        {"profile": "wanda-quist"},
        {"version": "v2"},
        {"question": "what did she do then"},
        {"understood": "cd34"},
        {"prompt": "answer@2"},
        {"persona": "witty@1"},
        {"language": "de"},
        {"spoken": True},
        {"lead": "She sails."},
        {"context": "before"},
    ],
    ids=lambda other: next(iter(other)),
)
async def test_never_for_another_profile_version_question_or_manner(other: dict[str, str]) -> None:
    answers = keeper(SharedAnswers())
    await (await leased(answers)).keep(ANSWER)
    await leased(answers, replace(KEY, **other))


async def test_of_a_hundred_at_once_one_writes() -> None:
    answers = keeper()
    asking = [asyncio.create_task(answers.find(KEY, Deadline.after(5))) for _ in range(100)]
    await asyncio.sleep(0.01)
    (writer,) = [task for task in asking if task.done()]
    lease = writer.result()
    assert not isinstance(lease, KeptAnswer)
    await lease.keep(ANSWER)
    others = [task for task in asking if task is not writer]
    assert await asyncio.gather(*others) == [ANSWER] * 99
    assert (answers.counts.written, answers.counts.waited_for) == (1, 99)


async def test_whoever_gives_up_leaves_it_to_the_next() -> None:
    answers = keeper()
    lease = await leased(answers)
    waiting = [asyncio.create_task(answers.find(KEY, Deadline.after(5))) for _ in range(3)]
    await asyncio.sleep(0)
    await lease.give_up()
    await asyncio.sleep(0.01)
    (next_one,) = [task for task in waiting if task.done()]
    second = next_one.result()
    assert not isinstance(second, KeptAnswer)
    await second.keep(ANSWER)
    assert await asyncio.gather(*(task for task in waiting if task is not next_one)) == [ANSWER] * 2


async def test_what_is_shared_is_not_kept() -> None:
    answers = keeper(SharedAnswers())
    lease = await leased(answers)
    waiting = asyncio.create_task(answers.find(KEY, Deadline.after(5)))
    await asyncio.sleep(0)
    await lease.share(ANSWER)
    assert await waiting == ANSWER
    await leased(answers)


async def test_nobody_waits_beyond_the_deadline_or_patience() -> None:
    answers = keeper(patience_s=0.05)
    first = await leased(answers)
    begun = time.monotonic()
    own = await leased(answers, within_s=0.02)
    patient = await leased(answers)
    assert time.monotonic() - begun < 1.0
    await own.keep(ANSWER)
    assert await found(answers) == ANSWER
    await first.give_up()
    await patient.give_up()
    assert await found(answers) == ANSWER


async def test_a_writer_never_heard_of_again_holds_nobody_up() -> None:
    answers = keeper()
    await leased(answers, within_s=0.02)
    await asyncio.sleep(0.03)
    begun = time.monotonic()
    lease = await leased(answers)
    assert time.monotonic() - begun < 1.0
    await lease.keep(ANSWER)
    assert await found(answers) == ANSWER


async def test_answers_grow_old() -> None:
    clock = [0.0]
    answers = AnswerKeeper(capacity=10, kept_s=60.0, patience_s=5.0, now=lambda: clock[0])
    await (await leased(answers)).keep(ANSWER)
    clock[0] = 59.0
    await found(answers)
    clock[0] = 61.0
    await leased(answers)


async def test_memory_is_bounded() -> None:
    answers = keeper(capacity=3)
    for number in range(10):
        await (await leased(answers, replace(KEY, question=str(number)))).keep(ANSWER)
    await found(answers, replace(KEY, question="9"))
    await leased(answers, replace(KEY, question="5"))


async def test_copies_share_what_they_wrote() -> None:
    shared = SharedAnswers()
    one, other = keeper(shared), keeper(shared)
    await (await leased(one)).keep(ANSWER)
    assert await found(other) == ANSWER
    asked = shared.asked
    assert await found(other) == ANSWER
    assert shared.asked == asked, "what is at hand needn't be fetched again"


async def test_without_the_shared_store_each_copy_goes_by_itself() -> None:
    shared = SharedAnswers()
    shared.away = True
    answers = keeper(shared)
    await (await leased(answers)).keep(ANSWER)
    assert await found(answers) == ANSWER


async def test_a_caller_cancelled_while_it_looks_leaves_the_way_free() -> None:
    shared = SharedAnswers()
    answers = keeper(shared)
    task = asyncio.create_task(answers.find(KEY, Deadline.after(5)))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await leased(answers, within_s=0.5)
    assert answers.counts.waited_for == 0
