"""A recogniser that hears what it is told, after as long as it is told."""

import asyncio
from collections.abc import Callable

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import SpeechNotFound
from vitavoce.domain.speech import Hints, Pcm, Recognised


class ScriptedTranscriber:
    """``text_of`` gives the words for a sound, None where nothing can be made out; it may raise as an engine would."""

    name = "scripted"

    def __init__(self, text_of: Callable[[Pcm], str | None], latency_s: float = 0.0) -> None:
        self._text_of = text_of
        self._latency_s = latency_s
        self.calls = 0
        self.cancelled = 0

    async def transcribe(self, sound: Pcm, hints: Hints, deadline: Deadline) -> Recognised:
        del hints, deadline
        self.calls += 1
        try:
            await asyncio.sleep(self._latency_s)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        text = self._text_of(sound)
        if text is None:
            raise SpeechNotFound("Nothing could be made out.")
        return Recognised(text=text, language="en", confidence=0.95, engine=self.name)
