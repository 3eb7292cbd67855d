"""A turn as server-sent events."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Final

from fastapi import Request
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.responses import StreamingResponse

from vitavoce.conversation.events import TurnEvent, events_after, events_of

MEDIA_TYPE: Final = "text/event-stream"
# Proxies that buffer would hold the answer back until it is whole.
_HEADERS: Final[Mapping[str, str]] = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def wants_stream(request: Request) -> bool:
    return MEDIA_TYPE in request.headers.get("accept", "")


def streamed(request: Request, turn_json: str, headers: Mapping[str, str]) -> StreamingResponse:
    """The events of a kept turn that the client hasn't seen, by its ``Last-Event-ID``."""
    events = events_after(events_of(json.loads(turn_json)), request.headers.get("last-event-id"))
    return StreamingResponse(_told(events), headers={**_HEADERS, **headers}, media_type=MEDIA_TYPE)


async def _told(events: Sequence[TurnEvent]) -> AsyncIterator[bytes]:
    yield KEEPALIVE_COMMENT  # opens the stream through proxies that wait for a first byte
    for event in events:
        data = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
        yield format_sse_event(event=event.name, data_str=data, id=event.id)
