"""What visitors say of answers, and that they followed one, by HTTP."""

import httpx
import pytest
from tests.api.doors import House, Visit, assert_problem

from vitavoce.domain.feedback import Thumb

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def judge(house: House, visit: Visit, turn_id: str, **body: object) -> httpx.Response:
    return await house.client.put(f"{visit.turns}/{turn_id}/feedback", json=body, headers=visit.headers)


async def judged(house: House, visit: Visit) -> object:
    return (await house.client.get(visit.path, headers=visit.headers)).json()["feedback"]


async def asked(house: House, visit: Visit, question: str = "What does she do with Python?") -> str:
    return str((await house.ask(visit, question)).json()["id"])


async def test_an_answer_is_judged_and_the_judgement_stays(house: House, visit: Visit):
    turn_id = await asked(house, visit)
    assert await judged(house, visit) == []
    said = {"thumb": "down", "reason": "untrue", "comment": "  Not\u202e since\n2021 \u0000 "}
    kept = {"turn_id": turn_id, "thumb": "down", "reason": "untrue", "comment": "Not since 2021"}
    for _ in range(2):
        answer = await judge(house, visit, turn_id, **said)
        assert (answer.status_code, answer.json()) == (200, kept)
        assert answer.headers["Cache-Control"] == "no-store"
    assert await judged(house, visit) == [kept]


async def test_minds_are_changed_and_judgements_taken_back(house: House, visit: Visit):
    first, second = await asked(house, visit), await asked(house, visit, "And with C++?")
    await judge(house, visit, second, thumb="up")
    await judge(house, visit, first, thumb="down", reason="too_long")
    await judge(house, visit, first, thumb="up")
    plain = {"thumb": "up", "reason": None, "comment": None}
    assert await judged(house, visit) == [{"turn_id": first, **plain}, {"turn_id": second, **plain}]
    for _ in range(2):
        gone = await house.client.delete(f"{visit.turns}/{first}/feedback", headers=visit.headers)
        assert gone.status_code == 204
    assert await judged(house, visit) == [{"turn_id": second, **plain}]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"thumb": "sideways"},
        {"thumb": "up", "reason": "untrue"},
        {"thumb": "down", "reason": "because"},
        {"thumb": "down", "comment": "x" * 501},
        {"thumb": "up", "stars": 5},
    ],
)
async def test_what_is_no_judgement_is_refused(house: House, visit: Visit, body: dict[str, object]):
    assert_problem(await judge(house, visit, await asked(house, visit), **body), 422, "VALIDATION_FAILED")
    assert await judged(house, visit) == []


async def test_a_comment_that_shows_nothing_is_none(house: House, visit: Visit):
    answer = await judge(house, visit, await asked(house, visit), thumb="up", comment="\u200f \n")
    assert answer.json()["comment"] is None


async def test_only_ones_own_answers_are_judged(house: House, visit: Visit):
    turn_id = await asked(house, visit)
    other = await house.visit()
    assert_problem(await judge(house, other, turn_id, thumb="up"), 404, "TURN_NOT_FOUND")
    for unknown in ("turn_00000000000000000000000000", "nonsense"):
        assert_problem(await judge(house, visit, unknown, thumb="up"), 404, "TURN_NOT_FOUND")
    foreign = await house.client.put(f"{visit.turns}/{turn_id}/feedback", json={"thumb": "up"}, headers=other.headers)
    assert_problem(foreign, 404, "SESSION_NOT_FOUND")
    nobody = await house.client.put(f"{visit.turns}/{turn_id}/feedback", json={"thumb": "up"})
    assert_problem(nobody, 401, "CREDENTIAL_MISSING")
    assert await judged(house, visit) == []


async def test_the_owner_reads_it_until_the_visitor_ends_the_conversation(house: House, visit: Visit):
    turn_id = await asked(house, visit)
    await judge(house, visit, turn_id, thumb="down", comment="Nobody else may see this")
    other = await house.visit()
    await asked(house, other)
    assert "Nobody else" not in (await house.client.get(other.path, headers=other.headers)).text
    owners = house.services.stores.feedback
    [newest, *_] = await owners.newest(5, Thumb.DOWN)
    assert newest.feedback.comment == "Nobody else may see this"
    assert newest.turn["id"] == turn_id
    await house.client.delete(visit.path, headers=visit.headers)
    assert turn_id not in [each.feedback.turn_id for each in await owners.newest(100)]


async def test_a_link_that_was_followed_is_told(house: House, visit: Visit):
    for kind in ("contact_followed", "link_followed"):
        answer = await house.client.post(f"{visit.path}/events", json={"type": kind}, headers=visit.headers)
        assert (answer.status_code, answer.content) == (204, b"")
    wrong = {"type": "slept", "url": "https://x.example"}
    for body in ({}, wrong):
        answer = await house.client.post(f"{visit.path}/events", json=body, headers=visit.headers)
        assert_problem(answer, 422, "VALIDATION_FAILED")
    nobody = await house.client.post(f"{visit.path}/events", json={"type": "link_followed"})
    assert_problem(nobody, 401, "CREDENTIAL_MISSING")
