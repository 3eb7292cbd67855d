import pytest
from tests.api.doors import House, Visit, assert_problem

from vitavoce.api.schemas.responses import OpenedSession, Session

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_session_is_opened_with_nothing_said(house: House) -> None:
    answer = await house.client.post("/v1/sessions")
    assert answer.status_code == 201
    opened = OpenedSession.model_validate(answer.json())
    assert opened.profile == "wanda-quist"
    assert answer.headers["location"] == f"/v1/sessions/{opened.id}"
    assert answer.headers["cache-control"] == "no-store"


async def test_the_first_words_say_that_an_ai_answers(visit: Visit) -> None:
    assert "AI" in visit.greeting
    assert "Wanda" in visit.greeting


async def test_every_suggestion_has_an_answer(house: House, visit: Visit) -> None:
    assert visit.suggestions
    for suggestion in visit.suggestions:
        turn = (await house.ask(visit, suggestion)).json()
        assert turn["kind"] == "answer", suggestion


@pytest.mark.parametrize("body", [{"profile": "wanda-quist"}, {"locale": "de-CH"}, {"profile": None, "locale": "en"}])
async def test_what_a_visitor_may_wish(house: House, body: dict[str, object]) -> None:
    assert (await house.client.post("/v1/sessions", json=body)).status_code == 201


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"profile": "Not A Slug"}, "#/profile"),
        ({"profile": 5}, "#/profile"),
        ({"profile": "a" * 61}, "#/profile"),
        ({"locale": "klingon!"}, "#/locale"),
        ({"lokale": "en"}, "#/lokale"),
        ([], "#"),
    ],
)
async def test_what_a_visitor_may_not_wish(house: House, body: object, pointer: str) -> None:
    problem = assert_problem(await house.client.post("/v1/sessions", json=body), 422, "VALIDATION_FAILED")
    assert problem["errors"][0]["pointer"] == pointer


async def test_an_unknown_profile(house: House) -> None:
    assert_problem(await house.client.post("/v1/sessions", json={"profile": "nobody"}), 404, "PROFILE_NOT_FOUND")


async def test_a_session_is_read_back_oldest_turn_first(house: House, visit: Visit) -> None:
    asked = ["Who is Wanda?", "Where did she study?", "thanks"]
    turns = [(await house.ask(visit, question)).json() for question in asked]
    answer = await house.client.get(visit.path, headers=visit.headers)
    session = answer.json()
    Session.model_validate(session)
    assert session["turns"] == turns
    assert [turn["question"] for turn in session["turns"]] == asked
    assert session["greeting"] == visit.greeting


async def test_ending_erases_what_was_said(house: House, visit: Visit) -> None:
    turn = (await house.ask(visit, "Who is Wanda?")).json()
    ended = await house.client.delete(visit.path, headers=visit.headers)
    assert ended.status_code == 204
    assert not ended.content
    assert_problem(await house.client.get(visit.path, headers=visit.headers), 404, "SESSION_NOT_FOUND")
    assert_problem(await house.ask(visit, "Still there?"), 404, "SESSION_NOT_FOUND")
    again = await house.client.get(f"{visit.turns}/{turn['id']}", headers=visit.headers)
    assert_problem(again, 404, "SESSION_NOT_FOUND")
    assert_problem(await house.client.delete(visit.path, headers=visit.headers), 404, "SESSION_NOT_FOUND")
    assert await house.services.stores.turns.of_session(visit.id) == []
