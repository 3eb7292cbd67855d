"""The command line. Exit codes: 0 done, 1 it ran and the answer is no, 2 wrong usage.

What a command needs is imported when it runs, so that ``--help`` is there at once.
"""

import os
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from vitavoce import __version__
from vitavoce.commands.doctor import doctor
from vitavoce.commands.outcomes import answers, experiments
from vitavoce.commands.recordings import recordings
from vitavoce.commands.running import json_text, read_settings, refuse, run
from vitavoce.commands.warm import warm

if TYPE_CHECKING:
    from vitavoce.content.json_resume import Defect
    from vitavoce.conversation.clock import Clock
    from vitavoce.core.config import Settings
    from vitavoce.wiring.language_models import WiredModel

EXISTING: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Commands(click.Group):
    """Tells our errors in words; a traceback would help nobody."""

    def invoke(self, ctx: click.Context) -> Any:
        from vitavoce.core.errors import VitavoceError

        try:
            return super().invoke(ctx)
        except VitavoceError as error:
            refuse(error.detail or error.code)
        except OSError as error:
            if error.filename is None:
                raise
            refuse(f"{error.filename}: {error.strerror}")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vitavoce")
def main() -> None:
    """A résumé that answers, in writing and aloud."""


@main.command()
@click.option("--host", help="Address to bind.  [default: server.host]")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to bind; 0 picks a free one.  [default: server.port]")
@click.option("--profile", type=EXISTING, help="JSON Resume to import and serve as the default profile.")
def serve(host: str | None, port: int | None, profile: Path | None) -> None:
    """Serve the page and the API."""
    server = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = read_settings(**({"server": server} if server else {}), **({"profile": profile} if profile else {}))
    settings.refuse_unsafe()
    run(_serve(settings), log=True, settings=settings)


async def _serve(settings: "Settings") -> None:
    from vitavoce.api.serving import Patience, address_of, bind
    from vitavoce.api.serving import serve as serve_app
    from vitavoce.bootstrap import serving
    from vitavoce.core.config import unknown_variables
    from vitavoce.main import create_app
    from vitavoce.telemetry.logging import get_logger

    for name in unknown_variables(os.environ):
        get_logger("vitavoce").warning("a variable that nothing reads", variable=name)
    try:
        listener = bind(settings.server.host, settings.server.port)
    except OSError as error:
        refuse(f"{settings.server.host}:{settings.server.port} can't be bound: {error.strerror}")
    with listener:
        async with serving(settings) as services:
            app = create_app(settings, services)
            patience = Patience(settings.server.request, settings.server.drain)
            await serve_app(app, listener, patience, lambda: click.echo(f"vitavoce listens on {address_of(listener)}"))


@main.command("import")
@click.argument("file", type=EXISTING)
@click.option("--slug", help="Name in addresses.  [default: made of the person's name]")
def import_(file: Path, slug: str | None) -> None:
    """Import a JSON Resume, in place of what stood under its slug."""
    run(_import(file, slug))


async def _import(file: Path, slug: str | None) -> None:
    from vitavoce.bootstrap import open_services
    from vitavoce.wiring.resume_files import read_resume_file

    document = read_resume_file(file)
    async with open_services(read_settings()) as services:
        report = await services.profiles.import_resume(document, slug)
    for defect in report.defects:
        _tell_defect(file, defect)
    if not report.kept:
        refuse(f"{file}: nothing was imported")
    click.echo(f"{report.slug}: {report.items} items {'imported' if report.created else 'imported anew'}")


def _tell_defect(file: Path, defect: "Defect") -> None:
    weight = "error" if defect.fatal else "warning"
    click.echo(f"{file}: {weight}: {defect.path or '/'}: {defect.rule}: {defect.value!r}: {defect.hint}", err=True)


