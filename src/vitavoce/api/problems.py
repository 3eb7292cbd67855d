"""Every error as ``application/problem+json`` (RFC 9457): the only place that gives status codes."""

import json
import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from vitavoce.api.limits import OverLimit
from vitavoce.api.request_context import context_of
from vitavoce.core.errors import (
    AudioInvalid,
    AudioLinkExpired,
    AudioLinkInvalid,
    AudioNotFound,
    AudioTooLarge,
    AudioTooLong,
    AudioTooShort,
    AudioUnsupported,
    AudioUnusable,
    BadInput,
    BodyTooLarge,
    BudgetSpent,
    Busy,
    CredentialExpired,
    CredentialInvalid,
    CredentialMissing,
    EngineUnavailable,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
    JobNotFound,
    ModelBroken,
    ModelUnavailable,
    NotAllowed,
    NotFound,
    ProfileNotFound,
    QuestionEmpty,
    QuestionTooLong,
    RangeUnsatisfiable,
    RateLimited,
    ReplyInProgress,
    RequestInProgress,
    ResumeInvalid,
    ScopeMissing,
    SessionBusy,
    SessionExpired,
    SessionNotFound,
    SpeechBroken,
    SpeechNotFound,
    StorageUnavailable,
    TooManyTalks,
    TurnNotFound,
    Unavailable,
    VitavoceError,
)
from vitavoce.telemetry.logging import get_logger

MEDIA_TYPE: Final = "application/problem+json"
DEFAULT_RETRY_S: Final = 1.0

# Status and title of each error; one that isn't listed is told as the nearest class above it.
TOLD_AS: Final[Mapping[type[VitavoceError], tuple[int, str]]] = {
    VitavoceError: (500, "Something broke on our side"),
    BadInput: (422, "The request can't be used as it is"),
    QuestionEmpty: (422, "There is no question in it"),
    QuestionTooLong: (422, "The question is too long"),
    ResumeInvalid: (422, "The résumé can't be imported"),
    BodyTooLarge: (413, "The body is too large"),
    AudioUnusable: (422, "The sound can't be used as it is"),
    AudioTooShort: (422, "The recording is too short"),
    AudioTooLong: (422, "The recording is too long"),
    AudioTooLarge: (413, "The recording is too large"),
    AudioUnsupported: (415, "This audio format isn't supported"),
    AudioInvalid: (422, "This isn't audio that can be read"),
    SpeechNotFound: (422, "No speech was made out"),
    RangeUnsatisfiable: (416, "The sound has no such part"),
    IdempotencyKeyInvalid: (400, "The Idempotency-Key can't be read"),
    IdempotencyKeyReused: (422, "The Idempotency-Key was used for another body"),
    NotAllowed: (403, "Not allowed"),
    CredentialMissing: (401, "A credential is needed"),
    CredentialInvalid: (401, "The credential isn't valid"),
    CredentialExpired: (401, "The credential has expired"),
    SessionExpired: (401, "The session has expired"),
    ScopeMissing: (403, "The key doesn't open this door"),
    AudioLinkInvalid: (403, "The address of this sound isn't valid"),
    NotFound: (404, "There is nothing here"),
    AudioNotFound: (404, "There is no such sound"),
    AudioLinkExpired: (410, "The address of this sound has expired"),
    SessionNotFound: (404, "There is no such session"),
    TurnNotFound: (404, "There is no such turn"),
    JobNotFound: (404, "There is no such job"),
    ProfileNotFound: (404, "There is no such profile"),
    Busy: (409, "Another request is in the way"),
    RateLimited: (429, "Too many requests"),
    RequestInProgress: (409, "The same request is still running"),
    ReplyInProgress: (409, "An answer is on its way already"),
    SessionBusy: (409, "The session is busy with other questions"),
    Unavailable: (503, "Not available right now"),
    StorageUnavailable: (503, "The database can't be reached"),
    EngineUnavailable: (503, "Speech isn't available right now"),
    SpeechBroken: (503, "The voice broke off"),
    TooManyTalks: (503, "Too many talks at once"),
    ModelUnavailable: (503, "No language model can be reached"),
    BudgetSpent: (503, "The budget for language models is spent"),
    ModelBroken: (503, "The language model broke off"),
}
CODE_OF_STATUS: Final[Mapping[int, str]] = {
    400: "BAD_REQUEST",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    406: "NOT_ACCEPTABLE",
    415: "UNSUPPORTED_MEDIA_TYPE",
}
_REGISTERED_TYPES: Final = {
    429: "https://iana.org/assignments/http-problem-types#quota-exceeded",
    503: "https://iana.org/assignments/http-problem-types#temporary-reduced-capacity",
}
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_log = get_logger("vitavoce.api")


