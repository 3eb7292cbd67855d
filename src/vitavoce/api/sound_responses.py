"""Kept sound as it is served: whole or in part, and to its end even when it is erased meanwhile."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from typing import Final

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from vitavoce.conversation.stores import OpenedAudio
from vitavoce.core.errors import RangeUnsatisfiable

_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def sound_response(
    request: Request, opened: OpenedAudio, *, media_type: str, filename: str, headers: Mapping[str, str]
) -> Response:
    """Raises RangeUnsatisfiable."""
    try:
        begin, end, partial = _span(request.headers.get("range"), opened.size_bytes)
    except RangeUnsatisfiable:
        opened.close()
        raise
    told = {
        "Accept-Ranges": "bytes",
        "Content-Disposition": f'attachment; filename="{filename}"',
        "Content-Length": str(end - begin),
        **headers,
    }
    if partial:
        told["Content-Range"] = f"bytes {begin}-{end - 1}/{opened.size_bytes}"
    return StreamingResponse(_served(opened, begin, end), 206 if partial else 200, told, media_type)


async def _served(opened: OpenedAudio, begin: int, end: int) -> AsyncIterator[bytes]:
    try:
        async with aclosing(opened.stream(begin, end)) as sound:
            async for data in sound:
                yield data
    finally:
        opened.close()


def _span(header: str | None, size: int) -> tuple[int, int, bool]:
    """What is asked for, and whether it is a part only. Raises RangeUnsatisfiable.

    Several ranges at once, or what can't be read, are answered with the whole, as RFC 9110 allows.
    """
    match = _RANGE.fullmatch(header.replace(" ", "")) if header else None
    if match is None or not (match[1] or match[2]):
        return 0, size, False
    if not match[1]:
        begin, end = max(0, size - int(match[2])), size
    else:
        begin, end = int(match[1]), min(size, int(match[2]) + 1) if match[2] else size
    if begin >= end:
        raise RangeUnsatisfiable(f"The sound has {size} bytes.")
    return begin, end, True
