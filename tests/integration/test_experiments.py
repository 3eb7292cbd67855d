"""An experiment from the first question to the arm that is stopped, on two copies of the server over one database."""

import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from tests.scripted_llm import Request, Says, Scene, ScriptedLlm, scripted_llm

from vitavoce.bootstrap import Services, choose_default, open_services
from vitavoce.core.config import load_settings
from vitavoce.domain.feedback import Feedback, Thumb
from vitavoce.domain.outcomes import visitor_of

PROMPTS = """
experiments:
  tone:
    arms: {plain: {persona: plain}, witty: {persona: witty}}
    start: 2026-01-01
    minimum: 10
"""
ANSWERED = "what does she do now?"
REFUSED = "tell me a joke about football"
SESSIONS = 60


def honest(request: Request) -> Scene:
    certain = re.search(r"Certain answer: (.+)", request.text)
    assert certain, request.text
    return Says(certain[1])


@pytest.fixture
def llm() -> Iterator[ScriptedLlm]:
    with scripted_llm(honest) as server:
        yield server


@pytest.fixture
async def copies(tmp_path: Path, llm: ScriptedLlm, database_url: str) -> AsyncIterator[tuple[Services, Services]]:
    (tmp_path / "prompts.yaml").write_text(PROMPTS, encoding="utf-8")
    settings = load_settings(
        data_dir=tmp_path,
        database={"url": database_url},
        llm={"providers": [{"name": "groq", "base_url": llm.base_url, "model": "m"}]},
    )
    async with AsyncExitStack() as stack:
        one, other = [await stack.enter_async_context(open_services(settings)) for _ in range(2)]
        for services in (one, other):
            await choose_default(services, None)
            assert services.model is not None
            await services.model.prepare()
        yield one, other


async def asked(services: Services, session: str, question: str) -> dict[str, object]:
    return (await services.taker.take(session, question)).document()


async def judged(services: Services, session: str, turn: dict[str, object], thumb: Thumb) -> None:
    await services.outcomes.judge(Feedback(session_id=session, turn_id=str(turn["id"]), thumb=thumb))


async def test_from_the_first_question_to_the_arm_that_is_stopped(
    copies: tuple[Services, Services], caplog: pytest.LogCaptureFixture
) -> None:
    arms: dict[str, int] = {"plain": 0, "witty": 0}
    for number in range(SESSIONS):
        services = copies[number % 2]
        session = (await services.sessions.open()).session.id
        turn = await asked(services, session, ANSWERED)
        arm = turn["variant"]["arm"]  # type: ignore[index]  # a dictionary here
        arms[arm] += 1
        await judged(services, session, turn, Thumb.DOWN if arm == "witty" else Thumb.UP)
        assert (await asked(copies[1 - number % 2], session, REFUSED))["variant"] is None
    [report] = await copies[0].experiments.reports()
    assert {arm.name: (arm.sessions, arm.outcomes) for arm in report.arms} == {
        "plain": (arms["plain"], arms["plain"]),
        "witty": (arms["witty"], 0),
    }
    assert min(arms.values()) >= 15, "chance shares them about evenly"

    with caplog.at_level(logging.WARNING):
        for services in copies:
            await services.experiments.look()
    assert caplog.text.count("arm witty is stopped") == 1
    tried = set()
    for number in range(20):
        services = copies[number % 2]
        variant = (await asked(services, (await services.sessions.open()).session.id, ANSWERED))["variant"]
        tried.add(variant["arm"] if variant else None)  # type: ignore[index]  # a dictionary here
    assert tried == {"plain", None}


async def test_a_session_that_goes_on_and_one_that_follows_a_link(copies: tuple[Services, Services]) -> None:
    one, other = copies
    for services in copies:
        session = (await services.sessions.open()).session.id
        await asked(services, session, ANSWERED)
    await asked(one, session, REFUSED)
    await one.outcomes.followed(session)
    await other.sessions.end(session)
    tallies = await one.stores.experiments.tallies(["tone"], one.clock.now())
    assert sum(tally.sessions for tally in tallies) == 2
    assert sum(tally.follow_up for tally in tallies) == sum(tally.contact for tally in tallies) == 1
    assert visitor_of(session) not in str(await one.stores.feedback.newest(10))


async def test_a_lie_is_kept_for_the_owner(copies: tuple[Services, Services], llm: ScriptedLlm) -> None:
    one, _ = copies
    llm.play(lambda request: Says(honest(request).text + " She has also run the kitchen at Microsoft since 1987."))  # type: ignore[attr-defined]  # Says
    session = (await one.sessions.open()).session.id
    turn = await asked(one, session, ANSWERED)
    assert "Microsoft" not in str(turn)
    [caught] = await one.stores.feedback.newest_caught(5)
    assert (caught.turn_id, caught.model) == (turn["id"], "m")
    assert caught.prompt == turn["usage"]["prompt"]  # type: ignore[index]  # a dictionary here
    assert [said.sentence for said in caught.sentences] == ["She has also run the kitchen at Microsoft since 1987."]
    assert caught.sentences[0].reason
