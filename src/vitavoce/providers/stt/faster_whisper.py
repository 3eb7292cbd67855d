"""Recognition on this machine by faster-whisper.

The model is loaded once, in the background; one that isn't on this machine is fetched first. Until then the engine says
how far it is, and whoever wraps it asks another.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import faster_whisper
import huggingface_hub
import numpy as np
from faster_whisper.utils import _MODELS as REPOSITORY_OF_SIZE
from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError
from numpy.typing import NDArray
from tqdm import tqdm

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechNotFound
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.providers.resilience.failures import Failure
from vitavoce.providers.stt.engine import RecognitionFailed
from vitavoce.providers.stt.gates import Gates, Segment
from vitavoce.telemetry.logging import get_logger

NAME: Final = "faster-whisper"
_FILES: Final = ["config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*"]
_MOST_HOTWORDS_CHARACTERS: Final = 400  # Whisper reads the last 224 tokens
_BEAMS: Final = 5
_LEAST_LANGUAGE_PROBABILITY: Final = 0.5
_FALLBACK_LANGUAGE: Final = "en"
_TEMPERATURES: Final = (0.0, 0.4)  # a second try where the first gets stuck; more only invent


@dataclass(frozen=True, slots=True, kw_only=True)
class WhisperRules:
    """``model``: a size, a repository, or a folder; ``fetches``: whether one that isn't here may be fetched."""

    model: str
    device: str = "auto"
    compute_type: str = "default"
    at_once: int = 2
    fetches: bool = True


