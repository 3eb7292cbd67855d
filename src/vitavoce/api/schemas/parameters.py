"""Paths and headers that handlers read from the request themselves, for OpenAPI."""

from collections.abc import Mapping
from typing import Any, Final

from vitavoce.api.idempotency import KEY_PATTERN
from vitavoce.api.schemas.requests import MAX_SLUG_CHARS, SLUG_PATTERN, SLUG_WORDS

Parameter = Mapping[str, Any]

SESSION_ID: Final[Parameter] = {
    "name": "session_id",
    "in": "path",
    "required": True,
    "description": "The session that the token opens.",
    "schema": {"type": "string", "examples": ["ses_01KB5M9Q3ZV4T8WJ6X2C7N1RDF"]},
}
TURN_ID: Final[Parameter] = {
    "name": "turn_id",
    "in": "path",
    "required": True,
    "description": "A turn of the session.",
    "schema": {"type": "string", "examples": ["turn_01KB5M9Q3ZV4T8WJ6X2C7N1RDE"]},
}
SLUG: Final[Parameter] = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": SLUG_WORDS,
    "schema": {"type": "string", "pattern": SLUG_PATTERN, "maxLength": MAX_SLUG_CHARS, "examples": ["ada-lovelace"]},
}
LAST_EVENT_ID: Final[Parameter] = {
    "name": "Last-Event-ID",
    "in": "header",
    "description": "With `Accept: text/event-stream`: the last event seen; only those after it are sent.",
    "schema": {"type": "string"},
}
WAIT: Final[Parameter] = {
    "name": "wait",
    "in": "query",
    "description": "`false`: answer at once with a job, whose result will be the turn.",
    "schema": {"type": "boolean", "default": True},
}
JOB_ID: Final[Parameter] = {
    "name": "job_id",
    "in": "path",
    "required": True,
    "description": "A job, as its `Location` had it.",
    "schema": {"type": "string", "examples": ["job_01KB5M9Q3ZV4T8WJ6X2C7N1RDG"]},
}
IDEMPOTENCY_KEY: Final[Parameter] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The same key and body get the first answer again, for a day at least.",
    "schema": {"type": "string", "pattern": KEY_PATTERN, "examples": ["3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b"]},
}
