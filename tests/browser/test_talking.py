"""Asked aloud through Chromium's fake microphone, with the bundled engines and nothing from a network."""

import asyncio
import json
import wave
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Playwright, async_playwright, expect
from tests.browser.conftest import CHROMIUM, CHROMIUM_OPTIONS, IN_BROWSER, StartServer
from tests.browser.living_server import LivingServer
from tests.browser.visitor import Visitor
from tests.sounds import silence, spoken, white_noise

from vitavoce.domain.speech import HEARING_RATE_HZ
from vitavoce.wiring.resume_files import EXAMPLE_RESUME

pytestmark = [*IN_BROWSER, pytest.mark.timeout(240)]
BEFORE_S = 2.5  # until the page listens
AFTER_S = 60  # of silence, so that the question isn't asked again
HEARD_WITHIN_MS = 20_000
ASKED = {
    "what did she do at Larkspur Games": {"/work/4"},
    "where did she study": {"/education/0", "/education/1", "/education/2"},
    "does she know Terraform": {"/work/1", "/skills/0"},
    "what languages does she speak": {"/languages/0", "/languages/1", "/languages/2", "/languages/3"},
    "has she used Redis": {"/work/3", "/work/4", "/skills/3"},
    "tell me about Halvorsen Consulting": {"/work/2"},
    "what has she published": {"/publications/0", "/publications/1", "/publications/2"},
    "when did she work at Morgenrøde Coffee": {"/work/6"},
    "what does she do now": {"/work/0"},
    "has she worked with Ansible": {"/work/2", "/skills/0"},
}
ENOUGH = 8

Talk = Callable[..., Awaitable["Talker"]]


@dataclass
class Talker:
    """A visitor with a microphone."""

    visitor: Visitor

    @property
    def button(self):
        return self.visitor.page.get_by_role("button", name="Talk", exact=True)

    @property
    def state(self):
        return self.visitor.page.locator("[data-voice-state]")

    @property
    def notice(self):
        return self.visitor.page.locator("[data-voice-notice]")

    @property
    def hearing(self):
        return self.visitor.page.locator("[data-voice-hearing]")

    @property
    def captions(self):
        return self.visitor.page.locator("[data-voice-captions]")

    async def begin(self) -> None:
        await self.button.click()
        await expect(self.state).to_have_text("Listening")

    async def cards(self) -> set[str]:
        """The items behind the last answer, as the server keeps it."""
        turn = (await self.turns())[-1]
        return {card["ref"] for card in turn["cards"]}

    async def turns(self) -> Sequence[dict]:
        return await self.visitor.page.evaluate(
            """async () => {
                const key = Object.keys(localStorage).find((name) => name.startsWith("vitavoce:session:"));
                if (!key) return [];
                const { id, token } = JSON.parse(localStorage.getItem(key));
                const answer = await fetch(`/v1/sessions/${id}`, { headers: { Authorization: `Bearer ${token}` } });
                return (await answer.json()).turns;
            }"""
        )


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def offline_house(tmp_path_factory) -> AsyncIterator[LivingServer]:
    """``make run``, as on a machine without a network: only the bundled engines can be had."""
    example = json.loads(EXAMPLE_RESUME.read_text("utf-8"))
    server = LivingServer(tmp_path_factory.mktemp("offline"), example)
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    async with async_playwright() as playwright:
        yield playwright


@pytest_asyncio.fixture(loop_scope="session")
async def talker(playwright: Playwright, offline_house: LivingServer, tmp_path: Path) -> AsyncIterator[Talk]:
    """Opens the page before a microphone that hears what is given, once."""
    async with AsyncExitStack() as stack:
        opened: list[Visitor] = []

        async def open_page(
            sound: bytes = b"",
            *,
            allowed: bool = True,
            script: str = "",
            at: LivingServer = offline_house,
            **options,
        ) -> Talker:
            heard = microphone_file(tmp_path / f"{len(opened)}.wav", sound)
            browser = await stack.enter_async_context(await launched(playwright, heard, allowed=allowed))
            context = await browser.new_context(viewport={"width": 1280, "height": 900}, **options)
            if script:
                await context.add_init_script(script)
            visitor = Visitor(await context.new_page(), at.address)
            opened.append(visitor)
            await visitor.open("/")
            return Talker(visitor)

        yield open_page
    assert [mishap for visitor in opened for mishap in visitor.mishaps] == []


async def launched(playwright: Playwright, microphone: Path, *, allowed: bool) -> Browser:
    answer = "--use-fake-ui-for-media-stream" if allowed else "--deny-permission-prompts"
    return await playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[
            *CHROMIUM_OPTIONS,
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-audio-capture={microphone}%noloop",
            "--autoplay-policy=no-user-gesture-required",
            answer,
        ],
    )


