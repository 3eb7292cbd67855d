"""A turn as server-sent events."""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import aclosing
from typing import Final

from fastapi import Request
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.responses import Response, StreamingResponse

from vitavoce.api.problems import broken, told
from vitavoce.api.spoken_answers import with_whole_addresses
from vitavoce.conversation.events import TurnEvent, events_after, events_of
from vitavoce.conversation.live_turns import LiveTurn
from vitavoce.core.errors import VitavoceError

MEDIA_TYPE: Final = "text/event-stream"
# Proxies that buffer would hold the answer back until it is whole.
_HEADERS: Final[Mapping[str, str]] = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def wants_stream(request: Request) -> bool:
    return MEDIA_TYPE in request.headers.get("accept", "")


def kept_turn_streamed(request: Request, turn_json: str, headers: Mapping[str, str]) -> StreamingResponse:
    """The events of a kept turn that the client hasn't seen, by its ``Last-Event-ID``."""
    events = events_after(events_of(json.loads(turn_json)), _last_seen(request))
    return _streamed(request, _each(events), headers)


def live_turn_streamed(request: Request, live: LiveTurn, headers: Mapping[str, str]) -> StreamingResponse:
    """The events of a turn that is on its way; what it fails with is told as an ``error`` event, a problem."""
    return _streamed(request, live.events(_last_seen(request)), headers)


def _streamed(request: Request, events: AsyncGenerator[TurnEvent], headers: Mapping[str, str]) -> StreamingResponse:
    return StreamingResponse(_bytes_of(request, events), headers={**_HEADERS, **headers}, media_type=MEDIA_TYPE)


async def _bytes_of(request: Request, events: AsyncGenerator[TurnEvent]) -> AsyncIterator[bytes]:
    yield KEEPALIVE_COMMENT  # opens the stream through proxies that wait for a first byte
    async with aclosing(events):
        try:
            async for event in events:
                data = with_whole_addresses(request, _json(event.data))
                yield format_sse_event(event=event.name, data_str=data, id=event.id)
        except VitavoceError as error:
            yield _error_event(told(request.scope, error))
        except Exception:
            yield _error_event(broken(request.scope))
            raise


def _error_event(problem: Response) -> bytes:
    return format_sse_event(event="error", data_str=bytes(problem.body).decode())


async def _each(events: Sequence[TurnEvent]) -> AsyncGenerator[TurnEvent]:
    for event in events:
        yield event


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _last_seen(request: Request) -> str | None:
    return request.headers.get("last-event-id")
