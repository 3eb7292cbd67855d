"""A visitor's spoken question that the owner wants kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RecordingKey:
    """The turn that was made of it."""

    session_id: str
    turn_id: str

    @property
    def path(self) -> str:
        """As it stands in addresses."""
        return f"{self.session_id}/{self.turn_id}"


@dataclass(frozen=True, slots=True)
class KeptRecording:
    key: RecordingKey
    kept_at: datetime
    size_bytes: int
