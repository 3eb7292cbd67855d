"""Settings become ears: which recognisers there are, in which order, behind which brakes."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vitavoce.conversation.hints_keeper import HintsKeeper
from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.recordings import RecordingListener, RecordingRules
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.core.config import Settings
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, ProfileNotFound, StorageUnavailable
from vitavoce.core.hearing_settings import SttSettings
from vitavoce.providers.decoding.process_pool import ProcessPoolDecoder, ReadingLimits
from vitavoce.providers.resilience.circuit import CircuitBreaker, LocalCircuits
from vitavoce.providers.resilience.failures import CircuitRules
from vitavoce.providers.stt.engine import Engine
from vitavoce.providers.stt.fallback import FallbackTranscriber
from vitavoce.providers.stt.gates import Gates
from vitavoce.providers.stt.late import LateEngine
from vitavoce.providers.stt.sphinx.engine import SphinxTranscriber
from vitavoce.providers.stt.watched import WatchedEngine
from vitavoce.speech.expected_questions import ExpectedQuestions
from vitavoce.telemetry.logging import get_logger

if TYPE_CHECKING:
    from vitavoce.providers.vad.silero import SileroModel

_EXPECTED: Final = Path(__file__).parent.parent / "config" / "hearing.yaml"
_SERVERS_MODEL: Final = "whisper-1"
_LOCAL_MODEL: Final = "base"
_LOCAL_REPOSITORY: Final = "models--Systran--faster-whisper-base"  # as huggingface_hub names its folder
_NO_KEY: Final = "none"  # the client wants one, servers of one's own don't
_AFTER_START_S: Final = 0.5
_LEARNING_S: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """``transcriber`` takes an utterance, ``recordings`` a file."""

    transcriber: FallbackTranscriber
    recordings: RecordingListener
    hints: HintsKeeper
    engines: Sequence[Engine]
    bundled: SphinxTranscriber
    decoder: ProcessPoolDecoder

    async def state(self) -> str:
        """Which engine hears. Whoever isn't heard can type, so that the server is ready all the same."""
        return f"ok: {await self.transcriber.state()}"

    async def run(self) -> None:
        """Prepare, once the server has had time to start: three processes begin to load."""
        await asyncio.sleep(_AFTER_START_S)
        await self.prepare()

    async def prepare(self) -> None:
        """Load the engines, and get the bundled one ready for the default profile; for the background."""
        async with asyncio.TaskGroup() as tasks:
            for engine in self.engines:
                tasks.create_task(engine.prepare())
        try:
            await self.decoder.workers.warm_up()
            hints = await self.hints.of_profile(None)
            await self.bundled.learn(hints, Deadline.after(_LEARNING_S))
        except (EngineUnavailable, ProfileNotFound, StorageUnavailable) as error:
            get_logger(__name__).warning("not ready ahead of the first question", reason=error.detail)

    async def close(self) -> None:
        for engine in self.engines:
            await engine.close()
        await self.decoder.workers.close()


def build_hearing(settings: Settings, sessions: SessionKeeper, shelf: ProfileShelf) -> Hearing:
    """Nothing is loaded yet. Raises SettingsInvalid for a broken file of the owner's."""
    path = settings.owners_file("hearing.yaml") or _EXPECTED
    expected = ExpectedQuestions.read(path.read_text(encoding="utf-8"), str(path))
    stt, hearing = settings.stt, settings.hearing
    bundled = SphinxTranscriber(stt.processes, expected.pronounced)
    engines = [*_better_engines(stt, Gates(expected.phantoms)), WatchedEngine(bundled, stt.at_once)]
    transcriber = FallbackTranscriber(engines, stt.patience.total_seconds())
    decoder = ProcessPoolDecoder(
        ReadingLimits(
            most_ms=round(hearing.longest.total_seconds() * 1000),
            seconds=hearing.reading.total_seconds(),
            memory_bytes=hearing.reading_memory_bytes,
            processes=hearing.reading_processes,
        )
    )
    return Hearing(
        transcriber=transcriber,
        recordings=RecordingListener(
            decoder,
            _LateJudge().get,
            transcriber,
            RecordingRules(
                shortest_ms=hearing.shortest.total_seconds() * 1000, deadline_s=hearing.deadline.total_seconds()
            ),
        ),
        hints=HintsKeeper(sessions, shelf, expected, stt.language),
        engines=engines,
        bundled=bundled,
        decoder=decoder,
    )


def _better_engines(stt: SttSettings, gates: Gates) -> list[Engine]:
    """Those that are chosen or found before the bundled one, best first."""
    engines: list[Engine] = []
    if stt.engine == "openai" or (stt.engine == "auto" and (stt.base_url or stt.api_key)):
        server = LateEngine("openai", partial(_server, stt, gates))
        breaker = CircuitBreaker("transcription server", CircuitRules(), LocalCircuits())
        engines.append(WatchedEngine(server, stt.at_once, breaker))
    named = stt.model if not engines else None  # otherwise it names the server's
    if stt.engine == "faster-whisper" or (stt.engine == "auto" and (named or _is_here(_LOCAL_REPOSITORY))):
        whisper = LateEngine("faster-whisper", partial(_whisper, stt, gates, named or _LOCAL_MODEL))
        engines.append(WatchedEngine(whisper, stt.at_once))
    return engines


def _server(stt: SttSettings, gates: Gates) -> Engine:
    # The SDK takes 1.3 s to import, which only those wait for who use it.
    from vitavoce.providers.stt.openai_compatible import OpenAiTranscriber

    return OpenAiTranscriber(
        base_url=stt.base_url,
        api_key=stt.api_key.get_secret_value() if stt.api_key else _NO_KEY,
        model=stt.model or _SERVERS_MODEL,
        gates=gates,
    )


def _whisper(stt: SttSettings, gates: Gates, model: str) -> Engine:
    # faster-whisper takes 0.6 s and 60 MB, which only those pay for who use it.
    from vitavoce.providers.stt.faster_whisper import WhisperRules, WhisperTranscriber

    rules = WhisperRules(model=model, device=stt.device, compute_type=stt.compute_type, at_once=min(stt.at_once, 2))
    return WhisperTranscriber(rules, gates)


def _is_here(repository_folder: str) -> bool:
    """Whether huggingface_hub has it, looked up without importing huggingface_hub."""
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface")
    cache = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    return (cache / repository_folder / "snapshots").is_dir()


class _LateJudge:
    """The speech detector, loaded by the first recording: onnxruntime and numpy take 0.3 s, which a start needn't
    wait for.
    """

    def __init__(self) -> None:
        self._loading: asyncio.Task[SileroModel] | None = None

    async def get(self) -> "SileroModel":
        if self._loading is None or (self._loading.done() and self._loading.exception()):
            self._loading = asyncio.create_task(asyncio.to_thread(_loaded_judge))
        return await asyncio.shield(self._loading)


def _loaded_judge() -> "SileroModel":
    from vitavoce.providers.vad.silero import SileroModel

    return SileroModel()
