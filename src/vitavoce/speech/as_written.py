"""Written sentences are spoken as people say them, and the words that sound are told as they are written."""

from collections.abc import AsyncIterator

from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import SpeechChunk, Voice
from vitavoce.speech.spoken_text import TextSpeaker, WordsAsWritten
from vitavoce.speech.synthesis import Synthesiser


class SpeaksAsWritten:
    """An engine for whoever has written text; a text with nothing to say in it gives no sound."""

    def __init__(self, engine: Synthesiser, text_speaker: TextSpeaker) -> None:
        self._engine = engine
        self._text_speaker = text_speaker

    @property
    def name(self) -> str:
        return self._engine.name

    async def speak(self, text: str, voice: Voice, deadline: Deadline) -> AsyncIterator[SpeechChunk]:
        spoken = self._text_speaker.say(text)
        if spoken.silent:
            return
        words = WordsAsWritten(spoken)
        async with closing(self._engine.speak(spoken.said, voice, deadline)) as chunks:
            async for chunk in chunks:
                yield SpeechChunk(chunk.data, words.told(chunk.words)) if chunk.words else chunk
        if rest := words.rest():
            yield SpeechChunk(b"", rest)
