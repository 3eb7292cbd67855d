"""OpenAI's text-to-speech, as far as any engine can serve it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from vitavoce.api.schemas.requests import LOCALE_PATTERN

MOST_CHARACTERS = 50_000  # longer than any setting allows; longer texts are refused further on, in words


class Speak(BaseModel):
    """A text to speak. Fields of the protocol that mean nothing here (model, instructions ...) are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, use_attribute_docstrings=True)

    input: Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS, examples=["Hello, I am an AI."])]
    """The text; it is said as people say it, `k8s` as Kubernetes."""
    voice: Annotated[str | None, Field(max_length=100, examples=["en-GB-SoniaNeural"])] = None
    """One of `/v1/audio/voices`; a name that the engine doesn't have means its own choice for the language."""
    response_format: Literal["mp3", "opus", "aac", "flac", "wav", "pcm"] = "mp3"
    """The form of the sound; pcm is 16-bit mono at 24 kHz."""
    speed: Annotated[float, Field(ge=0.25, le=4.0)] = 1.0
    """How fast: 1 is the voice's usual pace."""
    stream_format: Literal["audio"] = "audio"
    """Only sound itself; OpenAI's event stream isn't served."""
    language: Annotated[str, Field(pattern=LOCALE_PATTERN, examples=["en"])] = "en"
    """Language of the text, as a BCP 47 tag; ours, OpenAI has no such field."""


class OfferedVoice(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)

    id: str
    """What `voice` takes."""
    name: str
    """Words for people."""
    language: str
    """As a BCP 47 tag."""


class Voices(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)

    object: Literal["list"]
    """As OpenAI names lists."""
    voices: list[OfferedVoice]
    """Those of the engine that speaks just now."""


SPEAK: TypeAdapter[Speak] = TypeAdapter(Speak)
