"""Whatever a résumé, a question or an answer holds, the page shows it as text."""

import json

from playwright.async_api import Route, expect
from tests.browser.conftest import IN_BROWSER, Visit
from tests.browser.people import ATTACK

pytestmark = IN_BROWSER

LINK = {"label": ATTACK, "url": "javascript:alert(4)"}
CARD = {
    "id": ATTACK,
    "ref": ATTACK,
    "type": ATTACK,
    "title": ATTACK,
    "subtitle": ATTACK,
    "period": {"start": None, "end": None, "label": ATTACK},
    "summary": ATTACK * 5,
    "technologies": [ATTACK] * 20,
    "links": [LINK, {"label": ATTACK, "url": f"https://evil.example/{ATTACK}"}],
    "why": [ATTACK],
}
TURN = {
    "id": "turn_1",
    "question": ATTACK,
    "heard": {"corrections": [{"heard": ATTACK, "meant": ATTACK}]},
    "kind": "answer",
    "intent": "projects",
    "answer": f"{ATTACK} And {ATTACK}.",
    "cards": [CARD],
    "matches": [ATTACK, ATTACK],
    "understood": {"technologies": [ATTACK], "entities": [ATTACK], "period": None},
    "suggestions": [ATTACK],
}


async def test_a_resume_full_of_html_does_nothing_but_show(visit: Visit):
    visitor = await visit("/p/hostile")
    await visitor.ask("What has she done with Python?")
    await visitor.ask("How can I contact her?")
    await expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Tilda Brook")
    await assert_only_text(visitor)


async def test_a_question_of_html_is_shown_as_typed(visit: Visit):
    visitor = await visit()
    await visitor.ask(ATTACK)
    await visitor.page.reload()
    await expect(visitor.turns.last.locator(".question")).to_have_text(ATTACK)
    await assert_only_text(visitor)


async def test_html_in_every_field_of_a_turn_is_shown_as_text(visit: Visit):
    """The page alone, before a stand-in server that sends what ours never would."""
    visitor = await visit()
    events = [
        ("understood", {name: TURN[name] for name in ("kind", "heard", "understood")}),
        ("cards", {"cards": TURN["cards"], "matches": TURN["matches"]}),
        ("delta", {"text": TURN["answer"]}),
        ("done", TURN),
    ]
    stream = "".join(
        f"event: {name}\nid: turn_1:{n}\ndata: {json.dumps(data)}\n\n" for n, (name, data) in enumerate(events)
    )

    async def open_session(route: Route) -> None:
        await route.fulfill(status=201, json={"id": "ses_1", "token": "t", "expires_at": "2999-01-01T00:00:00Z"})

    async def answer(route: Route) -> None:
        await route.fulfill(content_type="text/event-stream", body=stream)

    await visitor.page.route("**/v1/sessions", open_session)
    await visitor.page.route("**/v1/sessions/ses_1/turns", answer)
    await visitor.ask(ATTACK)
    for part in (".question", ".heard", ".answer", ".card-type", ".card-period", ".card-title", ".card-subtitle"):
        await expect(visitor.turns.locator(part)).to_contain_text(ATTACK)
    for part in (".card-summary", ".technologies", ".why", ".card-links", ".followups"):
        await expect(visitor.turns.locator(part)).to_contain_text(ATTACK)
    await expect(visitor.turns.get_by_role("link")).to_have_count(1)
    await assert_only_text(visitor)


async def test_the_browser_itself_would_refuse_what_slipped_through(visit: Visit):
    visitor = await visit()
    refused = await visitor.page.evaluate(
        """() => {
            try { document.body.innerHTML = "<b>x</b>"; } catch (error) { return error.name; }
            return "written";
        }"""
    )
    assert refused == "TypeError"
    visitor.mishaps.clear()  # the browser said so on its console


async def assert_only_text(visitor) -> None:
    made = await visitor.page.evaluate("document.body.querySelectorAll('img, script, svg[onload], [onerror]').length")
    assert made == 0
