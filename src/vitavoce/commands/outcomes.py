"""What visitors make of answers, for the owner."""

from datetime import UTC, datetime
from typing import Any

import click

from vitavoce.commands.running import json_text, read_settings, run


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def experiments(as_json: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Say what the experiments in prompts.yaml have shown."""
    run(_experiments(as_json=as_json))


async def _experiments(*, as_json: bool) -> None:
    from vitavoce.bootstrap import open_experiments
    from vitavoce.conversation.experiments.report import reports_text

    async with open_experiments(read_settings()) as guard:
        reports = await guard.reports()
    click.echo(
        json_text([report.document() for report in reports])
        if as_json
        else reports_text(reports, datetime.now(UTC).date())
    )


@click.command()
@click.option("--thumb", type=click.Choice(["up", "down"]), help="Only those judged so.")
@click.option("--caught", is_flag=True, help="What a language model wrote that isn't so, and nobody was told.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Newest to show.")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON, answers with their whole turns.")
def answers(**options: Any) -> None:
    """Show what visitors said of answers, newest first."""
    run(_answers(**options))


async def _answers(*, thumb: str | None, caught: bool, limit: int, as_json: bool) -> None:
    from vitavoce.conversation import answer_listing as listing
    from vitavoce.domain.feedback import Thumb
    from vitavoce.wiring.stores import open_stores

    async with open_stores(read_settings()) as stores:
        if caught:
            found = await stores.feedback.newest_caught(limit)
            click.echo(json_text(listing.caught_documents(found)) if as_json else listing.caught_text(found))
            return
        judged = await stores.feedback.newest(limit, Thumb(thumb) if thumb else None)
    click.echo(json_text(listing.judged_documents(judged)) if as_json else listing.judged_text(judged))
