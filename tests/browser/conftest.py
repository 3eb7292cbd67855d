"""A real Chromium before a real server."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright
from tests.browser.living_server import LivingServer, Wire
from tests.browser.people import EMPTY, HARD_TO_SET, RIGHT_TO_LEFT, TILDA, hostile
from tests.browser.visitor import Visitor

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OTHERS = {"hard-to-set": HARD_TO_SET, "right-to-left": RIGHT_TO_LEFT, "empty": EMPTY, "hostile": hostile()}

# One loop, one browser and one server for all; in parallel runs, all in one worker.
IN_BROWSER = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("browser")]

StartServer = Callable[..., Awaitable[LivingServer]]
Visit = Callable[..., Awaitable[Visitor]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house(tmp_path_factory) -> AsyncIterator[LivingServer]:
    """The server that most tests share: every résumé of ``people``, and no limits."""
    server = LivingServer(tmp_path_factory.mktemp("house"), TILDA, {"LIMITS__ENABLED": "false"})
    try:
        await server.start()
        await server.import_resumes(OTHERS)
        yield server
    finally:
        await server.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def start_server(tmp_path: Path) -> AsyncIterator[StartServer]:
    """Starts a server with Tilda's résumé and settings of the test's own."""
    started = []

    async def start(**settings: str) -> LivingServer:
        server = LivingServer(tmp_path, TILDA, settings)
        started.append(server)
        await server.start()
        return server

    yield start
    for server in started:
        await server.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def wire(house: LivingServer) -> AsyncIterator[Wire]:
    between = Wire(house.address)
    await between.open()
    yield between
    await between.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(chromium: Browser, house: LivingServer) -> AsyncIterator[Visit]:
    """Opens a page as a new visitor would, in a browser profile of its own; no page may have had a mishap."""
    contexts = []
    visitors = []

    async def open_page(path: str = "/", *, address: str = "", **options) -> Visitor:
        context = await chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        visitor = Visitor(await context.new_page(), address or house.address)
        visitors.append(visitor)
        await visitor.open(path)
        return visitor

    yield open_page
    for context in contexts:
        await context.close()
    assert [mishap for visitor in visitors for mishap in visitor.mishaps] == []
