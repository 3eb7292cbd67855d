"""What every command does: read the settings, run, and end with words."""

import asyncio
import json
import sys
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from vitavoce.core.config import Settings


def json_text(value: object) -> str:
    """Readable where it can be; JSON may hold halves of characters, which no file can but escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return json.dumps(value, indent=2) if any("\ud800" <= letter <= "\udfff" for letter in text) else text


def read_settings(**changed: object) -> "Settings":
    from vitavoce.core.config import load_settings

    return load_settings(**changed)


def run(work: Coroutine[Any, Any, None], *, log: bool = False, settings: "Settings | None" = None) -> None:
    from vitavoce.telemetry.logging import configure_logging

    if log and settings is not None:
        configure_logging(settings.log.level, settings.log.format)
    else:
        configure_logging("WARNING", "console")
    try:
        import uvloop
    except ImportError:  # not on Windows
        asyncio.run(work)
        return
    uvloop.run(work)


def refuse(reason: str) -> NoReturn:
    click.echo(reason, err=True)
    sys.exit(1)
