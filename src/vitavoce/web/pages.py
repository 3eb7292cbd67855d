"""Doors for people: the page of a profile, its files, and a word where there is nothing."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Header, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from vitavoce.web.page_profile import PageProfile
from vitavoce.web.static_files import StaticFiles, packaged_static_files

FindProfile = Callable[[str | None], Awaitable[PageProfile | None]]

PAGE_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
READING: Final = ["GET", "HEAD"]
IMMUTABLE = "public, max-age=31536000, immutable"
ROBOTS = "User-agent: *\nDisallow: /v1/\n"


def build_router(find_profile: FindProfile, *, max_question_chars: int) -> APIRouter:
    """The pages.

    ``find_profile`` gives the profile under a slug, or the default one for None; its None means there is none.
    """
    static = packaged_static_files()
    pages = _Pages(static, max_question_chars)
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=READING)
    async def front(if_none_match: Annotated[str | None, Header()] = None) -> Response:
        return pages.of(await find_profile(None), if_none_match)

    @router.api_route("/p/{slug}", methods=READING)
    async def person(slug: str, if_none_match: Annotated[str | None, Header()] = None) -> Response:
        return pages.of(await find_profile(slug), if_none_match)

    @router.api_route("/static/{version}/{name}", methods=READING)
    async def static_file(version: str, name: str) -> Response:
        file = static.files.get(name)
        if file is None:
            return pages.not_found()
        # While a new release rolls out, a page of one copy may ask another: serve it, but let nobody keep it.
        caching = IMMUTABLE if version == static.version else "no-cache"
        headers = {"Cache-Control": caching, "X-Content-Type-Options": "nosniff"}
        return Response(file.body, media_type=file.media_type, headers=headers)

    @router.api_route("/favicon.ico", methods=READING)
    async def favicon() -> Response:
        file = static.files["favicon.svg"]
        return Response(file.body, media_type=file.media_type, headers={"Cache-Control": "public, max-age=86400"})

    @router.api_route("/robots.txt", methods=READING)
    async def robots() -> Response:
        return PlainTextResponse(ROBOTS)

    return router


class _Pages:
    """Renders and labels whole pages."""

    def __init__(self, static: StaticFiles, max_question_chars: int) -> None:
        environment = Environment(
            loader=PackageLoader("vitavoce.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["static"] = f"/static/{static.version}"
        self._person = environment.get_template("person.html")
        self._not_found = environment.get_template("not_found.html").render()
        self._max_question_chars = max_question_chars

    def of(self, profile: PageProfile | None, if_none_match: str | None) -> Response:
        if profile is None:
            return self.not_found()
        body = self._person.render(profile=profile, max_question_chars=self._max_question_chars)
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'
        headers = {**PAGE_HEADERS, "ETag": etag}
        if if_none_match is not None and etag in if_none_match:
            return Response(status_code=304, headers=headers)
        return HTMLResponse(body, headers=headers)

    def not_found(self) -> Response:
        return HTMLResponse(self._not_found, status_code=404, headers=PAGE_HEADERS)
