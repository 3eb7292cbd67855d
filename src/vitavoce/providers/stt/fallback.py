"""One recogniser after another, until one answers."""

from collections.abc import Sequence
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import Hints, Pcm, Recognised
from vitavoce.providers.stt.engine import Engine
from vitavoce.telemetry.logging import get_logger

_KEPT_FOR_THE_NEXT_S: Final = 1.5  # what the bundled engine takes for a long question


class FallbackTranscriber:
    """Engines, best first. That nobody spoke is an answer, too, and no other engine is asked."""

    def __init__(self, engines: Sequence[Engine], patience_s: float) -> None:
        """``patience_s``: the longest that one of several is waited for."""
        self._engines = tuple(engines)
        self._patience_s = patience_s

    @property
    def name(self) -> str:
        return self._engines[0].name

    async def state(self) -> str:
        """Which engine hears, and why not a better one."""
        remarks: list[str] = []
        for engine in self._engines:
            state = await engine.state()
            if state == "ok":
                return "; ".join((engine.name, *remarks))
            remarks.append(f"{engine.name} {state}")
        return "nobody hears: " + ("; ".join(remarks) or "no engine is configured")

    async def hearing(self) -> Engine | None:
        """The engine that the next question would be heard by."""
        for engine in self._engines:
            if await engine.state() == "ok":
                return engine
        return None

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        failures: list[str] = []
        for place, engine in enumerate(self._engines):
            others = len(self._engines) - place - 1
            patience_s = deadline.left_s
            if others:
                patience_s = min(self._patience_s, deadline.left_s - others * _KEPT_FOR_THE_NEXT_S)
                state = await engine.state()
                if state != "ok" or patience_s <= 0:
                    failures.append(f"{engine.name}: {state if state != 'ok' else 'no time left for it'}")
                    continue
            try:
                return await engine.transcribe(sound, hints, deadline.within(patience_s))
            except EngineUnavailable as failure:
                get_logger(__name__).warning("an engine could not hear", engine=engine.name, reason=failure.detail)
                failures.append(f"{engine.name}: {failure.detail}")
        raise EngineUnavailable("; ".join(failures) or "No recogniser is set up.")
