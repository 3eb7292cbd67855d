"""Style, scripts and icon, read once and served under one version made of their contents.

Modules import each other by relative paths, so one version in the folder's name serves all of them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

MEDIA_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
VERSION_CHARS = 12


@dataclass(frozen=True, slots=True)
class StaticFile:
    body: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """Files by name, and the version of them all."""

    files: Mapping[str, StaticFile]
    version: str


def packaged_static_files() -> StaticFiles:
    """The files of ``static/``; a file of an unlisted type is not served."""
    folder = files("vitavoce.web") / "static"
    found = {}
    digest = hashlib.sha256()
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        media_type = MEDIA_TYPES.get(entry.name.rpartition(".")[2])
        if media_type is None:
            continue
        body = entry.read_bytes()
        digest.update(f"{entry.name}\0{len(body)}\0".encode())
        digest.update(body)
        found[entry.name] = StaticFile(body, media_type)
    return StaticFiles(found, digest.hexdigest()[:VERSION_CHARS])
