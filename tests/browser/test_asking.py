"""Asking, and what comes back."""

import json

from playwright.async_api import expect
from tests.browser.conftest import IN_BROWSER, Visit
from tests.browser.living_server import Wire

pytestmark = IN_BROWSER


async def test_a_first_look_says_who_it_is_and_that_an_ai_answers(visit: Visit):
    visitor = await visit()
    page = visitor.page
    await expect(page.get_by_role("heading", level=1)).to_have_text("Tilda Brook")
    await expect(page.get_by_text("Bridge engineer who writes the software for it")).to_be_visible()
    await expect(page.get_by_role("link", name="GitHub")).to_have_attribute("href", "https://github.example/tilda")
    await expect(visitor.log).to_contain_text("AI")
    await expect(page.get_by_text("An AI answers")).to_be_visible()
    await expect(visitor.new_conversation).to_be_hidden()


async def test_nothing_is_stored_or_opened_before_the_first_question(visit: Visit):
    visitor = await visit()
    assert await visitor.page.evaluate("localStorage.length") == 0
    assert await visitor.page.context.cookies() == []


async def test_a_typed_question_is_answered_with_cards_that_say_why(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with Kubernetes?")
    assert await visitor.answer()
    swaywatch = visitor.cards.filter(has_text="Swaywatch")
    await expect(swaywatch.locator(".card-period")).to_have_text("May 2021 – Jan 2023")
    await expect(swaywatch.locator(".why")).to_contain_text("Kubernetes")
    await expect(swaywatch.get_by_role("link")).to_have_attribute("href", "https://swaywatch.example/")
    await expect(visitor.box).to_have_value("")
    await expect(visitor.box).to_be_focused()


async def test_a_tapped_suggestion_is_asked_and_the_focus_goes_along(visit: Visit):
    visitor = await visit()
    suggestion = visitor.page.get_by_role("region", name="Questions to start with").get_by_role("button").first
    words = await suggestion.inner_text()
    await suggestion.click()
    await visitor.answered()
    await expect(visitor.turns.last.get_by_role("heading", level=3)).to_have_text(words)
    assert await visitor.focused() == words
    await expect(visitor.page.get_by_role("region", name="Questions to start with")).to_be_hidden()


async def test_follow_ups_belong_to_the_last_turn_only(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with Kubernetes?")
    offered = visitor.page.get_by_role("region", name="Ask next")
    words = await offered.get_by_role("button").first.inner_text()
    await offered.get_by_role("button").first.click()
    await expect(visitor.turns).to_have_count(2)
    await expect(visitor.turns.last.locator(".question")).to_have_text(words)
    await expect(visitor.turns.first.locator(".followups")).to_have_count(0)


async def test_a_misheard_name_is_said_to_be_read_as_the_right_one(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with cooper netties?")
    await expect(visitor.turns.last.locator(".heard")).to_have_text("I read “cooper netties” as Kubernetes.")
    await expect(visitor.cards.filter(has_text="Swaywatch")).to_be_visible()


async def test_the_persons_own_address_in_an_answer_can_be_followed(visit: Visit):
    visitor = await visit()
    await visitor.ask("How can I contact her?")
    address = visitor.turns.last.locator(".answer").get_by_role("link", name="tilda@example.com")
    await expect(address).to_have_attribute("href", "mailto:tilda@example.com")


async def test_many_technologies_are_folded_with_the_asked_one_in_front(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with Celery?")
    swaywatch = visitor.cards.filter(has_text="Swaywatch")
    shown = swaywatch.locator(".technologies li:not(.unfold-place):visible")
    await expect(shown).to_have_count(8)
    await expect(shown.first).to_have_text("Celery")
    await swaywatch.get_by_role("button", name="12 more").click()
    await expect(shown).to_have_count(20)
    await swaywatch.get_by_role("button", name="Fewer").click()
    await expect(shown).to_have_count(8)


async def test_a_long_summary_unfolds(visit: Visit):
    visitor = await visit()
    await visitor.ask("Tell me about Swaywatch")
    summary = visitor.cards.first.locator(".card-summary")
    folded = (await summary.bounding_box())["height"]
    await visitor.cards.first.get_by_role("button", name="Read on").click()
    assert (await summary.bounding_box())["height"] > folded


async def test_the_answer_is_seen_while_it_still_arrives(visit: Visit, wire: Wire):
    visitor = await visit(address=wire.address)
    wire.trickle_ms = 40
    await visitor.type("What has she done with Kubernetes?")
    seen = await visitor.page.wait_for_function(
        "() => { const turn = document.querySelector('article:not([data-kind])');"
        " return turn?.querySelector('.card') && turn.querySelector('.answer').textContent }"
    )
    await visitor.answered()
    whole = await visitor.answer()
    part = (await seen.json_value()).strip()
    assert part
    assert whole.startswith(part)
    assert part != whole


async def test_a_broken_stream_goes_on_where_it_broke(visit: Visit, wire: Wire):
    for cut_after_bytes in (0, 3200):
        visitor = await visit(address=wire.address)
        wire.trickle_ms = 5
        wire.cut_turns_after_bytes = [cut_after_bytes]
        wire.turns_asked = 0
        await visitor.ask("What has she done with Kubernetes?")
        assert wire.turns_asked == 2, "cut once, asked again once"
        kept = await turns_kept(visitor)
        assert len(kept) == 1, "one question is one turn, however often it was sent"
        assert await visitor.turns.last.locator(".answer").evaluate("node => node.textContent") == kept[0]["answer"]
        await expect(visitor.cards).to_have_count(len(kept[0]["cards"]))


async def test_a_reload_keeps_the_conversation(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with Kubernetes?")
    await visitor.ask("Which languages does she speak?")
    before = await visitor.log.inner_text()
    await visitor.page.reload()
    await expect(visitor.turns).to_have_count(2)
    assert await visitor.log.inner_text() == before
    await visitor.ask("Where did she study?")
    assert len(await turns_kept(visitor)) == 3


async def test_a_new_conversation_clears_the_page_and_erases_what_was_said(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with Kubernetes?")
    held = await session_held(visitor)
    async with visitor.page.expect_response(lambda response: response.request.method == "DELETE"):
        await visitor.new_conversation.click()
    await expect(visitor.turns).to_have_count(0)
    await expect(visitor.new_conversation).to_be_hidden()
    await expect(visitor.box).to_be_focused()
    await expect(visitor.page.get_by_role("region", name="Questions to start with")).to_be_visible()
    assert await session_held(visitor) is None
    response = await visitor.page.request.get(
        f"{visitor.address}/v1/sessions/{held['id']}", headers={"Authorization": f"Bearer {held['token']}"}
    )
    assert response.status == 404
    await visitor.page.reload()
    await expect(visitor.turns).to_have_count(0)


async def test_an_expired_conversation_is_followed_by_a_new_one_quietly(visit: Visit):
    visitor = await visit()
    await visitor.ask("What has she done with Kubernetes?")
    held = await session_held(visitor)
    await visitor.page.request.delete(
        f"{visitor.address}/v1/sessions/{held['id']}", headers={"Authorization": f"Bearer {held['token']}"}
    )
    await visitor.ask("Which languages does she speak?")
    await expect(visitor.log).to_contain_text("The conversation above has expired")
    assert (await session_held(visitor))["id"] != held["id"]
    assert len(await turns_kept(visitor)) == 1


async def test_a_conversation_that_is_gone_leaves_a_fresh_page(visit: Visit):
    visitor = await visit()
    gone = json.dumps({"id": "ses_01AAAAAAAAAAAAAAAAAAAAAAAA", "token": "x.y.z"})
    await visitor.page.evaluate("gone => localStorage.setItem('vitavoce:session:tilda-brook', gone)", gone)
    await visitor.page.reload()
    await expect(visitor.page.get_by_role("region", name="Questions to start with")).to_be_visible()
    await visitor.ask("Which languages does she speak?")


async def test_each_profile_keeps_a_conversation_of_its_own(visit: Visit):
    visitor = await visit()
    await visitor.ask("Which languages does she speak?")
    await visitor.open("/p/right-to-left")
    await expect(visitor.page.get_by_role("heading", level=1)).to_have_text("محمد بن عبد الله")
    await expect(visitor.turns).to_have_count(0)
    await visitor.open("/")
    await expect(visitor.turns).to_have_count(1)


async def session_held(visitor) -> dict | None:
    return json.loads(await visitor.page.evaluate("localStorage.getItem('vitavoce:session:tilda-brook')") or "null")


async def turns_kept(visitor) -> list[dict]:
    held = await session_held(visitor)
    response = await visitor.page.request.get(
        f"{visitor.address}/v1/sessions/{held['id']}", headers={"Authorization": f"Bearer {held['token']}"}
    )
    return (await response.json())["turns"]
