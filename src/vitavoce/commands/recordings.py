"""Visitors' recordings, for the owner who keeps them."""

import json
from typing import TYPE_CHECKING

import click

from vitavoce.commands.running import json_text, read_settings, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vitavoce.conversation.audio_links import AudioLinks
    from vitavoce.domain.recording import KeptRecording
    from vitavoce.wiring.stores import Stores


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
    from vitavoce.conversation.clock import SystemClock
    from vitavoce.wiring.recordings import recording_links, recording_store
    from vitavoce.wiring.signing_key import signing_key
    from vitavoce.wiring.stores import open_stores

    settings = read_settings()
    links = recording_links(settings, signing_key(settings), SystemClock())
    kept = sorted(await recording_store(settings).all(), key=lambda one: one.kept_at, reverse=True)
    shown = [one for one in kept if session in {None, one.key.session_id}][:limit]
    async with open_stores(settings) as stores:
        told = await _told(shown, stores, links)
    click.echo(json_text(told) if as_json else _text(told))


async def _told(
    shown: "Sequence[KeptRecording]", stores: "Stores", links: "AudioLinks"
) -> "Sequence[dict[str, str | int | None]]":
    told: list[dict[str, str | int | None]] = []
    for one in shown:
        turn = await stores.turns.find(one.key.session_id, one.key.turn_id)
        told.append(
            {
                "kept_at": one.kept_at.isoformat(timespec="seconds"),
                "session_id": one.key.session_id,
                "turn_id": one.key.turn_id,
                "question": json.loads(turn)["question"] if turn else None,
                "bytes": one.size_bytes,
                "address": links.sign(one.key.path).path,
            }
        )
    return told


def _text(told: "Sequence[dict[str, str | int | None]]") -> str:
    """Two lines each."""
    if not told:
        return "No recordings are kept."
    return "\n".join(f"{one['kept_at']}  {one['question'] or 'its turn is gone'}\n  {one['address']}" for one in told)
