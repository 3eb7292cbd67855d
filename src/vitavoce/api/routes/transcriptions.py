"""OpenAI's speech-to-text: any client of it can have recordings recognised here."""

import re
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from vitavoce.api.api_keys import VOICE
from vitavoce.api.dependencies import Doors
from vitavoce.api.recording_form import MEDIA_TYPE, RecordingForm, read_recording_form
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.schemas.recordings import Transcription
from vitavoce.core.errors import BadInput, ProfileNotFound
from vitavoce.domain.turn import Heard

_FORMATS: Final = ("json", "text", "verbose_json")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[0-9A-Za-z]{1,8})*")
_TRANSCRIBE: Final[dict[str, Any]] = {
    "operation_id": "transcribe",
    "summary": "Recognise a recording, as OpenAI's speech-to-text does",
    "description": f"Needs an API key with the scope `{VOICE}`. The recording isn't kept.",
    "response_model": Transcription,
    "responses": {
        200: {
            "description": "The words",
            "headers": headers_documented("RateLimit", "RateLimit-Policy"),
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        **problems_documented(400, 401, 403, 413, 415, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"apiKey": []}],
        "requestBody": {
            "required": True,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/RecordedSpeech"}}},
        },
    },
}


def transcription_routes(doors: Doors) -> APIRouter:
    door = _TranscriptionDoor(doors)
    router = APIRouter(tags=["audio"])
    router.add_api_route("/audio/transcriptions", door.transcribe, methods=["POST"], **_TRANSCRIBE)
    return router


class _TranscriptionDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def transcribe(self, request: Request) -> Response:
        await self._doors.limit(request, self._doors.limiter.address_turns)
        await self._doors.key_of(request, VOICE)
        form = await read_recording_form(request, self._doors.spoken_questions.max_bytes)
        wanted = form.fields.get("response_format", "json")
        if wanted not in _FORMATS:
            raise BadInput(f"response_format is one of {', '.join(_FORMATS)}.")
        language = form.fields.get("language") or None
        if language and not _LANGUAGE.fullmatch(language):
            raise BadInput("language is a code such as en or de.")
        heard = await self._heard(form, language.split("-")[0].lower() if language else None)
        if wanted == "text":
            return PlainTextResponse(f"{heard.text}\n")
        return JSONResponse({"text": heard.text} if wanted == "json" else _verbose(heard))

    async def _heard(self, form: RecordingForm, language: str | None) -> Heard:
        """Clients must name a model; only a profile's slug means anything here."""
        transcribe = self._doors.spoken_questions.transcribe
        try:
            return await transcribe(form.recording, form.fields.get("model"), language)
        except ProfileNotFound:
            return await transcribe(form.recording, None, language)


def _verbose(heard: Heard) -> dict[str, object]:
    duration_s = heard.duration_ms / 1000
    return {
        "task": "transcribe",
        "language": heard.language,
        "duration": duration_s,
        "text": heard.text,
        "confidence": heard.confidence,
        "engine": heard.engine,
        "segments": [{"id": 0, "start": 0.0, "end": duration_s, "text": heard.text}],
    }