@main.command()
@click.argument("question")
@click.option("--profile", type=EXISTING, help="JSON Resume to ask.  [default: the one served]")
@click.option("--json", "as_json", is_flag=True, help="Print the whole turn.")
def ask(question: str, profile: Path | None, as_json: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Ask one question, and print the answer."""
    run(_ask(question, profile, as_json=as_json))


async def _ask(question: str, profile: Path | None, *, as_json: bool) -> None:
    from vitavoce.bootstrap import in_memory
    from vitavoce.wiring.resume_files import read_resume_file

    settings = read_settings()
    file = profile or settings.profile
    services = await in_memory(settings, read_resume_file(file) if file else await _imported(settings))
    opened = await services.sessions.open()
    taken = await services.taker.take(opened.session.id, question)
    turn = taken.document()
    if as_json:
        click.echo(json_text(turn))
        return
    click.echo(turn["answer"])


async def _imported(settings: "Settings") -> object | None:
    """The résumé that would be served, if the owner imported one; a question makes no database."""
    from vitavoce.wiring.resume_files import owners_slug
    from vitavoce.wiring.stores import open_stores

    if settings.database.url is None and not settings.sqlite_file.exists():
        return None
    async with open_stores(settings) as stores:
        slug = await owners_slug(stores)
        kept = await stores.profiles.find(slug) if slug else None
    return kept.document if kept else None


def _evaluated_model(settings: "Settings", clock: "Clock") -> "AbstractAsyncContextManager[WiredModel]":
    from vitavoce.wiring.language_models import open_evaluated_model

    if not settings.llm.in_order():
        click.echo("no model is configured: an honest stand-in words the answers", err=True)
    return open_evaluated_model(settings, clock.now)


@main.command("eval")
@click.argument("cases", type=EXISTING)
@click.option("--profile", type=EXISTING, help="JSON Resume that the questions are about.  [default: the example]")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File for the predictions, one a line.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Day that relative dates count from.  [default: today]"
)
@click.option("--threshold", type=click.FloatRange(0, 1), help="Share of cases that must pass, or the exit code is 1.")
@click.option("--fails", type=click.IntRange(0), default=0, help="Failed cases to show.")
@click.option("--with-model", is_flag=True, help="Answers worded by the settings' model, or by an honest stand-in.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(cases: Path, profile: Path | None, **options: Any) -> None:
    """Play a question set and print a score for every tag."""
    run(_evaluate(cases, profile, **options))


async def _evaluate(
    cases: Path,
    profile: Path | None,
    *,
    out: Path | None,
    today: datetime | None,
    threshold: float | None,
    fails: int,
    with_model: bool,
    as_json: bool,
) -> None:
    from vitavoce.bootstrap import in_memory
    from vitavoce.conversation.clock import SetClock, SystemClock
    from vitavoce.evaluation.cases import load_cases
    from vitavoce.evaluation.player import TurnAsker
    from vitavoce.evaluation.report import evaluate as play_all
    from vitavoce.wiring.resume_files import read_resume_file

    loaded = load_cases(cases)
    clock = SetClock(today.replace(hour=12, tzinfo=UTC)) if today else SystemClock()
    settings = read_settings()
    resume = read_resume_file(profile) if profile else None
    async with AsyncExitStack() as held:
        model = await held.enter_async_context(_evaluated_model(settings, clock)) if with_model else None
        services = await in_memory(settings, resume, clock, model)
        evaluation = await play_all(TurnAsker(services.sessions, services.taker), loaded)
    if out is not None:
        evaluation.write_predictions(out)
    click.echo(json_text(evaluation.document()) if as_json else evaluation.text(fails))
    if threshold is not None and evaluation.score.passed < threshold:
        refuse(f"below the threshold of {threshold:.0%}")


main.add_command(experiments)
main.add_command(answers)
main.add_command(doctor)
main.add_command(recordings)
main.add_command(warm)


@main.group()
def keys() -> None:
    """API keys of your own programs."""


@keys.command("create")
@click.option("--label", required=True, help="What it is for.")
@click.option(
    "--scope", "scopes", multiple=True, required=True, help="Door it opens: chat, profiles:write or voice. Repeatable."
)
def keys_create(label: str, scopes: tuple[str, ...]) -> None:
    """Make a key and print it; it is shown this once only."""
    from vitavoce.api.api_keys import SCOPES

    if unknown := set(scopes) - SCOPES:
        raise click.UsageError(f"there is no scope {min(unknown)}; there are {', '.join(sorted(SCOPES))}")
    run(_keys_create(label, scopes))


async def _keys_create(label: str, scopes: tuple[str, ...]) -> None:
    from vitavoce.api.api_keys import mint_key
    from vitavoce.wiring.stores import open_stores

    minted = mint_key(label, scopes, datetime.now(UTC))
    async with open_stores(read_settings()) as stores:
        await stores.api_keys.add(minted.kept)
    click.echo(minted.text)


@keys.command("list")
def keys_list() -> None:
    """List the keys; their secrets are not kept."""
    run(_keys_list())


async def _keys_list() -> None:
    from vitavoce.wiring.stores import open_stores

    async with open_stores(read_settings()) as stores:
        for key in await stores.api_keys.all():
            state = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else "valid"
            used = f"last used {key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else "never used"
            click.echo(f"{key.id}  {state}  {used}  {','.join(sorted(key.scopes))}  {key.label}")


@keys.command("revoke")
@click.argument("key_id")
def keys_revoke(key_id: str) -> None:
    """Make a key useless, by the id that `keys list` shows."""
    run(_keys_revoke(key_id))


async def _keys_revoke(key_id: str) -> None:
    from vitavoce.wiring.stores import open_stores

    async with open_stores(read_settings()) as stores:
        if not await stores.api_keys.revoke(key_id, datetime.now(UTC)):
            refuse(f"{key_id}: there is no such valid key")
    click.echo(f"{key_id}: revoked")


@main.group()
def db() -> None:
    """The database's tables."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the tables up to this release."""
    run(_db_upgrade())


async def _db_upgrade() -> None:
    from vitavoce.wiring.stores import upgrade_schema

    await upgrade_schema(read_settings())
    click.echo("the tables are up to date")


@main.command()
@click.option("--slug", help="Profile to export.  [default: the one served]")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: standard output]"
)
def export(slug: str | None, out: Path | None) -> None:
    """Give a résumé back as it was imported."""
    run(_export(slug, out))


