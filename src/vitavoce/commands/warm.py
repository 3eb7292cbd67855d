"""``vitavoce warm``: answers to what visitors are likeliest to ask, before they do."""

import click

from vitavoce.commands.running import read_settings, refuse, run


@click.command()
@click.option("--slug", help="Profile to answer for.  [default: the one served]")
@click.option("--questions", type=click.IntRange(1, 500), default=50, show_default=True, help="The most to answer.")
def warm(slug: str | None, questions: int) -> None:
    """Have the language model answer the likeliest questions beforehand.

    Only where copies of the server share a Redis: what is kept in this process's memory goes with it.
    """
    run(_warm(slug, questions))


async def _warm(slug: str | None, questions: int) -> None:
    from vitavoce.bootstrap import open_services
    from vitavoce.wiring.resume_files import EXAMPLE_SLUG, owners_slug

    settings = read_settings()
    if not settings.llm.in_order():
        refuse("no language model is configured; templates need no warming")
    if settings.redis.url is None:
        refuse("kept answers would end with this command: set REDIS__URL, and the servers find them there")
    async with open_services(settings) as services:
        slug = slug or await owners_slug(services.stores) or EXAMPLE_SLUG
        warmed = await services.warmer.warm(slug, questions)
    click.echo(f"{slug}: {warmed.written} written, {warmed.known} known before, {warmed.left} left to templates")
    if warmed.left and not warmed.written + warmed.known:
        refuse("the model answered none; `vitavoce doctor` says how it stands")