def problem_type(status: int, code: str) -> str:
    """A registered type where there is one, else a name of our own that never changes."""
    return _REGISTERED_TYPES.get(status) or f"urn:vitavoce:problem:{code.lower().replace('_', '-')}"


def problem(
    scope: Scope,
    *,
    status: int,
    code: str,
    title: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    extra: Mapping[str, object] | None = None,
) -> Response:
    """One problem as a response; ``extra`` holds members of its own."""
    body = {
        "type": problem_type(status, code),
        "title": title,
        "status": status,
        "detail": detail or title,
        "code": code,
        "request_id": context_of(scope).request_id,
        **(extra or {}),
    }
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, status, headers={"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA_TYPE)


def told(scope: Scope, error: VitavoceError, extra: Mapping[str, object] | None = None) -> Response:
    """One of our errors as a problem."""
    status, title = next(TOLD_AS[kind] for kind in type(error).__mro__ if kind in TOLD_AS)
    headers: dict[str, str] = {}
    if isinstance(error, OverLimit):
        extra = {"violated-policies": list(error.violated)}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = (
            "Bearer" if isinstance(error, CredentialMissing) else 'Bearer error="invalid_token"'
        )
    elif status == HTTPStatus.FORBIDDEN:
        headers["WWW-Authenticate"] = 'Bearer error="insufficient_scope"'
    if isinstance(error, Busy | Unavailable):
        headers["Retry-After"] = str(max(1, math.ceil(error.retry_after_s or DEFAULT_RETRY_S)))
    # Nothing may tell a session that isn't yours from one that never was.
    detail = "" if isinstance(error, SessionNotFound) else error.detail
    return problem(scope, status=status, code=error.code, title=title, detail=detail, headers=headers, extra=extra)


def broken(scope: Scope) -> Response:
    """An error nobody foresaw: the cause is in the log, under the same request id."""
    return problem(
        scope,
        status=500,
        code=VitavoceError.code,
        title=TOLD_AS[VitavoceError][1],
        detail="It has been noted. Please try again; if it happens again, tell us the request_id.",
    )


def add_problem_handlers(app: FastAPI) -> None:
    """Tell our errors, and FastAPI's own, as problems."""
    app.exception_handler(VitavoceError)(_on_our_error)
    app.exception_handler(RequestValidationError)(_on_wrong_shape)
    app.exception_handler(HTTPException)(_on_http_error)


async def _on_our_error(request: Request, error: VitavoceError) -> Response:
    response = told(request.scope, error)
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.error("unavailable", code=error.code, detail=error.detail)
    return response


async def _on_wrong_shape(request: Request, error: RequestValidationError) -> Response:
    """What is wrong with a body, path or query, place by place; never with the value, which may be private."""
    errors: Sequence[Mapping[str, object]] = error.errors()
    found = [_misfit(misfit) for misfit in errors]
    if any(misfit.get("type") == "json_invalid" for misfit in errors):
        status, code, title = 400, "JSON_INVALID", "The body isn't JSON"
    else:
        status, code, title = 422, "VALIDATION_FAILED", "The request doesn't have the right shape"
    detail = "; ".join(f"{misfit['pointer']}: {misfit['detail']}" for misfit in found[:3])
    return problem(request.scope, status=status, code=code, title=title, detail=detail, extra={"errors": found[:20]})


def _misfit(error: Mapping[str, object]) -> dict[str, str]:
    location = error.get("loc")
    place, *path = [str(part) for part in location] if isinstance(location, tuple | list) and location else ["body"]
    reason = str(error.get("msg", ""))
    if error.get("type") == "json_invalid":
        return {"in": place, "pointer": "#", "detail": reason}
    if place != "body":
        return {"in": place, "pointer": "/".join(path) or place, "detail": reason}
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in path)
    return {"in": place, "pointer": "#" + "".join(f"/{part}" for part in escaped), "detail": reason}


async def _on_http_error(request: Request, error: HTTPException) -> Response:
    """Starlette's own: no such path, a method the path doesn't know, a body that can't be read."""
    title = HTTPStatus(error.status_code).phrase
    headers = error.headers
    code = CODE_OF_STATUS.get(error.status_code, title.upper().replace(" ", "_"))
    if error.status_code == HTTPStatus.NOT_FOUND:
        detail = "No door has this address."
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        detail = f"{request.method} doesn't work here."
        headers = {"Allow": ", ".join(_methods_at(request))}
    else:
        detail = str(error.detail)
    return problem(request.scope, status=error.status_code, code=code, title=title, detail=detail, headers=headers)


def _methods_at(request: Request) -> list[str]:
    """All methods of an address; Starlette names those of its first route only."""
    return [
        method
        for method in _METHODS
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    ]
