"""What goes wrong is said in words, and can be mended."""

import signal

import pytest
from playwright.async_api import expect
from tests.browser.conftest import IN_BROWSER, StartServer, Visit
from tests.browser.living_server import Wire

pytestmark = IN_BROWSER

QUESTION = "Which languages does she speak?"
PATIENCE_MS = 15_000  # the page tries quietly for some seconds before it speaks


async def test_a_server_that_died_is_said_in_words_and_asked_again(visit: Visit, start_server: StartServer):
    server = await start_server()
    visitor = await visit(address=server.address)
    await visitor.ask(QUESTION)
    await server.stop(signal.SIGKILL)
    await visitor.type("Where did she study?")
    alert = visitor.page.get_by_role("alert")
    await expect(alert).to_contain_text("can’t reach the server", timeout=PATIENCE_MS)
    await server.start(port=server.address.rpartition(":")[2])
    await visitor.page.get_by_role("button", name="Try again").click()
    await visitor.answered()
    await expect(alert).to_have_count(0)
    await expect(visitor.turns).to_have_count(2)


async def test_who_is_offline_is_told_so(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    await visitor.page.context.set_offline(True)
    await visitor.type("Where did she study?")
    await expect(visitor.page.get_by_role("alert")).to_contain_text("You seem to be offline")
    await visitor.page.context.set_offline(False)
    await visitor.page.get_by_role("button", name="Try again").click()
    await visitor.answered()


async def test_another_try_leaves_nothing_of_the_first(visit: Visit, wire: Wire):
    visitor = await visit(address=wire.address)
    wire.trickle_ms = 5  # a browser drops what it has not read yet of a connection that broke
    wire.cut_turns_after_bytes = [3200] + [0] * 20
    await visitor.type("What has she done with Kubernetes?")
    await expect(visitor.page.get_by_role("alert")).to_be_visible(timeout=PATIENCE_MS)
    await expect(visitor.turns.locator(".cards")).to_have_count(1)
    wire.cut_turns_after_bytes.clear()
    await visitor.page.get_by_role("button", name="Try again").click()
    await visitor.answered()
    await expect(visitor.turns.locator(".cards")).to_have_count(1)
    answer = await visitor.answer()
    await visitor.page.reload()
    await expect(visitor.turns).to_have_count(1)
    assert await visitor.answer() == answer


async def test_too_many_questions_are_told_how_long_to_wait(visit: Visit, start_server: StartServer):
    server = await start_server(LIMITS__SESSION_TURNS="2 per minute")
    visitor = await visit(address=server.address)
    await visitor.ask(QUESTION)
    await visitor.ask("Where did she study?")
    await visitor.type("What is Swaywatch?")
    alert = visitor.page.get_by_role("alert")
    await expect(alert).to_contain_text("Please wait")
    again = visitor.page.get_by_role("button", name="Try again")
    await expect(again).to_be_disabled()
    waiting = await again.inner_text()
    assert any(character.isdigit() for character in waiting)
    await expect(again).not_to_have_text(waiting)  # it counts down


async def test_a_question_too_long_is_counted_and_not_sent(visit: Visit, wire: Wire):
    visitor = await visit(address=wire.address)
    counter = visitor.page.locator("[data-counter]")
    await visitor.box.fill("a" * 700)
    await expect(counter).to_have_text("")
    await visitor.box.fill("a" * 990)
    await expect(counter).to_have_text("10 characters left.")
    await visitor.box.fill("😀" * 1003)
    await expect(counter).to_have_text("3 characters too long.")
    await expect(visitor.box).to_have_attribute("aria-invalid", "true")
    await visitor.box.press("Enter")
    await expect(visitor.turns).to_have_count(0)
    await visitor.ask("a" * 1000)
    assert wire.turns_asked == 1


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (422, '{"code": "QUESTION_TOO_LONG", "detail": "technical"}', "too long"),
        (500, '{"code": "INTERNAL", "detail": "technical"}', "Something went wrong on the server"),
        (502, "<h1>technical</h1>", "Something went wrong on the server"),
    ],
)
async def test_what_the_server_refuses_is_said_in_words(visit: Visit, status: int, body: str, words: str):
    visitor = await visit()
    await visitor.page.route("**/turns", lambda route: route.fulfill(status=status, body=body))
    await visitor.type(QUESTION)
    await expect(visitor.page.get_by_role("alert")).to_contain_text(words)
    await expect(visitor.turns.last).not_to_contain_text("technical")
    await visitor.page.unroute("**/turns")
    await visitor.ask(QUESTION)


async def test_a_second_question_waits_in_the_box_for_the_first_answer(visit: Visit, wire: Wire):
    visitor = await visit(address=wire.address)
    wire.trickle_ms = 30
    await visitor.type("What has she done with Kubernetes?")
    await visitor.type(QUESTION)
    await expect(visitor.box).to_have_value(QUESTION)
    await expect(visitor.page.locator("[data-counter]")).to_contain_text("still on its way")
    await visitor.answered()
    await visitor.box.press("Enter")
    await expect(visitor.turns).to_have_count(2)


async def test_an_empty_question_is_not_asked(visit: Visit):
    visitor = await visit()
    for nothing in ("", "   \n "):
        await visitor.box.fill(nothing)
        await visitor.page.get_by_role("button", name="Ask").click()
    await expect(visitor.turns).to_have_count(0)
    await expect(visitor.box).to_be_focused()


async def test_a_new_conversation_drops_an_answer_still_on_its_way(visit: Visit, wire: Wire):
    visitor = await visit(address=wire.address)
    wire.trickle_ms = 60
    await visitor.type("What has she done with Kubernetes?")
    await expect(visitor.cards.first).to_be_visible()
    await visitor.new_conversation.click()
    await expect(visitor.turns).to_have_count(0)
    wire.trickle_ms = 0
    await visitor.ask(QUESTION)
    await expect(visitor.turns).to_have_count(1)
    await visitor.page.reload()
    await expect(visitor.turns).to_have_count(1)
    await expect(visitor.turns.locator(".question")).to_have_text(QUESTION)


async def test_a_conversation_that_cannot_be_loaded_can_be_tried_again(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    await visitor.page.route("**/v1/sessions/*", lambda route: route.abort())
    await visitor.page.reload()
    await expect(visitor.page.get_by_role("alert")).to_contain_text("can’t be loaded")
    await visitor.page.unroute("**/v1/sessions/*")
    await visitor.page.get_by_role("button", name="Try again").click()
    await expect(visitor.turns).to_have_count(1)
    await expect(visitor.page.get_by_role("alert")).to_have_count(0)
