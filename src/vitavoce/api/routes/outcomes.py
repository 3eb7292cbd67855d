"""What comes of answers: a visitor judges one, or follows what it leads to."""

import json
import re
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from vitavoce.api.bodies import read_body
from vitavoce.api.dependencies import Doors
from vitavoce.api.schemas.outcomes import GIVE_FEEDBACK, VISITOR_EVENT, Feedback, ThumbDown, feedback_document
from vitavoce.api.schemas.parameters import SESSION_ID, TURN_ID
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.core.errors import TurnNotFound
from vitavoce.domain import feedback as said

_TURN_ID: Final = re.compile(r"turn_[0-9A-Z]{26}")
_LIMITED: Final = headers_documented("RateLimit", "RateLimit-Policy")
_OWN_TURN: Final[dict[str, Any]] = {"security": [{"sessionToken": []}], "parameters": [SESSION_ID, TURN_ID]}
_JUDGE: Final[dict[str, Any]] = {
    "operation_id": "giveFeedback",
    "summary": "Say whether an answer was of use",
    "description": "In place of what was said of it before. Kept with the turn for its owner, and erased with it.",
    "response_model": Feedback,
    "responses": {
        200: {"description": "As it is kept", "headers": _LIMITED},
        **problems_documented(400, 401, 404, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        **_OWN_TURN,
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "oneOf": [
                            {"$ref": "#/components/schemas/ThumbUp"},
                            {"$ref": "#/components/schemas/ThumbDown"},
                        ],
                        "discriminator": {
                            "propertyName": "thumb",
                            "mapping": {
                                "up": "#/components/schemas/ThumbUp",
                                "down": "#/components/schemas/ThumbDown",
                            },
                        },
                    }
                }
            },
        },
    },
}
_WITHDRAW: Final[dict[str, Any]] = {
    "status_code": 204,
    "operation_id": "withdrawFeedback",
    "summary": "Take back what was said of an answer",
    "response_class": Response,
    "responses": {
        204: {"description": "Nothing is said of it any more", "headers": _LIMITED},
        **problems_documented(401, 404, 429, 500, 503),
    },
    "openapi_extra": _OWN_TURN,
}
_FOLLOWED: Final[dict[str, Any]] = {
    "status_code": 204,
    "operation_id": "reportEvent",
    "summary": "Tell that a contact or link was followed",
    "description": (
        "For experiments: where the session takes part in one, it is counted among those that did; nothing else is "
        "kept, not even which link it was."
    ),
    "response_class": Response,
    "responses": {
        204: {"description": "It was counted where it counts", "headers": _LIMITED},
        **problems_documented(400, 401, 404, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"sessionToken": []}],
        "parameters": [SESSION_ID],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/VisitorEvent"}}},
        },
    },
}


def outcome_routes(doors: Doors) -> APIRouter:
    door = _OutcomeDoor(doors)
    router = APIRouter(tags=["turns"])
    feedback = "/sessions/{session_id}/turns/{turn_id}/feedback"
    router.add_api_route(feedback, door.judge, methods=["PUT"], **_JUDGE)
    router.add_api_route(feedback, door.withdraw, methods=["DELETE"], **_WITHDRAW)
    router.add_api_route("/sessions/{session_id}/events", door.followed, methods=["POST"], **_FOLLOWED)
    return router


class _OutcomeDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def judge(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request)
        turn_id = _turn_id(request)
        given = read_body(GIVE_FEEDBACK, await request.body())
        kept = await self._doors.outcomes.judge(
            said.Feedback(
                session_id=session_id,
                turn_id=turn_id,
                thumb=given.thumb,
                reason=given.reason if isinstance(given, ThumbDown) else None,
                comment=given.comment,
            )
        )
        body = json.dumps(feedback_document(kept), ensure_ascii=False)
        return Response(body.encode(), 200, {"Cache-Control": "no-store"}, "application/json")

    async def withdraw(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request)
        await self._doors.outcomes.withdraw(session_id, _turn_id(request))
        return Response(status_code=204)

    async def followed(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request)
        read_body(VISITOR_EVENT, await request.body())
        await self._doors.outcomes.followed(session_id)
        return Response(status_code=204)


def _turn_id(request: Request) -> str:
    turn_id: str = request.path_params["turn_id"]
    if not _TURN_ID.fullmatch(turn_id):
        raise TurnNotFound
    return turn_id
