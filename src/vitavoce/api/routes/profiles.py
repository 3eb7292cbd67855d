"""Profiles: what visitors may see of them, and their import by the owner's programs."""

import asyncio
import re
from collections.abc import Sequence
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import JSONResponse, Response

from vitavoce.api.api_keys import PROFILES_WRITE
from vitavoce.api.dependencies import Doors
from vitavoce.api.item_filter import ItemFilter
from vitavoce.api.problems import told
from vitavoce.api.schemas.parameters import SLUG
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.schemas.requests import MAX_SLUG_CHARS, SLUG_PATTERN, SLUG_WORDS
from vitavoce.api.schemas.responses import Import, Items, Profile
from vitavoce.content.json_resume import Defect, read_json
from vitavoce.conversation.profile_shelf import PreparedProfile
from vitavoce.core.errors import BadInput, ProfileNotFound, ResumeInvalid
from vitavoce.domain.turn import item_document

DEFAULT_PAGE: Final = 100
LARGEST_PAGE: Final = 500
_SLUG: Final = re.compile(SLUG_PATTERN)
_MONTH_PATTERN: Final = r"^\d{4}(-(0[1-9]|1[0-2]))?$"
SlugInPath = Annotated[str, Path(description=SLUG_WORDS)]
_LIMITED = headers_documented("RateLimit", "RateLimit-Policy")


_READ: Final[dict[str, Any]] = {
    "operation_id": "getProfile",
    "summary": "Read what a résumé says of the person",
    "response_model": Profile,
    "responses": {
        200: {"description": "The profile", "headers": _LIMITED},
        **problems_documented(404, 422, 429, 500, 503),
    },
}
_ITEMS: Final[dict[str, Any]] = {
    "operation_id": "listItems",
    "summary": "List a profile's items, by type, technology and time",
    "response_model": Items,
    "responses": {
        200: {"description": "One page", "headers": _LIMITED},
        **problems_documented(404, 422, 429, 500, 503),
    },
}
_IMPORT_RESUME: Final[dict[str, Any]] = {
    "operation_id": "importProfile",
    "summary": "Import a JSON Resume, in place of what stood there",
    "description": f"Needs an API key with the scope `{PROFILES_WRITE}`. A fatal defect imports nothing.",
    "response_model": Import,
    "responses": {
        200: {"description": "Imported in place of an earlier one", "headers": _LIMITED},
        201: {"description": "Imported as a new profile", "model": Import, "headers": _LIMITED},
        **problems_documented(400, 401, 403, 404, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"apiKey": []}],
        "parameters": [SLUG],
        "requestBody": {
            "required": True,
            "description": "A JSON Resume, schema 1.0.0; nothing of it is required.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        },
    },
}


def profile_routes(doors: Doors) -> APIRouter:
    door = _ProfileDoor(doors)
    router = APIRouter(tags=["profiles"])
    router.add_api_route("/profiles/{slug}", door.read, methods=["GET"], **_READ)
    router.add_api_route("/profiles/{slug}/items", door.items, methods=["GET"], **_ITEMS)
    router.add_api_route("/profiles/{slug}", door.import_resume, methods=["PUT"], **_IMPORT_RESUME)
    return router


class _ProfileDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def read(self, request: Request, slug: SlugInPath) -> Response:
        prepared = await self._prepared(request, slug)
        profile = prepared.profile
        person = profile.person
        return JSONResponse(
            {
                "slug": profile.slug,
                "version": profile.version,
                "language": profile.language,
                "name": person.name,
                "label": person.label,
                "summary": person.summary,
                "email": person.email,
                "phone": person.phone,
                "url": person.url,
                "location": person.place.label,
                "accounts": [
                    {"network": account.network, "username": account.username, "url": account.url}
                    for account in person.accounts
                ],
                "items": profile.item_counts(),
                "greeting": prepared.greeting,
                "suggestions": list(prepared.suggestions),
            }
        )

    async def items(
        self,
        request: Request,
        slug: SlugInPath,
        type_: Annotated[str | None, Query(alias="type", max_length=60, description="Such as `experience`")] = None,
        technology: Annotated[
            str | None, Query(min_length=1, max_length=80, description="A technology or skill, under any of its names")
        ] = None,
        from_: Annotated[
            str | None,
            Query(alias="from", pattern=_MONTH_PATTERN, description="First year or month", examples=["2019"]),
        ] = None,
        to: Annotated[
            str | None, Query(pattern=_MONTH_PATTERN, description="Last year or month", examples=["2021-06"])
        ] = None,
        limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Items of a page")] = DEFAULT_PAGE,
        offset: Annotated[int, Query(ge=0, le=1_000_000, description="Items to skip")] = 0,
    ) -> Response:
        prepared = await self._prepared(request, slug)
        wanted = ItemFilter(type=type_, technology=technology, first=from_, last=to)
        found = wanted.of(prepared.index, self._doors.lexicon, self._doors.clock.today())
        following = None
        if offset + limit < len(found):
            asked = {**request.query_params, "limit": limit, "offset": offset + limit}
            following = f"{request.url.path}?{urlencode(asked)}"
        page = [item_document(item) for item in found[offset : offset + limit]]
        return JSONResponse({"items": page, "total": len(found), "next": following})

    async def import_resume(self, request: Request) -> Response:
        slug = request.path_params["slug"]
        await self._doors.limit(request, self._doors.limiter.address_requests)
        await self._doors.key_of(request, PROFILES_WRITE)
        if not _known_form(slug):
            raise BadInput("A slug has lower-case letters, digits and single hyphens: ada-lovelace.")
        # 16 MB take 0.2 s to read, in which others would wait.
        document = await asyncio.to_thread(read_json, await request.body())
        if isinstance(document, Defect):
            return _refused(request, [document])
        report = await self._doors.profiles.import_resume(document, slug)
        if not report.kept:
            return _refused(request, report.defects)
        body = {
            "slug": report.slug,
            "version": report.profile_version,
            "items": report.items,
            "warnings": [_defect(defect) for defect in report.defects],
        }
        return JSONResponse(body, 201 if report.created else 200)

    async def _prepared(self, request: Request, slug: str) -> PreparedProfile:
        await self._doors.limit(request, self._doors.limiter.address_requests)
        if not _known_form(slug):
            raise ProfileNotFound
        return await self._doors.shelf.get(slug)


def _known_form(slug: str) -> bool:
    return len(slug) <= MAX_SLUG_CHARS and _SLUG.fullmatch(slug) is not None


def _refused(request: Request, defects: Sequence[Defect]) -> Response:
    fatal = [defect for defect in defects if defect.fatal]
    error = ResumeInvalid("; ".join(f"{defect.path or 'document'}: {defect.hint}" for defect in fatal[:3]))
    return told(request.scope, error, {"defects": [_defect(defect) for defect in fatal]})


def _defect(defect: Defect) -> dict[str, str]:
    return {"path": defect.path, "rule": defect.rule, "value": defect.value, "hint": defect.hint}
