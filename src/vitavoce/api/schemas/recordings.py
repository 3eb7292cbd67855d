"""Forms with recordings in them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

_Recording = Annotated[bytes, Field(json_schema_extra={"format": "binary"})]


class RecordedQuestion(BaseModel):
    """A question asked aloud."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    file: _Recording
    """The recording: webm, ogg, mp3, m4a, aac, flac or wav."""
    speak: bool = False
    """Whether the answer should be spoken as well: its address then stands in the turn's `speech`."""


class RecordedSpeech(BaseModel):
    """OpenAI's speech-to-text. Fields of the protocol that mean nothing here (temperature ...) are passed over."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    file: _Recording
    """The recording: webm, ogg, mp3, m4a, aac, flac or wav."""
    model: str = "whisper-1"
    """The slug of a profile whose names are to be expected; any other name means the default profile."""
    language: str | None = None
    """Language that is spoken, as a BCP 47 tag; found out where it isn't told."""
    response_format: Literal["json", "text", "verbose_json"] = "json"
    """The form of the answer."""


class Transcription(BaseModel):
    """What was said; all but `text` with `verbose_json` only."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    text: str
    """The words."""
    task: Literal["transcribe"] | None = None
    """As OpenAI names it."""
    language: str | None = None
    """The language spoken, by its code."""
    duration: float | None = None
    """Seconds of sound."""
    confidence: float | None = None
    """How sure the recogniser is, from 0 to 1; ours."""
    engine: str | None = None
    """Which recogniser heard it; ours."""
    segments: list[dict[str, object]] | None = None
    """One, from beginning to end."""
