"""The server process: binds, says where, and drains before it ends."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from vitavoce.api.http_protocol import BoundedHttp
from vitavoce.core.memory import set_aside_what_stays

_KEEP_ALIVE_S = 30  # longer than a visitor reads, so that the next question needs no new connection
_BACKLOG = 2048
_PING_S = 20  # finds a visitor gone within 40 s, and keeps proxies from closing what is silent
_MAX_MESSAGE_BYTES = 2 * 1024 * 1024  # 32 s of speech at once, where a client doesn't stream it


def bind(host: str, port: int) -> socket.socket:
    """A bound socket, before anything slow is begun. Raises OSError when the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket) -> str:
    """As one types it into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a request may take to come in, and how long those that run may go on after a signal."""

    request: timedelta
    drain: timedelta


async def serve(app: ASGIApp, listener: socket.socket, patience: Patience, ready: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT, then let what runs finish; ``ready`` is called once it answers."""
    config = uvicorn.Config(
        app,
        http=partial(BoundedHttp, request_s=patience.request.total_seconds()),  # type: ignore[arg-type]  # is called only
        log_config=None,
        access_log=False,
        proxy_headers=False,  # whom to believe is for api/request_context.py to say
        server_header=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=_MAX_MESSAGE_BYTES,
        ws_ping_interval=_PING_S,
        ws_ping_timeout=_PING_S,
        ws_per_message_deflate=False,  # base64 of speech shrinks little, and it takes memory for each connection
        backlog=_BACKLOG,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=int(patience.drain.total_seconds()),
    )
    await _Server(config, ready).serve(sockets=[listener])


class _Server(uvicorn.Server):
    """Ends with 0 after a signal, where uvicorn's own would raise the signal again and die of it."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        set_aside_what_stays()
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        signals = (signal.SIGINT, signal.SIGTERM)
        for number in signals:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in signals:
                loop.remove_signal_handler(number)
