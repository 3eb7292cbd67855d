"""Settings become services: the only file that names concrete stores."""

import asyncio
import contextlib
import os
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.content.json_resume import Defect, read_json
from vitavoce.conversation.clock import Clock, SystemClock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.preparing import ProfilePreparer
from vitavoce.conversation.profile_keeper import ImportReport, ProfileKeeper
from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.retention import Retention
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.stores import (
    ApiKeyStore,
    IdempotencyStore,
    ProfileStore,
    SessionStore,
    TurnStore,
)
from vitavoce.conversation.turn_taker import TurnRules, TurnTaker
from vitavoce.core.config import MIN_SIGNING_KEY_BYTES, Settings
from vitavoce.core.errors import ResumeInvalid, SettingsInvalid, VitavoceError
from vitavoce.storage.in_memory import (
    InMemoryApiKeyStore,
    InMemoryIdempotencyStore,
    InMemoryProfileStore,
    InMemorySessionStore,
    InMemoryTurnStore,
    Memory,
)
from vitavoce.understanding.lexicon import load_lexicon
from vitavoce.understanding.query_processor import QueryProcessor

CONFIG: Final = Path(__file__).parent / "config"
EXAMPLE_RESUME: Final = CONFIG / "example_resume.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Where everything is kept."""

    profiles: ProfileStore
    sessions: SessionStore
    turns: TurnStore
    idempotency: IdempotencyStore
    api_keys: ApiKeyStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that the doors and commands work with."""

    clock: Clock
    stores: Stores
    signing_key: bytes
    sessions: SessionKeeper
    shelf: ProfileShelf
    taker: TurnTaker
    profiles: ProfileKeeper
    retention: Retention

    async def readiness(self) -> Mapping[str, str]:
        """Each dependency with ``ok``, or with what is wrong with it."""
        states = {}
        try:
            await self.shelf.get(await self.shelf.default_slug())
            states["profile"] = "ok"
        except VitavoceError as error:
            states["profile"] = error.detail or error.code
        return states


def memory_stores() -> Stores:
    """Nothing outlives the process: for one question, and for evaluation."""
    memory = Memory()
    return Stores(
        profiles=InMemoryProfileStore(memory),
        sessions=InMemorySessionStore(memory),
        turns=InMemoryTurnStore(memory),
        idempotency=InMemoryIdempotencyStore(memory),
        api_keys=InMemoryApiKeyStore(memory),
    )


def build_services(settings: Settings, stores: Stores, signing_key: bytes, clock: Clock | None = None) -> Services:
    """Nothing is read from the stores yet. Raises SettingsInvalid for a broken file of the owner's."""
    clock = clock or SystemClock()
    lexicon = load_lexicon(_config_text("technologies.yaml"), _config_text("intents.yaml"))
    processor = QueryProcessor(lexicon)
    writer = ConversationWriter()
    ids = IdMaker()
    shelf = ProfileShelf(
        stores.profiles,
        ProfilePreparer(lexicon, processor, writer, clock).prepare,
        clock,
        capacity=settings.cache.profiles,
    )
    sessions = SessionKeeper(
        stores.sessions,
        stores.turns,
        shelf,
        ids=ids,
        clock=clock,
        ttl=settings.session.ttl,
        remembered=settings.cache.sessions,
    )
    taker = TurnTaker(
        sessions=sessions,
        shelf=shelf,
        turns=stores.turns,
        idempotency=stores.idempotency,
        processor=processor,
        writer=writer,
        ids=ids,
        clock=clock,
        rules=TurnRules(question_characters=settings.query.max_question_chars, max_cards=settings.query.max_cards),
    )
    return Services(
        clock=clock,
        stores=stores,
        signing_key=signing_key,
        sessions=sessions,
        shelf=shelf,
        taker=taker,
        profiles=ProfileKeeper(stores.profiles, shelf, clock),
        retention=Retention(stores.sessions, stores.idempotency, clock, keys_kept=settings.retention.idempotency_keys),
    )


@asynccontextmanager
async def open_services(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Services]:
    """Services ready to serve: the schema up to date, a default profile, old conversations being erased."""
    stores = memory_stores()
    services = build_services(settings, stores, signing_key(settings), clock)
    await choose_default(services, settings.profile)
    retention = asyncio.create_task(services.retention.run(settings.retention.interval.total_seconds()))
    try:
        yield services
    finally:
        retention.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await retention


async def choose_default(services: Services, resume: Path | None) -> None:
    """The résumé given, else one that the owner imported earlier, else the example. Raises ResumeInvalid."""
    if resume is not None:
        services.shelf.make_default((await import_file(services, resume)).slug)
        return
    slugs = await services.profiles.slugs()
    example = await import_file(services, EXAMPLE_RESUME) if not slugs else None
    services.shelf.make_default(example.slug if example else slugs[0])


async def import_file(services: Services, path: Path, slug: str | None = None) -> ImportReport:
    """Import a JSON Resume file. Raises ResumeInvalid with all its defects when nothing could be kept."""
    try:
        document = read_json(path.read_bytes())
    except OSError as error:
        raise ResumeInvalid(f"{path}: {error.strerror}") from None
    if isinstance(document, Defect):
        raise ResumeInvalid(f"{path}: {document.hint}")
    report = await services.profiles.import_resume(document, slug)
    if not report.kept:
        reasons = "\n".join(f"{path}: {defect.path or 'document'}: {defect.hint}" for defect in report.defects)
        raise ResumeInvalid(reasons)
    return report


def signing_key(settings: Settings) -> bytes:
    """The owner's key, or one made at the first start and kept readable for its owner only."""
    if settings.auth.signing_key is not None:
        return settings.auth.signing_key.get_secret_value().encode()
    path = settings.data_dir / "signing.key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), os.fdopen(_created_privately(path), "w") as file:
            file.write(secrets.token_urlsafe(48))
        key = path.read_bytes().strip()
    except OSError as error:
        raise SettingsInvalid(f"{path}: {error.strerror}") from None
    if len(key) < MIN_SIGNING_KEY_BYTES:
        raise SettingsInvalid(f"{path}: too short to sign with; delete it and a new one is made")
    return key


def _created_privately(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)


def _config_text(name: str) -> str:
    return (CONFIG / name).read_text(encoding="utf-8")
