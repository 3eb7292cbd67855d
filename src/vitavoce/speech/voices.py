"""The voices that an engine has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OfferedVoice:
    """``name`` is what ``Voice.name`` takes; ``language`` a BCP 47 tag."""

    name: str
    language: str
    label: str


class OffersVoices(Protocol):
    """An engine that can say which voices it has."""

    async def voices(self) -> Sequence[OfferedVoice]:
        """Raises EngineUnavailable where they can't be asked for."""
