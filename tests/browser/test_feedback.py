"""Thumbs under answers, by mouse, by keyboard and by ear; and what is told of links that were followed."""

import json

import pytest
from playwright.async_api import Locator, Request, Route, expect
from tests.browser.conftest import IN_BROWSER, Visit
from tests.browser.test_access import assert_accessible, assert_no_sideways_scroll
from tests.browser.visitor import Visitor

pytestmark = IN_BROWSER

QUESTION = "What has she done with Kubernetes?"


def thumb(visitor: Visitor, words: str) -> Locator:
    return visitor.turns.last.get_by_role("button", name=words, exact=True)


def said(visitor: Visitor) -> Locator:
    return visitor.turns.last.get_by_role("status")


def feedback_calls(visitor: Visitor) -> list[tuple[str, object]]:
    calls: list[tuple[str, object]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/feedback"):
            calls.append((request.method, json.loads(request.post_data) if request.post_data else None))

    visitor.page.on("request", note)
    return calls


async def test_a_thumb_is_kept_and_can_be_changed_and_taken_back(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    calls = feedback_calls(visitor)
    up, down = thumb(visitor, "Helpful"), thumb(visitor, "Not helpful")
    await up.click()
    await expect(said(visitor)).to_have_text("Thank you.")
    await expect(up).to_have_attribute("aria-pressed", "true")
    await visitor.page.reload()
    await expect(up).to_have_attribute("aria-pressed", "true")
    await down.click()
    await expect(said(visitor)).to_contain_text("Thank you")
    await expect(up).to_have_attribute("aria-pressed", "false")
    await down.click()
    await expect(said(visitor)).to_have_text("Taken back.")
    await visitor.page.reload()
    await expect(down).to_have_attribute("aria-pressed", "false")
    assert [method for method, _ in calls] == ["PUT", "PUT", "DELETE"]


async def test_what_was_wrong_is_said_by_keyboard_alone(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    calls = feedback_calls(visitor)
    reason = visitor.turns.last.get_by_role("button", name="Too long")
    await expect(reason).to_be_hidden()
    await thumb(visitor, "Not helpful").focus()
    keyboard = visitor.page.keyboard
    await keyboard.press("Enter")
    await expect(said(visitor)).to_have_text("Thank you. You may say below what was wrong.")
    assert await visitor.focused() == "Not helpful", "the focus stays where it was"
    while await visitor.focused() != "Too long":
        await keyboard.press("Tab")
    await keyboard.press("Space")
    await expect(reason).to_have_attribute("aria-pressed", "true")
    await expect(said(visitor)).to_have_text("Thank you, that helps.")
    while "In your words" not in await visitor.focused():
        await keyboard.press("Tab")
    await keyboard.type("Half of it would do.")
    await keyboard.press("Enter")
    await expect(said(visitor)).to_have_text("Thank you, that helps.")
    await visitor.page.reload()
    await expect(reason).to_have_attribute("aria-pressed", "true")
    await expect(visitor.turns.last.locator(".comment input")).to_have_value("Half of it would do.")
    assert calls[-1][1] == {"thumb": "down", "reason": "too_long", "comment": "Half of it would do."}


async def test_each_answer_has_its_own(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    await visitor.ask("Does she know Haskell?")
    await thumb(visitor, "Not helpful").click()
    await expect(said(visitor)).to_contain_text("Thank you")
    pressed = visitor.page.locator(".thumb[aria-pressed=true]")
    await expect(pressed).to_have_count(1)
    await expect(visitor.turns.first.locator(".why-not")).to_be_hidden()


async def test_what_can_not_be_kept_is_told_quietly_and_shown_no_longer(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    await thumb(visitor, "Helpful").click()
    await expect(said(visitor)).to_have_text("Thank you.")
    await visitor.page.route("**/feedback", lambda route: route.fulfill(status=503))
    await thumb(visitor, "Not helpful").click()
    await expect(said(visitor)).to_have_text("That couldn’t be kept just now. Please try again in a moment.")
    await expect(thumb(visitor, "Helpful")).to_have_attribute("aria-pressed", "true")
    await expect(visitor.page.get_by_role("alert")).to_have_count(0)
    await visitor.page.unroute("**/feedback")
    await thumb(visitor, "Not helpful").click()
    await expect(said(visitor)).to_contain_text("Thank you")


async def test_of_quick_changes_the_last_one_stays(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)

    async def slowly(route: Route) -> None:
        response = await route.fetch()
        await route.fulfill(response=response)

    await visitor.page.route("**/feedback", slowly)
    up, down = thumb(visitor, "Helpful"), thumb(visitor, "Not helpful")
    for button in (up, down, up, down):
        await button.click()
    await expect(said(visitor)).to_contain_text("Thank you")
    await visitor.page.unroute_all(behavior="wait")
    await visitor.page.reload()
    await expect(down).to_have_attribute("aria-pressed", "true")
    await expect(up).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_axe_finds_nothing_with_everything_unfolded(visit: Visit, theme: str):
    visitor = await visit(color_scheme=theme, reduced_motion="reduce", viewport={"width": 320, "height": 640})
    await visitor.ask(QUESTION)
    await assert_accessible(visitor.page)
    await thumb(visitor, "Not helpful").click()
    await visitor.turns.last.get_by_role("button", name="Not true").click()
    await expect(said(visitor)).to_have_text("Thank you, that helps.")
    await assert_accessible(visitor.page)
    await assert_no_sideways_scroll(visitor.page)


async def test_links_are_told_of_only_within_an_experiment(visit: Visit):
    visitor = await visit()
    told: list[object] = []

    async def note(route: Route) -> None:
        told.append(json.loads(route.request.post_data or ""))
        await route.fulfill(status=204)

    async def in_an_arm(route: Route) -> None:
        response = await route.fetch()
        session = await response.json()
        for turn in session["turns"]:
            turn["variant"] = {"experiment": "tone", "arm": "witty"}
        await route.fulfill(response=response, json=session)

    await visitor.page.route("**/events", note)
    await visitor.page.evaluate("addEventListener('click', (event) => event.preventDefault(), true)")
    await visitor.ask("Tell me about Swaywatch")
    await visitor.cards.locator(".card-links a").first.click()
    await visitor.page.get_by_role("link", name="E-mail").click()
    assert told == []
    await visitor.page.route("**/v1/sessions/*", in_an_arm)
    await visitor.page.reload()
    await visitor.page.evaluate("addEventListener('click', (event) => event.preventDefault(), true)")
    await visitor.cards.locator(".card-links a").first.click()
    await visitor.page.get_by_role("link", name="E-mail").click()
    await visitor.turns.last.locator(".answer").click()
    assert told == [{"type": "link_followed"}, {"type": "contact_followed"}]
