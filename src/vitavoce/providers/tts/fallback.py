"""One engine after another, until one begins to speak."""

from collections.abc import AsyncIterator, Sequence
from typing import Final

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import OfferedVoice, SpeechChunk, Voice
from vitavoce.providers.tts.engine import EngineFailed, StatedEngine
from vitavoce.telemetry.logging import get_logger

_KEPT_FOR_THE_NEXT_S: Final = 0.5  # the engine that is bundled needs 0.05 s


class FallbackEngine:
    """Engines, best first. Once one speaks, its voice stands, and no other goes on with its sentence."""

    def __init__(self, engines: Sequence[StatedEngine], first_sound_s: float) -> None:
        """``first_sound_s``: the longest that one of several is waited for."""
        self._engines = tuple(engines)
        self._first_sound_s = first_sound_s

    @property
    def name(self) -> str:
        return self._engines[0].name

    async def speaking(self) -> StatedEngine | None:
        """The engine that the next sentence would be spoken by."""
        for engine in self._engines:
            if await engine.state() == "ok":
                return engine
        return None

    async def voices(self) -> Sequence[OfferedVoice]:
        for engine in self._engines:
            if await engine.state() == "ok":
                return await engine.voices()
        return ()

    async def state(self) -> str:
        """Which engine speaks, and why not a better one."""
        remarks: list[str] = []
        for engine in self._engines:
            state = await engine.state()
            if state == "ok":
                return "; ".join((engine.name, *remarks))
            remarks.append(f"{engine.name} {state}")
        return "no voice: " + ("; ".join(remarks) or "none is configured")

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        failures: list[str] = []
        for place, engine in enumerate(self._engines):
            others = len(self._engines) - place - 1
            patience_s = min(self._first_sound_s, deadline.left_s - others * _KEPT_FOR_THE_NEXT_S)
            if patience_s <= 0 and others:
                failures.append(f"{engine.name}: no time left for it")
                continue
            try:
                async with closing(engine.speak(text, voice, deadline.within(max(0.0, patience_s)))) as chunks:
                    async for chunk in chunks:
                        yield chunk
            except EngineUnavailable as failure:
                if isinstance(failure, EngineFailed):  # once a failure, not with every sentence that isn't let through
                    get_logger(__name__).warning("an engine could not speak", reason=failure.detail)
                failures.append(failure.detail)
            else:
                return
        raise EngineUnavailable("; ".join(failures) or "No voice is configured.")