def microphone_file(path: Path, sound: bytes) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HEARING_RATE_HZ)
        # As loud as somebody at arm's length: Chromium's gain control drives what is louder into clipping.
        quieter = (np.frombuffer(sound, "<i2") * 0.3).astype("<i2").tobytes()
        file.writeframes(silence(BEFORE_S).data + quieter + silence(AFTER_S).data)
    return path


async def asked_aloud(talk: Talk, question: str) -> set[str] | None:
    """The cards that came, once the answer sounds; None where it wasn't caught."""
    talker = await talk(spoken(question).data)
    await talker.begin()
    try:
        await expect(talker.state).to_have_text("Speaking", timeout=HEARD_WITHIN_MS)
        await expect(talker.captions).not_to_be_empty()
        return await talker.cards() if await talker.turns() else None
    finally:
        await talker.visitor.page.close()


async def test_questions_of_the_resumes_own_words_are_answered_aloud(talker: Talk) -> None:
    came = {}
    for question in ASKED:
        came[question] = await asked_aloud(talker, question)
    wrong = {question: cards for question, cards in came.items() if cards is not None and not cards <= ASKED[question]}
    right = [question for question, cards in came.items() if cards]
    assert wrong == {}
    assert len(right) >= ENOUGH, f"not caught: {set(came) - set(right)}"


async def test_what_isnt_a_question_of_the_resume_is_not_made_into_one(talker: Talk) -> None:
    visitor = await talker(spoken("my neighbour painted seven purple elephants on the garage yesterday evening").data)
    await visitor.begin()
    await expect(visitor.hearing).to_contain_text("I didn’t catch that", timeout=HEARD_WITHIN_MS)
    assert await visitor.turns() == []


async def test_noise_makes_no_turn(talker: Talk) -> None:
    visitor = await talker(white_noise(3).data)
    await visitor.begin()
    await asyncio.sleep(BEFORE_S + 4)
    await expect(visitor.state).to_have_text("Listening")
    assert await visitor.turns() == []


@pytest.mark.parametrize("by", ["Escape", "Stop"])
async def test_a_key_and_a_button_stop_the_voice_and_the_conversation_holds_what_was_heard(
    talker: Talk, by: str
) -> None:
    visitor = await talker(spoken("what has she published").data)
    await visitor.begin()
    await expect(visitor.state).to_have_text("Speaking", timeout=HEARD_WITHIN_MS)
    await asyncio.sleep(1)
    page = visitor.visitor.page
    await page.evaluate(
        """() => {  // in the page's own time: how long the test's own processes take is another matter
            let begun = 0;
            for (const kind of ["keydown", "click"]) addEventListener(kind, () => { begun = performance.now(); }, true);
            const state = document.querySelector("[data-voice-state]");
            const note = () => {
                if (state.textContent === "Listening") window.stoppedAfterMs ??= performance.now() - begun;
            };
            new MutationObserver(note).observe(state, { childList: true });
        }"""
    )
    if by == "Escape":
        await page.keyboard.press("Escape")
    else:
        await page.get_by_role("button", name="Stop").dispatch_event("click")
    await expect(visitor.state).to_have_text("Listening", timeout=1000)
    assert await page.evaluate("window.stoppedAfterMs") < 250
    await expect(visitor.visitor.turns.last.locator(".interrupted")).to_be_visible()
    (turn,) = await visitor.turns()
    assert turn["interrupted"]
    assert await visitor.visitor.answer() == turn["answer"]
    assert len(turn["answer"].split()) < 20


async def test_held_by_the_keyboard_it_listens_while_it_is_held(talker: Talk) -> None:
    visitor = await talker(spoken("what has she published").data)
    await visitor.button.focus()
    await visitor.visitor.page.keyboard.down(" ")
    await expect(visitor.state).to_have_text("Recording")
    await asyncio.sleep(BEFORE_S + 3)
    await visitor.visitor.page.keyboard.up(" ")
    await expect(visitor.state).to_have_text("Speaking", timeout=HEARD_WITHIN_MS)
    assert await visitor.cards() == ASKED["what has she published"]
    assert await visitor.button.get_attribute("aria-pressed") == "false"


async def test_a_refused_microphone_is_told_and_typing_goes_on(talker: Talk) -> None:
    visitor = await talker(allowed=False)
    await visitor.button.click()
    await expect(visitor.notice).to_contain_text("microphone is blocked")
    await expect(visitor.state).to_be_hidden()
    await visitor.visitor.ask("What does she do now?")


