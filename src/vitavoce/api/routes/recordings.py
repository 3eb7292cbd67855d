"""Recorded questions and their turns."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from vitavoce.api.dependencies import Doors
from vitavoce.api.idempotency import read_key
from vitavoce.api.recording_form import MEDIA_TYPE, RecordingForm, read_recording_form
from vitavoce.api.request_context import context_of
from vitavoce.api.routes.jobs import JOB_BEGUN, job_begun, job_routes
from vitavoce.api.routes.kept_recordings import kept_recording_routes
from vitavoce.api.routes.transcriptions import transcription_routes
from vitavoce.api.schemas.parameters import IDEMPOTENCY_KEY, SESSION_ID, WAIT
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.spoken_answers import with_whole_addresses
from vitavoce.conversation.recorded_work import SPOKEN_QUESTION
from vitavoce.core.errors import BadInput

_REPLAYED: Final[Mapping[str, str]] = {"Idempotency-Replayed": "true"}
_YES_OR_NO: Final[Mapping[str, bool]] = {"true": True, "false": False}
_ASK_ALOUD: Final[dict[str, Any]] = {
    "operation_id": "askAloud",
    "tags": ["turns"],
    "summary": "Ask a recorded question",
    "description": (
        "Takes webm, ogg, mp3, m4a, aac, flac and wav, known by their content. The turn's `heard` says what was made "
        "out; where nothing was, no turn is made. The recording is kept only where the session's "
        "`recordings_kept_days` says so."
    ),
    "response_class": Response,
    "responses": {
        200: {
            "description": "The turn, kept",
            "headers": headers_documented("Idempotency-Replayed", "RateLimit", "RateLimit-Policy"),
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Turn"}}},
        },
        202: JOB_BEGUN,
        **problems_documented(400, 401, 404, 409, 413, 415, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"sessionToken": []}],
        "parameters": [SESSION_ID, IDEMPOTENCY_KEY, WAIT],
        "requestBody": {
            "required": True,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/RecordedQuestion"}}},
        },
    },
}


def recording_routes(doors: Doors) -> APIRouter:
    door = _RecordingDoor(doors)
    router = APIRouter()
    router.add_api_route("/sessions/{session_id}/audio", door.ask, methods=["POST"], **_ASK_ALOUD)
    router.include_router(transcription_routes(doors))
    router.include_router(kept_recording_routes(doors))
    router.include_router(job_routes(doors))
    return router


class _RecordingDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def ask(self, request: Request) -> Response:
        session_id = await self._doors.session_of(request, turn=True)
        form = await read_recording_form(request, self._doors.spoken_questions.max_bytes)
        speak = _yes_or_no("speak", form.fields.get("speak"), default=False)
        if not _yes_or_no("wait", request.query_params.get("wait"), default=True):
            return await self._begin(request, session_id, form, speak=speak)
        key = read_key(request.headers.get("idempotency-key"), f"{session_id}:audio", form.fingerprint)
        taken = await self._doors.spoken_questions.ask(
            session_id,
            form.recording,
            address=context_of(request.scope).address,
            voice=self._doors.speech.voice if speak else None,
            idempotency=key,
        )
        turn = await self._doors.speech.sound.readdressed(taken.json) if taken.replayed else taken.json
        headers = {"Cache-Control": "no-store", **(_REPLAYED if taken.replayed else {})}
        return Response(with_whole_addresses(request, turn).encode(), 200, headers, "application/json")

    async def _begin(self, request: Request, session_id: str, form: RecordingForm, *, speak: bool) -> Response:
        job = await self._doors.jobs.add(
            SPOKEN_QUESTION,
            {"speak": speak, "address": context_of(request.scope).address},
            payload=form.recording,
            session_id=session_id,
            retry=read_key(request.headers.get("idempotency-key"), f"{session_id}:audio-jobs", form.fingerprint),
        )
        return job_begun(job)


def _yes_or_no(name: str, told: str | None, *, default: bool) -> bool:
    if told is None:
        return default
    said = _YES_OR_NO.get(told.lower())
    if said is None:
        raise BadInput(f"{name} is true or false.")
    return said
