"""The OpenAPI document: FastAPI's, with the schemas and credentials that our handlers don't declare by their types."""

from collections.abc import Callable
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from vitavoce.api.schemas.chat import ChatCompletion
from vitavoce.api.schemas.jobs import JobTold
from vitavoce.api.schemas.outcomes import ThumbDown, ThumbUp, VisitorEvent
from vitavoce.api.schemas.problems import Problem
from vitavoce.api.schemas.recordings import RecordedQuestion, RecordedSpeech
from vitavoce.api.schemas.requests import AskQuestion, OpenSession
from vitavoce.api.schemas.responses import Turn
from vitavoce.api.schemas.speech import Speak

_SCHEMAS: Final = (
    (AskQuestion, "validation"),
    (ChatCompletion, "validation"),
    (OpenSession, "validation"),
    (Problem, "serialization"),
    (JobTold, "serialization"),
    (RecordedQuestion, "validation"),
    (RecordedSpeech, "validation"),
    (Speak, "validation"),
    (ThumbDown, "validation"),
    (ThumbUp, "validation"),
    (Turn, "serialization"),
    (VisitorEvent, "validation"),
)
_SECURITY_SCHEMES: Final = {
    "sessionToken": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "The token that came with the session; it opens that one only.",
    },
    "apiKey": {
        "type": "http",
        "scheme": "bearer",
        "description": "A key made by `vitavoce keys create`: `vv_…`.",
    },
}


def _drop_validation_of_its_own(described: dict[str, Any]) -> None:
    """FastAPI promises a 422 in a form of its own wherever a path has a parameter; ours are documented by hand."""
    for operations in described["paths"].values():
        for operation in operations.values():
            content = operation["responses"].get("422", {}).get("content", {})
            if "application/problem+json" not in content:
                operation["responses"].pop("422", None)


def describe(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """Makes the document once, when it is first asked for."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            described = get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                routes=app.routes,
                tags=app.openapi_tags,
            )
            _, definitions = models_json_schema(
                _SCHEMAS,
                ref_template="#/components/schemas/{model}",
            )
            _drop_validation_of_its_own(described)
            components = described.setdefault("components", {})
            schemas = {**definitions["$defs"], **components.get("schemas", {})}
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            components["schemas"] = dict(sorted(schemas.items()))
            components["securitySchemes"] = _SECURITY_SCHEMES
            app.openapi_schema = described
        return app.openapi_schema

    return document