async def test_without_a_microphone_in_the_browser_there_is_no_button(talker: Talk) -> None:
    visitor = await talker(script="delete Navigator.prototype.mediaDevices")
    await expect(visitor.button).to_have_count(0)
    await visitor.visitor.ask("What does she do now?")


async def test_where_recordings_are_kept_that_is_said_before_the_first(talker: Talk, start_server: StartServer) -> None:
    visitor = await talker(at=await start_server(RECORDINGS__KEEP="true", RECORDINGS__KEPT="14d"))
    told = "What you say is recorded, and kept for 14 days by whoever runs this page."
    await expect(visitor.visitor.page.locator("[data-recording-notice]")).to_have_text(told)
    await visitor.button.click()
    await expect(visitor.notice).to_contain_text(told)
    await expect(visitor.state).to_be_hidden()
    await visitor.begin()
    await expect(visitor.notice).to_be_empty()
    await visitor.visitor.page.close()


async def test_where_no_recordings_are_kept_nothing_is_said_of_them(talker: Talk) -> None:
    visitor = await talker()
    await expect(visitor.visitor.page.get_by_text("recorded")).to_have_count(0)
    await visitor.begin()


async def test_where_there_is_no_loudspeaker_the_answers_come_in_writing(talker: Talk) -> None:
    no_outputs = """
        const all = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
        navigator.mediaDevices.enumerateDevices = async () => (await all()).filter(({ kind }) => kind !== "audiooutput");
    """
    visitor = await talker(script=no_outputs)
    await visitor.begin()
    await expect(visitor.hearing).to_contain_text("No sound comes out of this device")
    await visitor.visitor.type("Where did she study?")
    await visitor.visitor.answered()
    await expect(visitor.captions).to_be_empty()
    await expect(visitor.state).to_have_text("Listening")


async def test_without_audio_worklets_a_recording_is_sent(talker: Talk) -> None:
    visitor = await talker(spoken("what has she published").data, script="delete window.AudioWorkletNode")
    await visitor.button.click()
    await expect(visitor.state).to_have_text("Recording")
    await asyncio.sleep(BEFORE_S + 3)
    await visitor.button.click()
    await visitor.visitor.answered()
    assert await visitor.cards() == ASKED["what has she published"]
    assert (await visitor.turns())[-1]["speech"] is not None


async def test_typed_in_a_talk_it_is_answered_aloud(talker: Talk) -> None:
    visitor = await talker()
    await visitor.begin()
    await visitor.visitor.type("Where did she study?")
    await expect(visitor.state).to_have_text("Speaking")
    assert await visitor.cards() == ASKED["where did she study"]


async def test_captions_read_as_the_answer_does(talker: Talk) -> None:
    visitor = await talker()
    await visitor.visitor.page.evaluate(
        """() => {
            window.shown = [];
            const line = document.querySelector("[data-voice-captions]");
            const note = () => {
                const text = line.textContent.trim();
                if (text && text !== window.shown.at(-1)) window.shown.push(text);
            };
            new MutationObserver(note).observe(line, { childList: true, characterData: true, subtree: true });
        }"""
    )
    await visitor.begin()
    await visitor.visitor.type("Where did she study?")
    await expect(visitor.state).to_have_text("Speaking")
    await expect(visitor.state).to_have_text("Listening", timeout=60_000)
    (turn,) = await visitor.turns()
    lines: list[str] = []
    for text in await visitor.visitor.page.evaluate("window.shown"):
        if lines and text.startswith(lines[-1]):  # the line grew
            lines.pop()
        lines.append(text)
    assert " ".join(lines) == turn["answer"]
    assert len(lines) > 1
    assert lines[0].endswith(",")  # a line ends where the voice does, if it comes to that in time
    assert all(len(line) < 130 for line in lines)


async def test_muted_it_stays_muted_over_a_reload(talker: Talk) -> None:
    visitor = await talker()
    aloud = visitor.visitor.page.get_by_role("button", name="Answers aloud")
    await visitor.begin()
    await expect(aloud).to_have_attribute("aria-pressed", "true")
    await aloud.click()
    await visitor.visitor.page.reload()
    await visitor.begin()
    await expect(aloud).to_have_attribute("aria-pressed", "false")
    await visitor.visitor.type("Where did she study?")
    await visitor.visitor.answered()
    await expect(visitor.state).to_have_text("Listening")


async def test_what_is_typed_is_read_aloud_where_that_was_asked_for(talker: Talk) -> None:
    visitor = await talker()
    await visitor.visitor.page.get_by_role("button", name="Answers aloud").click()
    await visitor.visitor.type("Where did she study?")
    await expect(visitor.visitor.page.locator("[data-aloud].sounding")).to_be_visible(timeout=10_000)
