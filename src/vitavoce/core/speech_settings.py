"""Settings of speaking, and of the sound that is kept."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator

from vitavoce.core.setting_types import Duration, Section


def _checked_objects(value: str | None) -> str | None:
    if value is None or value.startswith("file:"):
        return value
    raise ValueError("say file:/a/folder, or nothing for a folder under data_dir")


def _checked_server(value: str | None) -> str | None:
    if value is not None and (
        urlsplit(value).scheme not in {"http", "https", "ws", "wss"} or not urlsplit(value).netloc
    ):
        raise ValueError("an address is http(s)://host[:port][/path]; that of a relay for edge-tts begins with ws")
    return value


class TtsSettings(Section):
    engine: Literal["auto", "openai", "edge-tts", "piper", "espeak-ng", "none"]
    """Engine that speaks; auto takes the best that works here, none leaves it to the page."""
    base_url: Annotated[str | None, AfterValidator(_checked_server)]
    """Address of an OpenAI-compatible speech server, or of a relay for edge-tts."""
    api_key: SecretStr | None
    """Key of the OpenAI-compatible speech server."""
    model: str | None
    """Model of the OpenAI-compatible server; for piper, the path of a voice's .onnx file."""
    voice: str | None
    """Voice to speak with where nobody asks for one."""
    first_sound: Duration
    """Time an engine gets for its first sound before the next one is asked."""
    silence: Duration
    """Longest pause within a sentence before it counts as broken."""
    at_once: int = Field(ge=1, le=1000)
    """Sentences that one engine speaks at the same time."""
    max_input_chars: int = Field(ge=100, le=50_000)
    """Longest text that the speech door takes."""
    cache_memory_bytes: int = Field(ge=0)
    """Spoken sentences kept in memory."""
    cache_file_bytes: int = Field(ge=0)
    """Spoken sentences kept in files under data_dir."""
    cache_kept: Duration
    """Time after which a kept sentence is spoken anew."""

    ahead: Literal["free", "any", "none"]
    """Engines that may speak greetings and suggested answers before anybody asks."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.engine == "piper" and not (self.model or "").endswith(".onnx"):
            raise ValueError("with engine piper, model must be the path of a voice's .onnx file")
        return self


class ObjectsSettings(Section):
    url: Annotated[str | None, AfterValidator(_checked_objects)]
    """Where answers' sound is kept; None means a folder under ``data_dir``."""


class AudioSettings(Section):
    format: Literal["mp3", "opus"]
    """Form of answers' sound."""
    link: Duration
    """Life of an address under which an answer's sound is fetched."""
    kept: Duration
    """Time after which an answer's sound is erased."""
    answer: Duration
    """Longest sound of one answer."""

    @model_validator(mode="after")
    def _outlives_its_address(self) -> Self:
        if self.kept < self.link:
            raise ValueError("kept must not be shorter than link, or an address would lead nowhere")
        return self
