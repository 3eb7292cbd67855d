"""What a visitor does on the page and sees of it."""

from playwright.async_api import ConsoleMessage, Dialog, Locator, Page, Request, expect


class Visitor:
    """One page, with a note of everything on it that should never happen."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.mishaps: list[str] = []
        page.on("pageerror", lambda error: self.mishaps.append(f"script: {error}"))
        page.on("dialog", self._dialog)
        page.on("console", self._said)
        page.on("request", self._requested)

    async def open(self, path: str) -> None:
        await self.page.goto(f"{self.address}{path}")

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("textbox")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def turns(self) -> Locator:
        return self.page.locator("article")

    @property
    def cards(self) -> Locator:
        """The cards of the last turn."""
        return self.turns.last.locator(".card")

    @property
    def new_conversation(self) -> Locator:
        return self.page.get_by_role("button", name="New conversation")

    async def type(self, question: str) -> None:
        """Ask without waiting for the answer."""
        await self.box.fill(question)
        await self.box.press("Enter")

    async def ask(self, question: str) -> None:
        """Ask, and wait for the whole turn."""
        await self.type(question)
        await expect(self.turns.last.locator(".question")).to_have_text(question)
        await self.answered()

    async def answered(self) -> None:
        """Wait until the last turn is whole."""
        await self.page.locator("article[data-kind]:last-of-type").wait_for()

    async def answer(self) -> str:
        """The last answer as it is seen."""
        return await self.turns.last.locator(".answer").inner_text()

    async def focused(self) -> str:
        """What a keyboard or a screen reader is at."""
        return await self.page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim().replace(/\\s+/g, ' ')"
        )

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.mishaps.append(f"console: {message.text}")

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.mishaps.append(f"a request elsewhere: {request.url}")

    async def _dialog(self, dialog: Dialog) -> None:
        self.mishaps.append(f"dialog: {dialog.message}")
        await dialog.dismiss()
