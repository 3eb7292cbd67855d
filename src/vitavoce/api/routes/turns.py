"""Questions and their turns.

The path of a turn is kept short: the body is read by one validator, the turn comes as JSON text from where it was
encoded for the store, and goes out as it is.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from vitavoce.api.bodies import read_body
from vitavoce.api.dependencies import Doors
from vitavoce.api.idempotency import read_key
from vitavoce.api.request_context import context_of
from vitavoce.api.schemas.parameters import IDEMPOTENCY_KEY, LAST_EVENT_ID, SESSION_ID, TURN_ID
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.schemas.requests import ASK_QUESTION
from vitavoce.api.spoken_answers import with_whole_addresses
from vitavoce.api.streaming import MEDIA_TYPE, kept_turn_streamed, live_turn_streamed, wants_stream
from vitavoce.conversation.turn_taker import Manner
from vitavoce.core.errors import TurnNotFound

_TURN_ID: Final = re.compile(r"turn_[0-9A-Z]{26}")
_REPLAYED: Final[Mapping[str, str]] = {"Idempotency-Replayed": "true"}
_STREAM_WORDS: Final = (
    "With `Accept: text/event-stream` the turn comes as the events `understood`, `cards`, `delta` (pieces of the "
    "answer), `speech` (where it was asked for and can be had) and `done` (the whole turn), or `error` (a problem) "
    "where it can't be ended. Their ids serve to go on after a broken connection, by `Last-Event-ID`."
)


def _turn_documented(*headers: str) -> dict[int | str, dict[str, Any]]:
    return {
        200: {
            "description": "The turn, kept",
            "headers": headers_documented(*headers, "RateLimit", "RateLimit-Policy"),
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Turn"}},
                MEDIA_TYPE: {"schema": {"type": "string"}},
            },
        }
    }


_ASK: Final[dict[str, Any]] = {
    "operation_id": "askQuestion",
    "summary": "Ask a typed question",
    "description": f"Answers and keeps one question of a session. {_STREAM_WORDS}",
    "response_class": Response,
    "responses": {
        **_turn_documented("Idempotency-Replayed"),
        **problems_documented(400, 401, 404, 409, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"sessionToken": []}],
        "parameters": [SESSION_ID, IDEMPOTENCY_KEY, LAST_EVENT_ID],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/AskQuestion"}}},
        },
    },
}
_READ: Final[dict[str, Any]] = {
    "operation_id": "getTurn",
    "summary": "Read a turn again",
    "description": _STREAM_WORDS,
    "response_class": Response,
    "responses": {**_turn_documented(), **problems_documented(401, 404, 429, 500, 503)},
    "openapi_extra": {
        "security": [{"sessionToken": []}],
        "parameters": [
            SESSION_ID,
            TURN_ID,
            LAST_EVENT_ID,
        ],
    },
}


def turn_routes(doors: Doors) -> APIRouter:
    door = _TurnDoor(doors)
    router = APIRouter(tags=["turns"])
    router.add_api_route("/sessions/{session_id}/turns", door.ask, methods=["POST"], **_ASK)
    router.add_api_route("/sessions/{session_id}/turns/{turn_id}", door.read, methods=["GET"], **_READ)
    return router


class _TurnDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def ask(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request, turn=True)
        asked = read_body(ASK_QUESTION, await request.body())
        key = read_key(request.headers.get("idempotency-key"), f"{session_id}:turns", asked.model_dump_json())
        voice = self._doors.speech.voice if asked.speak else None
        manner = Manner(address=context_of(request.scope).address, voice=voice)
        if wants_stream(request):
            live = await self._doors.live_turns.begin(session_id, asked.question, manner, key)
            return live_turn_streamed(request, live, _REPLAYED if live.replayed else {})
        taken = await self._doors.taker.take(session_id, asked.question, manner, idempotency=key)
        turn = await self._doors.speech.sound.readdressed(taken.json) if taken.replayed else taken.json
        return _turn_json(request, turn, _REPLAYED if taken.replayed else {})

    async def read(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request)
        turn_id = request.path_params["turn_id"]
        if not _TURN_ID.fullmatch(turn_id):
            raise TurnNotFound
        if not wants_stream(request):
            return _turn_json(request, await self._kept(session_id, turn_id), {})
        if live := self._doors.live_turns.find(session_id, turn_id):
            return live_turn_streamed(request, live, {})
        return kept_turn_streamed(request, await self._kept(session_id, turn_id), {})

    async def _kept(self, session_id: str, turn_id: str) -> str:
        return await self._doors.speech.sound.readdressed(await self._doors.sessions.turn(session_id, turn_id))


def _turn_json(request: Request, turn_json: str, headers: Mapping[str, str]) -> Response:
    told = with_whole_addresses(request, turn_json)
    return Response(told.encode(), 200, {"Cache-Control": "no-store", **headers}, "application/json")
