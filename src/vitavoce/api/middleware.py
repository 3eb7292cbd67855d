"""What happens to every request on its way in and out, as plain ASGI: no task and no queue of its own."""

import re
from collections.abc import Collection, Sequence
from http import HTTPStatus
from ipaddress import IPv4Network, IPv6Network
from time import perf_counter
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vitavoce.api.problems import broken, told
from vitavoce.api.request_context import CONTEXT_KEY, LIMIT_HEADERS_KEY, read_context
from vitavoce.core.errors import AudioTooLarge, BodyTooLarge
from vitavoce.telemetry.logging import bind_request, get_logger

# For whatever a browser may be talked into opening directly; the pages bring a policy of their own.
_SECURITY_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
_QUIET_PATHS: Final = frozenset({"/livez", "/readyz"})  # asked every few seconds by machines
_LOGGED_PATH_CHARS: Final = 200
_GONE: Final = 499  # in the log only: whoever asked hung up before the question was whole
_EXPOSED: Final = "Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, traceresponse"
_ALLOWED_HEADERS: Final = (
    "Accept, Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id, traceparent"
)
_ALLOWED_METHODS: Final = "GET, POST, PUT, DELETE"
_PREFLIGHT_KEPT_S: Final = "600"
_RECORDING_PATH: Final = re.compile(r"/v1/(?:sessions/[^/]+/audio|audio/transcriptions|jobs)")
_FORM_BYTES: Final = 16_384  # what a form says around a recording
_log = get_logger("vitavoce.access")


class RequestFrame:
    """Gives a request its ids, answers for what breaks, labels the response and writes the access log."""

    def __init__(self, app: ASGIApp, trusted_proxies: Sequence[IPv4Network | IPv6Network]) -> None:
        self._app = app
        self._trusted_proxies = tuple(trusted_proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._framed_socket(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = perf_counter()
        path = scope["path"][:_LOGGED_PATH_CHARS]
        context = scope[CONTEXT_KEY] = read_context(scope, self._trusted_proxies)
        bind_request(request_id=context.request_id, trace_id=context.trace_id, span_id=context.span_id)
        status = 0

        async def labelled(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"] = list(message.get("headers", ()))
                present = {name for name, _ in headers}
                headers.extend(header for header in _SECURITY_HEADERS if header[0] not in present)
                headers.extend(scope.get(LIMIT_HEADERS_KEY, ()))
                headers.append((b"x-request-id", context.request_id.encode()))
                headers.append((b"traceresponse", context.traceresponse.encode()))
            await send(message)

        try:
            await self._app(scope, receive, labelled)
        except ClientDisconnect:
            status = _GONE
        except Exception:
            _log.exception("request broke", method=scope["method"], path=path)
            if status:
                raise  # half of a response is out: the connection must break, or it would look whole
            await broken(scope)(scope, receive, labelled)
        finally:
            if path not in _QUIET_PATHS:
                duration_ms = round((perf_counter() - begun) * 1000, 2)
                _log.info("request", method=scope["method"], path=path, status=status, duration_ms=duration_ms)

    async def _framed_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The line of the log comes when the socket has ended, however it did."""
        begun = perf_counter()
        context = scope[CONTEXT_KEY] = read_context(scope, self._trusted_proxies)
        bind_request(request_id=context.request_id, trace_id=context.trace_id, span_id=context.span_id)
        status = 0

        async def labelled(message: Message) -> None:
            nonlocal status
            if message["type"] == "websocket.accept":
                status = HTTPStatus.SWITCHING_PROTOCOLS
            elif message["type"] == "websocket.http.response.start":
                status = message["status"]
            if message["type"] in {"websocket.accept", "websocket.http.response.start"}:
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", context.request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, labelled)
        except Exception:
            _log.exception("socket broke", path=scope["path"][:_LOGGED_PATH_CHARS])
            raise
        finally:
            duration_ms = round((perf_counter() - begun) * 1000, 2)
            path = scope["path"][:_LOGGED_PATH_CHARS]
            _log.info("socket", path=path, status=int(status), duration_ms=duration_ms)


class BodyLimit:
    """Refuses a body while it comes in, whatever its Content-Length says; never holds more than the limit."""

    def __init__(self, app: ASGIApp, max_body_bytes: int, max_resume_bytes: int, max_recording_bytes: int) -> None:
        self._app = app
        self._max_body_bytes = max_body_bytes
        self._max_resume_bytes = max_resume_bytes
        self._max_recording_bytes = max_recording_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            await self._app(scope, receive, send)
            return
        limit, error = self._limit(scope)
        if _declared_length(scope) > limit:
            await told(scope, error)(scope, receive, send)
            return
        received = 0
        started = False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise error
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except (AudioTooLarge, BodyTooLarge):
            if started:
                raise
            await told(scope, error)(scope, receive, send)

    def _limit(self, scope: Scope) -> tuple[int, BodyTooLarge | AudioTooLarge]:
        if scope["method"] == "PUT":
            return self._max_resume_bytes, BodyTooLarge(f"A body may have {self._max_resume_bytes} bytes here.")
        if _RECORDING_PATH.fullmatch(scope["path"]):
            recording = self._max_recording_bytes
            return recording + _FORM_BYTES, AudioTooLarge(f"A recording may have {recording} bytes.")
        return self._max_body_bytes, BodyTooLarge(f"A body may have {self._max_body_bytes} bytes here.")


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


class ListedOrigins:
    """CORS for listed origins only, compared whole; without credentials, as tokens travel in a header."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._origins:
            await self._app(scope, receive, send)
            return
        request = {name: value.decode("latin-1") for name, value in scope["headers"] if name in _CORS_HEADERS}
        origin = request.get(b"origin", "")
        listed = origin in self._origins
        if scope["method"] == "OPTIONS" and b"access-control-request-method" in request:
            await _preflight(origin if listed else None)(scope, receive, send)
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Origin")
                if listed:
                    headers["Access-Control-Allow-Origin"] = origin
                    headers["Access-Control-Expose-Headers"] = _EXPOSED
            await send(message)

        await self._app(scope, receive, opened)


_CORS_HEADERS: Final = frozenset({b"origin", b"access-control-request-method"})


def _preflight(origin: str | None) -> Response:
    """An origin that isn't listed is answered without leave, which is how a browser is told no."""
    headers = {"Vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"}
    if origin is not None:
        headers |= {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Allow-Methods": _ALLOWED_METHODS,
            "Access-Control-Allow-Headers": _ALLOWED_HEADERS,
            "Access-Control-Max-Age": _PREFLIGHT_KEPT_S,
        }
    return Response(status_code=204, headers=headers)
