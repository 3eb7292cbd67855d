"""Visitors' recordings, for the owner who keeps them."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from vitavoce.api.dependencies import Doors
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.sound_responses import sound_response
from vitavoce.domain.recording import RecordingKey

_LIMITED = headers_documented("RateLimit", "RateLimit-Policy")
_FLAC: Final = {"audio/flac": {"schema": {"type": "string", "format": "binary"}}}
_FETCH: Final[dict[str, Any]] = {
    "operation_id": "getRecording",
    "summary": "Fetch a visitor's recording, by an address that `vitavoce recordings` printed",
    "description": "Needs no credential but the signed address, which works for some minutes. Takes `Range`.",
    "response_class": Response,
    "responses": {
        200: {"description": "The recording", "headers": _LIMITED, "content": _FLAC},
        206: {"description": "A part of it", "headers": _LIMITED, "content": _FLAC},
        **problems_documented(403, 404, 410, 416, 422, 429, 500, 503),
    },
}
SessionId = Annotated[str, Path(description="The conversation.", max_length=40)]
TurnId = Annotated[str, Path(description="The turn that was made of it.", max_length=40)]
Expires = Annotated[str, Query(description="When the address ends, in seconds since 1970.", max_length=12)]
Signature = Annotated[str, Query(description="Proves that we made the address.", max_length=64)]


def kept_recording_routes(doors: Doors) -> APIRouter:
    door = _RecordingsDoor(doors)
    router = APIRouter(tags=["audio"])
    router.add_api_route("/audio/recordings/{session_id}/{turn_id}", door.fetch, methods=["GET"], **_FETCH)
    return router


class _RecordingsDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def fetch(
        self, request: Request, session_id: SessionId, turn_id: TurnId, expires: Expires, signature: Signature
    ) -> Response:
        await self._doors.limit(request, self._doors.limiter.address_requests)
        opened = await self._doors.recordings.open(RecordingKey(session_id, turn_id), expires, signature)
        headers = {"Cache-Control": "no-store"}
        return sound_response(request, opened, media_type="audio/flac", filename=f"{turn_id}.flac", headers=headers)
