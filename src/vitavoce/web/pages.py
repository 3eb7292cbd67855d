"""Doors for people: the page of a profile, its files, and a word where there is nothing."""

import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Header, HTTPException, Response, status
from fastapi.responses import HTMLResponse, PlainTextResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from vitavoce.core.errors import Unavailable
from vitavoce.web.page_profile import PageProfile
from vitavoce.web.static_files import packaged_static_files

FindProfile = Callable[[str | None], Awaitable[PageProfile | None]]

PAGE_HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Cache-Control": "no-cache",
}
READING: Final = ["GET", "HEAD"]
IMMUTABLE: Final = "public, max-age=31536000, immutable"
ROBOTS: Final = "User-agent: *\nDisallow: /v1/\n"
RETRY_AFTER_S: Final = 5
SLUG: Final = re.compile(r"[a-z0-9-]{1,100}", re.ASCII)


def build_router(find_profile: FindProfile, *, max_question_chars: int) -> APIRouter:
    """The pages; to be included last, as they answer for every word after the first slash.

    ``find_profile`` gives the profile under a slug, or the default one for None; its None means there is none.
    """
    static = packaged_static_files()
    pages = _Pages(find_profile, static.version, max_question_chars)
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=READING)
    async def front(if_none_match: Annotated[str | None, Header()] = None) -> Response:
        return await pages.of(None, if_none_match)

    @router.api_route("/p/{slug}", methods=READING)
    async def person(slug: str, if_none_match: Annotated[str | None, Header()] = None) -> Response:
        return await pages.of(slug, if_none_match) if SLUG.fullmatch(slug) else pages.nobody()

    @router.api_route("/static/{version}/{name}", methods=READING)
    async def static_file(version: str, name: str) -> Response:
        file = static.files.get(name)
        if file is None:
            return pages.nobody()
        # While a new release rolls out, a page of one copy may ask another: serve it, but let nobody keep it.
        caching = IMMUTABLE if version == static.version else "no-cache"
        return Response(file.body, media_type=file.media_type, headers={"Cache-Control": caching})

    @router.api_route("/favicon.ico", methods=READING)
    async def favicon() -> Response:
        file = static.files["favicon.svg"]
        return Response(file.body, media_type=file.media_type, headers={"Cache-Control": "public, max-age=86400"})

    @router.api_route("/robots.txt", methods=READING)
    async def robots() -> Response:
        return PlainTextResponse(ROBOTS)

    async def nobody(accept: Annotated[str, Header()] = "") -> Response:
        """A mistyped address, told to people in words and to programs like any other that isn't there."""
        if "text/html" not in accept:
            raise HTTPException(status.HTTP_404_NOT_FOUND)
        return pages.nobody()

    router.add_api_route("/{elsewhere}", nobody, methods=["GET"])
    return router


class _Pages:
    """Renders and labels whole pages."""

    def __init__(self, find_profile: FindProfile, static_version: str, max_question_chars: int) -> None:
        environment = Environment(
            loader=PackageLoader("vitavoce.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["static"] = f"/static/{static_version}"
        self._find_profile = find_profile
        self._person = environment.get_template("person.html")
        self._notice = environment.get_template("notice.html")
        self._max_question_chars = max_question_chars

    async def of(self, slug: str | None, if_none_match: str | None) -> Response:
        try:
            profile = await self._find_profile(slug)
        except Unavailable as error:
            return self._out_of_reach(error.retry_after_s)
        if profile is None:
            return self.nobody() if slug else self._nobody_yet()
        body = self._person.render(profile=profile, max_question_chars=self._max_question_chars)
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'
        headers = {**PAGE_HEADERS, "ETag": etag}
        if if_none_match is not None and etag in if_none_match:
            return Response(status_code=304, headers=headers)
        return HTMLResponse(body, headers=headers)

    def nobody(self) -> Response:
        words = "No résumé lives at this address. It may have moved, or the address has a letter too many."
        return self._noticed(404, "Nobody here", words, way_out=True)

    def _nobody_yet(self) -> Response:
        return self._noticed(404, "Nobody here yet", "Once a résumé has been imported, it answers on this page.")

    def _out_of_reach(self, retry_after_s: float | None) -> Response:
        words = "The résumé is out of reach just now. It should be back in a moment; please try again."
        response = self._noticed(503, "One moment", words)
        response.headers["Retry-After"] = str(round(retry_after_s or RETRY_AFTER_S))
        return response

    def _noticed(self, status_code: int, heading: str, words: str, *, way_out: bool = False) -> Response:
        body = self._notice.render(heading=heading, words=words, way_out=way_out)
        return HTMLResponse(body, status_code=status_code, headers=PAGE_HEADERS)