class WhisperTranscriber:
    name: Final = NAME

    def __init__(self, rules: WhisperRules, gates: Gates) -> None:
        self._rules = rules
        self._gates = gates
        self._threads = ThreadPoolExecutor(rules.at_once, thread_name_prefix="whisper")
        self._model: faster_whisper.WhisperModel | None = None
        self._state = "is being loaded"

    async def state(self) -> str:
        return self._state

    async def prepare(self) -> None:
        """Fetch and load the model; what goes wrong is told by ``state``."""
        loop = asyncio.get_running_loop()
        try:
            folder = await loop.run_in_executor(self._threads, self._found)
            self._state = "is being loaded"
            self._model = await loop.run_in_executor(self._threads, self._loaded, folder)
            self._state = "ok"
        except EngineUnavailable as error:
            self._state = error.detail
            get_logger(__name__).warning("whisper can't be used", reason=error.detail)

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        """Raises SpeechNotFound, EngineUnavailable. A cancelled one ends with its present half minute of sound."""
        del deadline  # whoever wraps an engine watches the time
        if self._model is None:
            raise EngineUnavailable(f"{NAME} {self._state}")
        over = threading.Event()
        try:
            return await asyncio.get_running_loop().run_in_executor(
                self._threads, self._recognised, self._model, sound, hints, over
            )
        finally:
            over.set()

    def _recognised(
        self, model: faster_whisper.WhisperModel, sound: Pcm, hints: Hints, over: threading.Event
    ) -> Recognised:
        samples = np.frombuffer(sound.data, "<i2").astype(np.float32) / 32768
        if over.is_set():
            raise SpeechNotFound
        try:
            language = hints.language or _language_of(model, samples)
            found, _ = model.transcribe(
                samples,
                language=language,
                beam_size=_BEAMS,
                temperature=_TEMPERATURES,
                condition_on_previous_text=False,
                without_timestamps=True,
                hotwords=_hotwords(hints) or None,
            )
            segments: list[Segment] = []
            for segment in found:
                segments.append(Segment(segment.text, segment.avg_logprob, segment.no_speech_prob))
                if over.is_set():
                    raise SpeechNotFound
        except (RuntimeError, ValueError) as error:  # CTranslate2's own, and an unknown language
            raise RecognitionFailed(f"{NAME} broke: {error}", Failure.SERVER) from None
        believed = self._gates.believe(segments)
        return Recognised(text=believed.text, language=language, confidence=believed.confidence, engine=NAME)

    def _found(self) -> Path:
        """The model's folder, fetched if need be. Raises EngineUnavailable."""
        model = self._rules.model
        if Path(model).is_dir():
            return Path(model)
        if model.startswith((".", "/", "~")) or model.count("/") > 1:
            raise EngineUnavailable(f"has no model: there is no folder {model}")
        repository = REPOSITORY_OF_SIZE.get(model, model)
        if "/" not in repository:
            sizes = ", ".join(sorted(REPOSITORY_OF_SIZE))
            raise EngineUnavailable(f"knows no model “{model}”; say a folder, a repository, or one of {sizes}")
        try:
            return Path(huggingface_hub.snapshot_download(repository, allow_patterns=_FILES, local_files_only=True))
        except LocalEntryNotFoundError:
            if not self._rules.fetches:
                raise EngineUnavailable(f"has no model: {repository} isn't on this machine") from None
        except HFValidationError:
            raise EngineUnavailable(f"knows no model “{model}”: it is neither a folder nor a repository") from None
        return self._fetched(repository)

    def _fetched(self, repository: str) -> Path:
        self._state = f"is fetching its model {repository}"
        try:
            files = huggingface_hub.snapshot_download(
                repository, allow_patterns=_FILES, dry_run=True, tqdm_class=_progress(lambda _: None, 0)
            )
            whole_bytes = sum(file.file_size or 0 for file in files if file.will_download)
            progress = _progress(self._fetching(repository), whole_bytes)
            return Path(huggingface_hub.snapshot_download(repository, allow_patterns=_FILES, tqdm_class=progress))
        except LocalEntryNotFoundError:
            raise EngineUnavailable(
                f"has no model: {repository} isn't here, and the network can't be reached"
            ) from None
        except Exception as error:  # noqa: BLE001 - the hub's own, HTTP's, the disk's, and those of what is no JSON
            raise EngineUnavailable(f"has no model: {repository} can't be fetched ({type(error).__name__})") from None

    def _fetching(self, repository: str) -> Callable[[float], None]:
        def tell(share: float) -> None:
            self._state = f"is fetching its model {repository}, {share:.0%}"

        return tell

    def _loaded(self, folder: Path) -> faster_whisper.WhisperModel:
        rules = self._rules
        try:
            return faster_whisper.WhisperModel(
                str(folder),
                device=rules.device,
                compute_type=rules.compute_type,
                num_workers=rules.at_once,
                local_files_only=True,
            )
        except Exception as error:  # noqa: BLE001 - CTranslate2, tokenizers and JSON each raise their own
            raise EngineUnavailable(f"can't load the model in {folder}: {error}") from None


def _language_of(model: faster_whisper.WhisperModel, samples: NDArray[np.floating[Any]]) -> str:
    """A short question sounds like many languages: where none is likely, it is taken for English."""
    if not model.model.is_multilingual:
        return _FALLBACK_LANGUAGE
    language, probability, _ = model.detect_language(samples)
    return language if probability >= _LEAST_LANGUAGE_PROBABILITY else _FALLBACK_LANGUAGE


def _hotwords(hints: Hints) -> str:
    chosen = ""
    for name in hints.names:
        if len(chosen) + len(name) + 2 > _MOST_HOTWORDS_CHARACTERS:
            break
        chosen = f"{chosen}, {name}" if chosen else name
    return chosen


def _progress(tell: Callable[[float], None], whole_bytes: int) -> type[Any]:
    """A bar that draws nothing and tells how far it is, as huggingface_hub wants a class of its bars. Their own whole
    grows with each file that is begun.
    """

    class Progress(tqdm):  # type: ignore[misc]  # tqdm has no types
        def __init__(self, *arguments: Any, **options: Any) -> None:
            options.pop("name", None)  # huggingface_hub's own
            super().__init__(*arguments, **{**options, "disable": True})
            self._counts_bytes = options.get("unit") == "B"

        def update(self, n: float | None = 1) -> None:
            self.n += n or 0
            if self._counts_bytes and whole_bytes:
                tell(min(1.0, self.n / whole_bytes))

    return Progress
