"""Visitors' recordings, for the owner who keeps them."""

import json
from collections.abc import Sequence

import click

from vitavoce.commands.running import json_text, read_settings, run

_Told = dict[str, str | int | None]


@click.command()
@click.option("--session", help="Only those of one conversation.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Newest to show.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def recordings(session: str | None, limit: int, as_json: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """List visitors' recordings that are kept, newest first, each with an address to fetch it by for some minutes.

    They are kept only where recordings.keep says so.
    """
    run(_recordings(session, limit, as_json=as_json))


async def _recordings(session: str | None, limit: int, *, as_json: bool) -> None:
    from vitavoce.wiring.recordings import kept_recordings
    from vitavoce.wiring.stores import open_stores

    settings = read_settings()
    async with open_stores(settings) as stores:
        recordings = kept_recordings(settings, stores)
        told: list[_Told] = []
        for one in await recordings.newest(limit, session):
            turn = await stores.turns.find(one.key.session_id, one.key.turn_id)
            told.append(
                {
                    "kept_at": one.kept_at.isoformat(timespec="seconds"),
                    "session_id": one.key.session_id,
                    "turn_id": one.key.turn_id,
                    "question": json.loads(turn)["question"] if turn else None,
                    "bytes": one.size_bytes,
                    "address": recordings.address_of(one.key),
                }
            )
    click.echo(json_text(told) if as_json else _text(told))


def _text(told: Sequence[_Told]) -> str:
    """Two lines each."""
    if not told:
        return "No recordings are kept."
    return "\n".join(f"{one['kept_at']}  {one['question'] or 'its turn is gone'}\n  {one['address']}" for one in told)
