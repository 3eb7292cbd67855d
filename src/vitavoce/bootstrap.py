"""Settings become services: the only file that names concrete stores."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.conversation.clock import Clock, SystemClock
from vitavoce.conversation.experiments.guard import ExperimentGuard
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.jobs import Jobs
from vitavoce.conversation.kept_recordings import KeptRecordings
from vitavoce.conversation.preparing import ProfilePreparer
from vitavoce.conversation.profile_keeper import ImportReport, ProfileKeeper
from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.retention import Retention
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.spoken_ahead import SpokenAhead
from vitavoce.conversation.spoken_questions import SpokenQuestions
from vitavoce.conversation.stores import AudioStore, RecordingStore
from vitavoce.conversation.turn_taker import TurnRules, TurnTaker
from vitavoce.conversation.visitor_outcomes import VisitorOutcomes
from vitavoce.conversation.voice.rooms import LiveVoice
from vitavoce.conversation.warming import AnswerWarmer
from vitavoce.core.config import Settings
from vitavoce.core.errors import ResumeInvalid, VitavoceError
from vitavoce.core.setting_types import MIN_SIGNING_KEY_BYTES
from vitavoce.storage.in_memory_audio import InMemoryAudioStore
from vitavoce.storage.in_memory_recordings import InMemoryRecordingStore
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.wiring.experiments import build_guard
from vitavoce.wiring.hearing import Hearing, build_hearing
from vitavoce.wiring.jobs import build_jobs
from vitavoce.wiring.lexicon import read_lexicon
from vitavoce.wiring.recordings import build_recordings, recording_store
from vitavoce.wiring.resume_files import EXAMPLE_RESUME, owners_slug, read_resume_file
from vitavoce.wiring.signing_key import signing_key
from vitavoce.wiring.speaking import Speaking, audio_store, build_speaking
from vitavoce.wiring.stores import Stores, database_checks, in_memory_stores, open_stored, open_stores, sql_stores
from vitavoce.wiring.voice import build_live_voice
from vitavoce.wiring.worded_answers import read_prompts, worded_answers

if TYPE_CHECKING:
    from vitavoce.wiring.language_models import WiredModel

CHECK_S: Final = 2.0
Check = Callable[[], Awaitable[str]]
"""Says ``ok`` or what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """All that the doors and commands work with."""

    clock: Clock
    stores: Stores
    signing_key: bytes
    sessions: SessionKeeper
    shelf: ProfileShelf
    taker: TurnTaker
    spoken_questions: SpokenQuestions
    jobs: Jobs
    profiles: ProfileKeeper
    outcomes: VisitorOutcomes
    experiments: ExperimentGuard
    retention: Retention
    lexicon: Lexicon
    hearing: Hearing
    recordings: KeptRecordings
    speaking: Speaking
    spoken_ahead: SpokenAhead
    voice: LiveVoice
    model: "WiredModel | None"
    warmer: AnswerWarmer
    checks: Mapping[str, Check]

    async def readiness(self) -> Mapping[str, str]:
        """Each dependency with ``ok``, or with what is wrong with it."""
        states = await asyncio.gather(*(_checked(check) for check in self.checks.values()))
        return dict(zip(self.checks, states, strict=True))


def build_services(
    settings: Settings,
    stores: Stores,
    *,
    signing_key: bytes,
    clock: Clock | None = None,
    checks: Mapping[str, Check] | None = None,
    audio: AudioStore | None = None,
    recorded: RecordingStore | None = None,
    model: "WiredModel | None" = None,
) -> Services:
    """Nothing is read from the stores yet; without ``audio`` and ``recorded`` sound is kept in memory only, without
    ``model`` templates answer.

    Raises SettingsInvalid for a broken file of the owner's.
    """
    clock = clock or SystemClock()
    speaking = build_speaking(
        settings,
        audio or InMemoryAudioStore(clock.now),
        signing_key=signing_key,
        clock=clock,
        keeps_files=audio is not None,
    )
    lexicon = read_lexicon(settings)
    processor = QueryProcessor(lexicon)
    prompts = read_prompts(settings)
    experiments = prompts.experiments if model else ()  # templates have no arms
    guard = build_guard(settings, stores.experiments, experiments, clock)
    writer = ConversationWriter(
        worded_answers(prompts, lexicon, model.model, model.answers, stopped=guard.stopped) if model else None
    )
    ids = IdMaker()
    prepare = ProfilePreparer(lexicon, processor, writer, clock).prepare
    shelf = ProfileShelf(stores.profiles, prepare, clock, capacity=settings.cache.profiles)
    sessions = SessionKeeper(
        stores.sessions,
        stores.turns,
        shelf,
        ids=ids,
        clock=clock,
        ttl=settings.session.ttl,
        remembered=settings.cache.sessions,
    )
    hearing = build_hearing(settings, sessions, shelf)
    recorded = recorded or InMemoryRecordingStore(clock.now)
    recordings = build_recordings(settings, recorded, stores.sessions, clock, signing_key)
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
        speaker=speaking.speaker,
        experiments=experiments,
    )
    spoken_questions = SpokenQuestions(
        listener=hearing.recordings,
        hints=hearing.hints,
        taker=taker,
        idempotency=stores.idempotency,
        clock=clock,
        recordings=recordings,
        max_bytes=settings.hearing.max_bytes,
    )
    return Services(
        clock=clock,
        stores=stores,
        signing_key=signing_key,
        sessions=sessions,
        shelf=shelf,
        taker=taker,
        spoken_questions=spoken_questions,
        jobs=build_jobs(settings, stores.jobs, spoken_questions, speaking.voice, ids, clock),
        profiles=ProfileKeeper(stores.profiles, shelf, clock),
        outcomes=VisitorOutcomes(sessions, stores.feedback, stores.experiments, clock),
        experiments=guard,
        retention=Retention(
            stores.sessions,
            stores.idempotency,
            stores.spending,
            stores.experiments,
            clock,
            keys_kept=settings.retention.idempotency_keys,
            spending_kept=settings.session.ttl,
            outcomes_kept=settings.retention.experiments,
        ),
        lexicon=lexicon,
        hearing=hearing,
        recordings=recordings,
        speaking=speaking,
        spoken_ahead=SpokenAhead(
            stores.profiles,
            shelf,
            processor,
            writer,
            clock,
            voice=speaking.voice,
            engine=speaking.ahead,
            max_cards=settings.query.max_cards,
        ),
        voice=build_live_voice(
            settings,
            taker=taker,
            ids=ids,
            transcriber=hearing.transcriber,
            hints=hearing.hints.of_session,
            recordings=recordings,
            speaking=speaking,
        ),
        model=model,
        warmer=AnswerWarmer(shelf, stores.turns, processor, writer, clock, max_cards=settings.query.max_cards),
        checks={
            **(checks or {}),
            "profile": lambda: _profile_state(shelf),
            "hearing": hearing.state,
            "speech": speaking.state,
            "audio": speaking.store_state,
            **(model.checks() if model else {"language model": _no_model_state}),
        },
    )


