"""Uvicorn's HTTP protocol with bounds on a request's head and on the time it takes to come in.

Its own takes heads of any size (30 MB were held in memory), and waits for ever for a request that doesn't go on.
"""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MAX_HEAD_BYTES: Final = 65_536


class BoundedHttp(HttpToolsProtocol):
    """A head may have ``MAX_HEAD_BYTES`` beyond the first read; a request must be whole within ``request_s``."""

    def __init__(self, *arguments: Any, request_s: float, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._request_s = request_s
        self._head_bytes = 0
        self._in_head = True
        self._giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        self._wait_for_the_rest()

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        head_began_before = self._in_head
        super().data_received(data)
        if head_began_before and self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > MAX_HEAD_BYTES and not self.transport.is_closing():
                self.send_400_response("The head of the request is too large.")

    def on_message_begin(self) -> None:
        self._head_bytes = 0
        self._in_head = True
        if self._giving_up is None:
            self._wait_for_the_rest()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._wait_no_more()
        super().on_message_complete()

    def _wait_for_the_rest(self) -> None:
        self._giving_up = self.loop.call_later(self._request_s, self._give_up)

    def _wait_no_more(self) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
            self._giving_up = None

    def _give_up(self) -> None:
        self._giving_up = None
        self.transport.close()
