"""What works here and what doesn't, in words."""

import asyncio
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import click

from vitavoce.commands.running import json_text, read_settings, refuse, run

if TYPE_CHECKING:
    from vitavoce.bootstrap import Services
    from vitavoce.core.config import Settings

_PREPARING_S: Final = 20.0
_GAP: Final = 2


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def doctor(*, as_json: bool) -> None:
    """Check settings, database, engines, models and stores, and say what is used. Exit code 1: not ready to serve."""
    run(_doctor(as_json=as_json))


async def _doctor(*, as_json: bool) -> None:
    from vitavoce.bootstrap import choose_default, open_services
    from vitavoce.core.config import unknown_variables
    from vitavoce.core.readiness import is_ok

    settings = read_settings().refuse_unsafe()
    for name in unknown_variables(os.environ):
        click.echo(f"warning: {name} is set, and nothing reads it", err=True)
    async with open_services(settings) as services:
        await choose_default(services, settings.profile)
        voices = await _examined(services)
        states = dict(await services.readiness())
        await services.hearing.close()
        await services.speaking.close()
    ready = all(is_ok(state) for state in states.values())
    parts = {"settings": _told(settings), "checks": states, "voices": voices}
    if as_json:
        click.echo(json_text({"ready": ready, **parts}))
    else:
        click.echo(_table(parts))
    if not ready:
        refuse("not ready to serve")


async def _examined(services: "Services") -> Mapping[str, str]:
    """Engines load when they are first needed; here each shows that it can."""
    try:
        async with asyncio.timeout(_PREPARING_S):
            await services.hearing.prepare()
    except TimeoutError:
        click.echo(f"warning: recognition wasn't ready within {_PREPARING_S:.0f} s", err=True)
    return await services.speaking.examine()


def _told(settings: "Settings") -> Mapping[str, str]:
    return {
        "data": str(settings.data_dir.resolve()),
        "database": "PostgreSQL" if settings.database.url else "SQLite",
        "limits": "on" if settings.limits.enabled else "OFF",
        "voice": settings.tts.engine,
        "hearing": settings.stt.engine,
    }


def _table(parts: Mapping[str, Mapping[str, str]]) -> str:
    width = max(len(name) for part in parts.values() for name in part) + _GAP
    return "\n".join(
        line
        for title, part in parts.items()
        for line in (f"{title}:", *(f"  {name:<{width}}{state}" for name, state in part.items()))
    )
