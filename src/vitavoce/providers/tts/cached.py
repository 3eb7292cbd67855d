"""One engine behind the speech cache: what it said before is there even while the engine isn't."""

from collections.abc import AsyncIterator, Sequence

from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.tts.engine import StatedEngine
from vitavoce.providers.tts.speech_cache import SpeechCache


class CachedEngine:
    def __init__(self, engine: StatedEngine, cache: SpeechCache, manner: str = "") -> None:
        """``manner``: what else the sound depends on, such as the model."""
        self._engine = engine
        self._cache = cache
        self._manner = manner

    @property
    def name(self) -> str:
        return self._engine.name

    async def state(self) -> str:
        return await self._engine.state()

    async def voices(self) -> Sequence[OfferedVoice]:
        return await self._engine.voices()

    def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        return self._cache.speak(self._engine, self._manner, text, voice, deadline)
