"""Lets programs in at ``/mcp``. The SDK is loaded when the first one comes: it takes longer than our own start."""

import asyncio
from importlib import import_module
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from vitavoce.api.dependencies import Doors
from vitavoce.api.mcp.tools import ResumeTools
from vitavoce.api.problems import told
from vitavoce.core.errors import NotAllowed, VitavoceError

_SERVER_MODULE: Final = "vitavoce.api.mcp.server"


class McpDoor:
    """An ASGI application; ``origins`` are the sites whose pages may come in, besides our own."""

    def __init__(self, doors: Doors, *, origins: frozenset[str], largest_body_bytes: int) -> None:
        self._doors = doors
        self._origins = origins
        self._largest_body_bytes = largest_body_bytes
        self._opening: asyncio.Task[ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            self._check_origin(request)
            await self._doors.limit(request, self._doors.limiter.address_requests)
        except VitavoceError as error:
            await told(scope, error)(scope, receive, send)
            return
        if self._opening is None:
            self._opening = asyncio.create_task(self._open())
        await (await asyncio.shield(self._opening))(scope, receive, send)

    def _check_origin(self, request: Request) -> None:
        """A page of somebody else's must not talk to a server on its visitor's own machine."""
        origin = request.headers.get("origin")
        if origin is None or origin.lower() in self._origins:
            return
        if urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
            raise NotAllowed("This site may not use this door; see server.allowed_origins.")

    async def _open(self) -> ASGIApp:
        module = await asyncio.to_thread(import_module, _SERVER_MODULE)
        application: ASGIApp = module.McpApplication(ResumeTools(self._doors), self._largest_body_bytes)
        return application
