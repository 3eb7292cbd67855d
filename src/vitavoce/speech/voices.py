"""The voices that an engine has."""

from collections.abc import Sequence
from typing import Protocol

from vitavoce.domain.speech import OfferedVoice


class OffersVoices(Protocol):
    """An engine that can say which voices it has."""

    async def voices(self) -> Sequence[OfferedVoice]:
        """Raises EngineUnavailable where they can't be asked for."""
