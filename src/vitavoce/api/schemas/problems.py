"""Errors as documented: every door lists the ones it may answer with."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from vitavoce.api.schemas.responses import Defect


class Misfit(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)

    place: Annotated[str, Field(alias="in", examples=["body"])]
    """Part of the request: body, path, query or header."""
    pointer: Annotated[str, Field(examples=["#/question"])]
    """The field: a JSON Pointer into the body, or a parameter's name."""
    detail: str
    """What is wrong with it."""


class Problem(BaseModel):
    """An error, by RFC 9457."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="allow")

    type: Annotated[
        str, Field(json_schema_extra={"format": "uri"}, examples=["urn:vitavoce:problem:session-not-found"])
    ]
    """Names the kind of problem; never changes."""
    title: str
    """The kind of problem in words."""
    status: int
    """The HTTP status."""
    detail: str
    """What happened this time, and what to do."""
    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$", examples=["SESSION_NOT_FOUND"])]
    """A stable word for programs."""
    request_id: str
    """What to tell us when asking about it; also in `X-Request-Id`."""
    errors: list[Misfit] = []
    """What is wrong with the request, place by place."""
    defects: list[Defect] = []
    """What is wrong with a résumé."""


_HEADERS: Final[Mapping[str, tuple[str, str]]] = {
    "X-Request-Id": ("string", "Id of this request: the one sent in, if it was well formed."),
    "Retry-After": ("integer", "Seconds to wait before trying again."),
    "RateLimit": ("string", 'What is left: `"session";r=29;t=60`, r requests for the next t seconds.'),
    "RateLimit-Policy": ("string", 'The rules: `"session";q=30;w=60`, q requests in w seconds.'),
    "Idempotency-Replayed": ("string", "`true` when this is the first answer to the same Idempotency-Key again."),
    "Location": ("string", "Address of what was made."),
    "WWW-Authenticate": ("string", "The kind of credential needed."),
}
_MEANINGS: Final[Mapping[int, str]] = {
    400: "The body isn't JSON, or a header can't be read",
    401: "No credential, one that isn't valid, or one that has expired",
    403: "The credential doesn't open this door",
    404: "There is nothing here, or it belongs to somebody else",
    409: "Another request is in the way; try again",
    410: "It was here, and isn't any more",
    413: "The body is too large",
    415: "A format that isn't taken",
    416: "There is no such part of it",
    422: "The request is understood, but can't be used as it is",
    429: "Too many requests",
    500: "Something broke on our side",
    503: "A dependency can't be reached",
}
_EXTRA_HEADERS: Final[Mapping[int, tuple[str, ...]]] = {
    401: ("WWW-Authenticate",),
    403: ("WWW-Authenticate",),
    409: ("Retry-After",),
    429: ("Retry-After", "RateLimit", "RateLimit-Policy"),
    503: ("Retry-After",),
}
PROBLEM_REF: Final = {"$ref": "#/components/schemas/Problem"}


def headers_documented(*names: str) -> dict[str, object]:
    """Response headers for OpenAPI."""
    return {
        name: {"description": _HEADERS[name][1], "schema": {"type": _HEADERS[name][0]}}
        for name in ("X-Request-Id", *names)
    }


def problems_documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems a door may answer with, for OpenAPI."""
    return {
        status: {
            "description": _MEANINGS[status],
            "headers": headers_documented(*_EXTRA_HEADERS.get(status, ())),
            "content": {"application/problem+json": {"schema": PROBLEM_REF}},
        }
        for status in statuses
    }