async def _export(slug: str | None, out: Path | None) -> None:
    from vitavoce.wiring.resume_files import EXAMPLE_SLUG, owners_slug
    from vitavoce.wiring.stores import open_stores

    async with open_stores(read_settings()) as stores:
        slug = slug or await owners_slug(stores) or EXAMPLE_SLUG
        kept = await stores.profiles.find(slug)
    if kept is None:
        refuse(f"{slug}: there is no such profile")
    text = json_text(kept.document) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@main.command()
@click.argument("session", required=False)
@click.option("--profile", help="Slug of a profile to erase, with every conversation about it.")
def erase(session: str | None, profile: str | None) -> None:
    """Erase a conversation, or a profile with all its conversations."""
    if (session is None) == (profile is None):
        raise click.UsageError("name either a session or a --profile")
    run(_erase(session, profile))


async def _erase(session: str | None, profile: str | None) -> None:
    from vitavoce.wiring.recordings import kept_recordings
    from vitavoce.wiring.speaking import forget_spoken
    from vitavoce.wiring.stores import open_stores

    settings = read_settings()
    async with open_stores(settings) as stores:
        turns = await stores.turns.of_session(session) if session else ()
        erased = await (stores.sessions.end(session) if session else stores.profiles.erase(profile or ""))
        if erased:
            await kept_recordings(settings, stores).sweep()
    if not erased:
        refuse(f"{session or profile}: there is nothing of that name")
    await forget_spoken(settings, turns)
    if profile and settings.redis.url is not None:
        from vitavoce.wiring.redis import forget_answers

        await forget_answers(settings.redis.url.get_secret_value(), profile)
    click.echo(f"{session or profile}: erased")
