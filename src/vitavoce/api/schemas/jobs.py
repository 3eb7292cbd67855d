"""Long work as callers see it."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class JobError(BaseModel):
    """Why a job failed, as its door would have told it."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    code: str
    """A stable word: `SPEECH_NOT_FOUND`."""
    detail: str
    """Words for people."""


class JobTold(BaseModel):
    """A piece of long work."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    id: str
    """Names the job."""
    kind: Literal["spoken_question", "transcription"]
    """What is done."""
    status: Literal["queued", "running", "done", "failed"]
    """How far it is."""
    created_at: datetime
    """When it was asked for."""
    updated_at: datetime
    """When its status changed last."""
    result: dict[str, Any] | None
    """Once done: the turn of a spoken question, or what was heard."""
    error: JobError | None
    """Once failed: why."""