@asynccontextmanager
async def open_services(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Services]:
    """Services over the database, its tables up to date. Raises SettingsInvalid, StorageUnavailable."""
    clock = clock or SystemClock()
    key = signing_key(settings)
    async with open_stored(settings) as database:
        stores = sql_stores(database)
        async with _open_model(settings, stores, clock, key) as model:
            yield build_services(
                settings,
                stores,
                signing_key=key,
                clock=clock,
                checks=database_checks(database),
                audio=audio_store(settings),
                recorded=recording_store(settings),
                model=model,
            )


@asynccontextmanager
async def _open_model(
    settings: Settings, stores: Stores, clock: Clock, key: bytes
) -> AsyncIterator["WiredModel | None"]:
    """None where no provider is configured."""
    if not settings.llm.in_order():
        yield None
        return
    # What retries takes 0.1 s to import, which only those wait for who use it.
    from vitavoce.wiring.language_models import open_language_model

    async with open_language_model(settings, ledger=stores.spending, now=clock.now, pepper=key) as model:
        yield model


@asynccontextmanager
async def open_experiments(settings: Settings) -> AsyncIterator[ExperimentGuard]:
    """The experiments, and what they have shown. Raises SettingsInvalid, StorageUnavailable."""
    experiments = read_prompts(settings).experiments
    async with open_stores(settings) as stores:
        yield build_guard(settings, stores.experiments, experiments, SystemClock())


@asynccontextmanager
async def serving(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Services]:
    """Services as ``serve`` needs them: with a default profile, and old conversations being erased."""
    async with open_services(settings, clock) as services:
        await choose_default(services, settings.profile)
        in_background = (
            services.retention.run(settings.retention.interval.total_seconds()),
            services.hearing.run(),
            services.recordings.run(settings.retention.interval.total_seconds()),
            services.jobs.run(),
            services.speaking.run(),
            services.spoken_ahead.run(),
            services.experiments.run(settings.experiments.interval.total_seconds()),
            *([services.model.prepare()] if services.model else []),
        )
        tasks = [asyncio.create_task(work) for work in in_background]
        try:
            yield services
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            services.voice.close()
            await services.hearing.close()
            await services.speaking.close()


async def in_memory(
    settings: Settings,
    resume: object | None = None,
    clock: Clock | None = None,
    model: "WiredModel | None" = None,
) -> Services:
    """Services over one résumé, or the example, that leave nothing behind. Raises ResumeInvalid."""
    key = secrets.token_bytes(MIN_SIGNING_KEY_BYTES)
    services = build_services(settings, in_memory_stores(), signing_key=key, clock=clock, model=model)
    document = read_resume_file(EXAMPLE_RESUME) if resume is None else resume
    services.shelf.make_default((await _import(services, document)).slug)
    return services


async def choose_default(services: Services, resume: Path | None) -> None:
    """The résumé given, else the first that the owner imported, else the example. Raises ResumeInvalid."""
    slug = None if resume else await owners_slug(services.stores)
    if slug is None:
        slug = (await _import(services, read_resume_file(resume or EXAMPLE_RESUME))).slug
    services.shelf.make_default(slug)


async def _import(services: Services, document: object) -> ImportReport:
    """Raises ResumeInvalid with every fatal defect when nothing could be kept."""
    report = await services.profiles.import_resume(document)
    if not report.kept:
        fatal = [defect for defect in report.defects if defect.fatal]
        raise ResumeInvalid("\n".join(f"{defect.path or 'the document'}: {defect.hint}" for defect in fatal))
    return report


async def _checked(check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_S):
            return await check()
    except VitavoceError as error:
        return error.detail or error.code
    except TimeoutError:
        return f"no answer within {CHECK_S} seconds"


async def _no_model_state() -> str:
    return "ok: none configured, answers come from templates"


async def _profile_state(shelf: ProfileShelf) -> str:
    await shelf.get(await shelf.default_slug())
    return "ok"
