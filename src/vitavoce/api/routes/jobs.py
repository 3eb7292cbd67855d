"""Long work: begun at once, asked about later."""

import json
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from vitavoce.api.api_keys import VOICE
from vitavoce.api.auth import bearer_of
from vitavoce.api.dependencies import Doors
from vitavoce.api.idempotency import read_key
from vitavoce.api.recording_form import MEDIA_TYPE, read_recording_form
from vitavoce.api.schemas.jobs import JobTold
from vitavoce.api.schemas.parameters import IDEMPOTENCY_KEY, JOB_ID
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.conversation.recorded_work import TRANSCRIPTION
from vitavoce.core.errors import ProfileNotFound
from vitavoce.domain.job import Job, JobState

_ASK_AGAIN_S: Final = "1"
_KEY_BEGINNING: Final = "vv_"
JOB_BEGUN: Final[dict[str, Any]] = {
    "description": "It is kept and will be done; ask for it at `Location`",
    "headers": headers_documented("Location", "Retry-After", "RateLimit", "RateLimit-Policy"),
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/JobTold"}}},
}
_BEGIN: Final[dict[str, Any]] = {
    "status_code": 202,
    "operation_id": "beginJob",
    "summary": "Have a recording recognised, without waiting for it",
    "description": f"Needs an API key with the scope `{VOICE}`. The recording is erased once it is heard.",
    "response_class": Response,
    "responses": {202: JOB_BEGUN, **problems_documented(400, 401, 403, 413, 422, 429, 500, 503)},
    "openapi_extra": {
        "security": [{"apiKey": []}],
        "parameters": [IDEMPOTENCY_KEY],
        "requestBody": {
            "required": True,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/RecordedSpeech"}}},
        },
    },
}
_READ: Final[dict[str, Any]] = {
    "operation_id": "getJob",
    "summary": "Ask how far a job is, and for its result",
    "description": "Opened by the token of the session, or by the API key, that began it.",
    "response_model": JobTold,
    "responses": {
        200: {"description": "The job", "headers": headers_documented("Retry-After", "RateLimit", "RateLimit-Policy")},
        **problems_documented(401, 404, 429, 500, 503),
    },
    "openapi_extra": {"security": [{"sessionToken": []}, {"apiKey": []}], "parameters": [JOB_ID]},
}


def job_routes(doors: Doors) -> APIRouter:
    door = _JobDoor(doors)
    router = APIRouter(tags=["jobs"])
    router.add_api_route("/jobs", door.begin, methods=["POST"], **_BEGIN)
    router.add_api_route("/jobs/{job_id}", door.read, methods=["GET"], **_READ)
    return router


class _JobDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def begin(self, request: Request) -> Response:
        await self._doors.limit(request, self._doors.limiter.address_turns)
        key = await self._doors.key_of(request, VOICE)
        form = await read_recording_form(request, self._doors.spoken_questions.max_bytes)
        job = await self._doors.jobs.add(
            TRANSCRIPTION,
            {"profile": await self._slug(form.fields.get("model")), "language": form.fields.get("language") or None},
            payload=form.recording,
            api_key_id=key.id,
            retry=read_key(request.headers.get("idempotency-key"), f"key:{key.id}:jobs", form.fingerprint),
        )
        return job_begun(job)

    async def read(self, request: Request) -> Response:
        await self._doors.limit(request, self._doors.limiter.address_requests)
        credential = bearer_of(request.headers.get("authorization"))
        job_id = request.path_params["job_id"]
        if credential.startswith(_KEY_BEGINNING):
            job = await self._doors.jobs.of_key(job_id, (await self._doors.api_keys.open(credential, VOICE)).id)
        else:
            job = await self._doors.jobs.of_session(job_id, self._doors.tokens.session_of(credential))
        headers = {"Cache-Control": "no-store"} | ({} if job.state.over else {"Retry-After": _ASK_AGAIN_S})
        return JSONResponse(_document(job), headers=headers)

    async def _slug(self, model: str | None) -> str | None:
        """Clients must name a model; only a profile's slug means anything here."""
        try:
            return (await self._doors.shelf.get(model)).profile.slug if model else None
        except ProfileNotFound:
            return None


def job_begun(job: Job) -> Response:
    headers = {"Location": f"/v1/jobs/{job.id}", "Retry-After": _ASK_AGAIN_S, "Cache-Control": "no-store"}
    return JSONResponse(_document(job), 202, headers)


def _document(job: Job) -> dict[str, object]:
    told = json.loads(job.result) if job.result else None
    return {
        "id": job.id,
        "kind": job.kind,
        "status": job.state,
        "created_at": _moment(job.created_at),
        "updated_at": _moment(job.updated_at),
        "result": told if job.state is JobState.DONE else None,
        "error": told if job.state is JobState.FAILED else None,
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
