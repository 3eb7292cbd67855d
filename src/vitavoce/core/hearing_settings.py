"""Settings of hearing: recognition, recordings that are sent in, and long work."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr

from vitavoce.core.setting_types import Duration, HttpAddress, Section


def _checked_language(value: str | None) -> str | None:
    if value is not None and not (2 <= len(value) <= 3 and value.isascii() and value.isalpha()):
        raise ValueError("say a language by its code, such as en or de, or nothing to have it found out")
    return value.lower() if value else None


class SttSettings(Section):
    engine: Literal["auto", "faster-whisper", "openai", "pocketsphinx"]
    """Engine that recognises; auto takes the best that works here."""
    base_url: HttpAddress | None
    """Address of an OpenAI-compatible transcription server, with its /v1."""
    api_key: SecretStr | None
    """Key of the OpenAI-compatible server."""
    model: str | None
    """Model of the OpenAI-compatible server; for faster-whisper a size, a repository, or a folder."""
    device: Literal["auto", "cpu", "cuda"]
    """Where faster-whisper computes."""
    compute_type: str
    """How exactly faster-whisper computes, as CTranslate2 calls it."""
    language: Annotated[str | None, AfterValidator(_checked_language)]
    """Language that visitors speak; None finds it out for each question, where the engine can."""
    patience: Duration
    """Time an engine gets for a question before the next one is asked."""
    at_once: int = Field(ge=1, le=1000)
    """Questions that one engine recognises at the same time."""
    processes: int = Field(ge=1, le=64)
    """Processes of the bundled recogniser."""


class HearingSettings(Section):
    max_bytes: int = Field(ge=1024)
    """Largest recording that may be sent in."""
    longest: Duration
    """Longest recording."""
    shortest: Duration
    """Shortest recording."""
    deadline: Duration
    """Time that reading and recognising a recording may take together."""
    reading: Duration
    """Time that reading alone may take."""
    reading_memory_bytes: int = Field(ge=256 * 1024 * 1024)
    """Address space of a process that reads recordings."""
    reading_processes: int = Field(ge=1, le=64)
    """Recordings read at the same time."""


class RecordingsSettings(Section):
    keep: bool
    """Whether visitors' recorded questions are kept; they are told."""
    profiles: dict[str, bool]
    """The same by profile, where one differs."""
    kept: Duration
    """Time after which a recording is erased, if its conversation hasn't ended before."""
    max_bytes: int = Field(ge=0)
    """All recordings together; beyond it the oldest go."""


class JobsSettings(Section):
    mode: Literal["inline"]
    """Where long work is done; inline is within the server's own process."""
    at_once: int = Field(ge=1, le=64)
    """Jobs that run at the same time."""
    waiting: int = Field(ge=1)
    """Jobs that may wait; one more is refused."""
    deadline: Duration
    """Time a job gets before it counts as lost and is begun again."""
    attempts: int = Field(ge=1, le=20)
    """How often a job is begun."""
    kept: Duration
    """Time after which a finished job is forgotten."""
