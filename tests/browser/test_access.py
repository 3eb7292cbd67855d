"""For every eye, ear and hand: keyboard, screen reader, themes, sizes."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect
from tests.browser.conftest import IN_BROWSER, Visit
from tests.browser.living_server import Wire

pytestmark = IN_BROWSER

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SMALLEST_PHONE = {"viewport": {"width": 320, "height": 568}, "has_touch": True, "is_mobile": True}
QUESTION = "What has she done with Kubernetes?"


async def test_everything_is_reached_and_used_by_keyboard_alone(visit: Visit):
    visitor = await visit()
    keyboard = visitor.page.keyboard
    await keyboard.press("Tab")
    assert await visitor.focused() == "Skip to the question box"
    await keyboard.press("Enter")
    await keyboard.press("Tab")
    reached = [await visitor.focused()]
    while reached[-1] != "Ask":
        await keyboard.press("Tab")
        reached.append(await visitor.focused())
        assert len(reached) < 4, f"the skip link leads to the question box, not to {reached}"
    assert reached[-2:] == ["Talk", "Ask"]
    for _ in range(2):
        await keyboard.press("Shift+Tab")
    await keyboard.type(QUESTION)
    await keyboard.press("Enter")
    await visitor.answered()
    await expect(visitor.box).to_be_focused()
    await keyboard.press("Shift+Tab")  # the last thing above the box: what to ask next
    asked = await visitor.focused()
    await keyboard.press("Enter")
    await expect(visitor.turns).to_have_count(2)
    await visitor.answered()
    assert await visitor.focused() == asked
    for _ in range(40):
        await keyboard.press("Tab")
        if await visitor.focused() == "New conversation":
            break
    await keyboard.press("Enter")
    await expect(visitor.turns).to_have_count(0)
    await expect(visitor.box).to_be_focused()


async def test_shift_enter_makes_a_line_and_does_not_ask(visit: Visit):
    visitor = await visit()
    await visitor.box.fill("One")
    before = (await visitor.box.bounding_box())["height"]
    await visitor.box.press("Shift+Enter")
    await visitor.page.keyboard.type("two")
    await expect(visitor.box).to_have_value("One\ntwo")
    assert (await visitor.box.bounding_box())["height"] > before
    await expect(visitor.turns).to_have_count(0)


async def test_where_the_focus_is_can_be_seen(visit: Visit):
    visitor = await visit()
    for _ in range(12):
        await visitor.page.keyboard.press("Tab")
        outline = await visitor.page.evaluate(
            """() => {
                const outlined = document.activeElement.closest(".ask:has(textarea:focus)") ?? document.activeElement;
                const { outlineStyle, outlineWidth } = getComputedStyle(outlined);
                return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
            }"""
        )
        assert outline >= 1, f"no outline around “{await visitor.focused()}”"


async def test_a_screen_reader_hears_whole_sentences_once(visit: Visit, wire: Wire):
    visitor = await visit(address=wire.address)
    await visitor.page.evaluate(
        """() => {
            window.heard = [];
            const isSilent = (node) => node.closest("[aria-live]")?.getAttribute("aria-live") === "off"
                || node.closest("[aria-hidden=true]");
            new MutationObserver((changes) => {
                for (const { target, addedNodes } of changes) {
                    const parent = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
                    if (isSilent(parent)) continue;
                    for (const node of addedNodes) {
                        if (node.nodeType === Node.TEXT_NODE) window.heard.push(node.data);
                        else if (!isSilent(node)) {
                            const copy = node.cloneNode(true);
                            copy.querySelectorAll("[aria-live=off], [aria-hidden=true], [hidden]")
                                .forEach((silent) => silent.remove());
                            if (copy.textContent) window.heard.push(copy.textContent);
                        }
                    }
                }
            }).observe(document.querySelector("[role=log]"), { childList: true, subtree: true, characterData: true });
        }"""
    )
    wire.trickle_ms = 5
    await visitor.ask(QUESTION)
    heard = [words.strip() for words in await visitor.page.evaluate("window.heard")]
    answer = (await visitor.turns.last.locator(".answer").inner_text()).strip()
    announced = [words for words in heard if "below:" in words]
    spoken = [words for words in heard if words not in announced]
    assert " ".join(spoken) == answer
    assert all(sentence.endswith((".", "!", "?", "”")) for sentence in spoken)
    titles = await visitor.cards.locator(".card-title").all_inner_texts()
    assert len(announced) == 1
    assert all(title in announced[0] for title in titles)


async def test_a_restored_conversation_is_not_read_out_again(visit: Visit):
    visitor = await visit()
    await visitor.ask(QUESTION)
    await visitor.page.add_init_script(
        """window.seen = [];
        document.addEventListener("DOMContentLoaded", () => {
            const log = document.querySelector("[role=log]");
            new MutationObserver(() => window.seen.push(log.getAttribute("aria-live")))
                .observe(log, { childList: true });
        });"""
    )
    await visitor.page.reload()
    await expect(visitor.turns).to_have_count(1)
    assert await visitor.page.evaluate("window.seen") == ["off"]
    await expect(visitor.log).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desktop", "phone"])
async def test_axe_finds_nothing(visit: Visit, theme: str, size: dict):
    visitor = await visit(color_scheme=theme, reduced_motion="reduce", **size)
    await assert_accessible(visitor.page)
    await visitor.ask(QUESTION)
    await visitor.ask("Does she know Haskell?")
    await assert_accessible(visitor.page)
    await visitor.box.fill("word " * 300)
    await expect(visitor.box).to_have_attribute("aria-invalid", "true")
    await visitor.page.route("**/turns", lambda route: route.fulfill(status=500))
    await visitor.type("And Python?")
    await expect(visitor.page.get_by_role("alert")).to_be_visible()
    await assert_accessible(visitor.page)


@pytest.mark.parametrize("path", ["/p/hard-to-set", "/p/right-to-left", "/p/empty", "/p/nobody"])
async def test_axe_finds_nothing_on_unusual_pages(visit: Visit, path: str):
    visitor = await visit(path, reduced_motion="reduce")
    await assert_accessible(visitor.page)


@pytest.mark.parametrize("path", ["/", "/p/hard-to-set", "/p/right-to-left", "/p/empty", "/p/hostile"])
async def test_nothing_stands_out_sideways(visit: Visit, path: str):
    visitor = await visit(path, **SMALLEST_PHONE)
    await assert_no_sideways_scroll(visitor.page)
    await visitor.ask("What has she done with Python?" + " Pneumonoultramicroscopicsilicovolcanoconiosis" * 4)
    for width in (320, 390, 959, 960, 1280):
        await visitor.page.set_viewport_size({"width": width, "height": 800})
        await assert_no_sideways_scroll(visitor.page)


async def test_the_question_box_stays_in_reach_in_a_long_conversation(visit: Visit):
    visitor = await visit(**PHONE)
    for question in (QUESTION, "Which languages does she speak?", "Where did she study?"):
        await visitor.ask(question)
    await visitor.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    await expect(visitor.box).to_be_in_viewport()
    await expect(visitor.new_conversation).to_be_in_viewport()


async def test_a_long_answer_begins_at_its_question(visit: Visit):
    visitor = await visit(reduced_motion="reduce", **PHONE)
    await visitor.ask("Tell me about Swaywatch")
    await visitor.ask(QUESTION)
    await expect(visitor.turns.last.locator(".question")).to_be_in_viewport()


async def test_the_theme_follows_the_system_until_the_visitor_chooses(visit: Visit):
    visitor = await visit(color_scheme="dark")
    assert await is_dark(visitor.page)
    await visitor.page.get_by_role("button", name="Light theme").click()
    assert not await is_dark(visitor.page)
    await visitor.page.reload()
    assert not await is_dark(visitor.page), "the choice is remembered"
    await visitor.page.get_by_role("button", name="Dark theme").click()
    await visitor.page.emulate_media(color_scheme="light")
    assert not await is_dark(visitor.page), "choosing what the system has follows the system again"


async def test_who_wants_less_motion_gets_none(visit: Visit):
    visitor = await visit(reduced_motion="reduce")
    await visitor.ask(QUESTION)
    assert await visitor.page.evaluate("document.getAnimations().length") == 0


async def test_without_javascript_the_page_says_so(visit: Visit):
    visitor = await visit(java_script_enabled=False)
    notice = visitor.page.locator("noscript .notice")  # which text locators pass over
    await expect(notice).to_be_visible()
    await expect(notice).to_contain_text("needs JavaScript")
    await expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Tilda Brook")
    await expect(visitor.page.get_by_role("link", name="E-mail")).to_be_visible()
    await expect(visitor.box).to_be_hidden()


async def is_dark(page) -> bool:
    shade = await page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    return sum(shade[:3]) < 3 * 128


async def assert_accessible(page) -> None:
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


async def assert_no_sideways_scroll(page) -> None:
    wide, window = await page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= window
