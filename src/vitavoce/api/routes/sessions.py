"""Conversations: opened, read back, ended."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from vitavoce.api.bodies import read_body
from vitavoce.api.dependencies import Doors
from vitavoce.api.schemas.outcomes import feedback_document
from vitavoce.api.schemas.parameters import SESSION_ID
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.schemas.requests import OPEN_SESSION, OpenSession
from vitavoce.api.schemas.responses import OpenedSession, Session
from vitavoce.api.spoken_answers import with_whole_addresses
from vitavoce.conversation.spoken_ahead import MOST_SUGGESTIONS
from vitavoce.core.errors import SessionExpired

_LIMITED = headers_documented("RateLimit", "RateLimit-Policy")
_NOTHING_WISHED: Final = OpenSession()


_OWN_SESSION: Final[dict[str, Any]] = {
    "security": [{"sessionToken": []}],
    "parameters": [SESSION_ID],
}
_OPEN: Final[dict[str, Any]] = {
    "status_code": 201,
    "operation_id": "openSession",
    "summary": "Open a conversation with a profile",
    "response_model": OpenedSession,
    "responses": {
        201: {
            "description": "The conversation, with its token",
            "headers": headers_documented("Location", "RateLimit", "RateLimit-Policy"),
        },
        **problems_documented(400, 404, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "requestBody": {
            "description": "May be left out.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/OpenSession"}}},
        }
    },
}
_READ: Final[dict[str, Any]] = {
    "operation_id": "getSession",
    "summary": "Read a conversation back",
    "response_model": Session,
    "responses": {
        200: {"description": "The conversation, oldest turn first", "headers": _LIMITED},
        **problems_documented(401, 404, 429, 500, 503),
    },
    "openapi_extra": _OWN_SESSION,
}
_END: Final[dict[str, Any]] = {
    "status_code": 204,
    "operation_id": "endSession",
    "summary": "End a conversation and erase what was said",
    "response_class": Response,
    "responses": {
        204: {"description": "It is gone", "headers": _LIMITED},
        **problems_documented(401, 404, 429, 500, 503),
    },
    "openapi_extra": _OWN_SESSION,
}


def session_routes(doors: Doors) -> APIRouter:
    door = _SessionDoor(doors)
    router = APIRouter(tags=["sessions"])
    router.add_api_route("/sessions", door.open, methods=["POST"], **_OPEN)
    router.add_api_route("/sessions/{session_id}", door.read, methods=["GET"], **_READ)
    router.add_api_route("/sessions/{session_id}", door.end, methods=["DELETE"], **_END)
    return router


class _SessionDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def open(self, request: Request) -> Response:
        await self._doors.limit(request, self._doors.limiter.address_sessions)
        body = await request.body()
        wish = read_body(OPEN_SESSION, body) if body.strip() else _NOTHING_WISHED
        opened = await self._doors.sessions.open(wish.profile, wish.locale)
        session = opened.session
        told = {
            "id": session.id,
            "token": self._doors.tokens.issue(session.id),
            "expires_at": _moment(session.expires_at),
            "profile": session.profile_slug,
            "greeting": opened.prepared.greeting,
            "suggestions": list(opened.prepared.suggestions[:MOST_SUGGESTIONS]),
            "recordings_kept_days": self._doors.recordings.days_kept(session.profile_slug),
        }
        return _private_json(_encoded(told), 201, {"Location": f"/v1/sessions/{session.id}"})

    async def read(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request)
        turns = await self._doors.sessions.turns(session_id)
        session = await self._doors.sessions.get(session_id)
        prepared = await self._doors.shelf.get(session.profile_slug)
        body = {
            "id": session.id,
            "profile": session.profile_slug,
            "locale": session.locale,
            "created_at": _moment(session.created_at),
            "expires_at": _moment(session.expires_at),
            "greeting": prepared.greeting,
            "suggestions": list(prepared.suggestions[:MOST_SUGGESTIONS]),
            "feedback": [feedback_document(each) for each in await self._doors.outcomes.judged(session_id)],
        }
        # The turns are JSON already, and may be many: they are not read only to be written again.
        told = [await self._doors.speech.sound.readdressed(turn) for turn in turns]
        whole = f'{_encoded(body)[:-1]},"turns":[{",".join(told)}]}}'
        return _private_json(with_whole_addresses(request, whole))

    async def end(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request)
        try:
            turns = await self._doors.sessions.turns(session_id)
        except SessionExpired:
            turns = ()  # its sound was erased long before
        await self._doors.sessions.end(session_id)
        await self._doors.speech.sound.erase_of(turns)
        await self._doors.recordings.erase_of(session_id)
        return Response(status_code=204)


def _private_json(text: str, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(text.encode(), status, {"Cache-Control": "no-store", **(headers or {})}, "application/json")


def _encoded(body: Mapping[str, object]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _moment(moment: datetime) -> str:
    """RFC 3339 in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
