"""One utterance as far as it was heard: recognised, and perhaps answered, before it is certain that it is whole."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from vitavoce.conversation.voice.reply import Reply
from vitavoce.conversation.voice.rooms import Rooms, TalkRules
from vitavoce.conversation.voice.waterfall import Waterfall
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechNotFound, VitavoceError
from vitavoce.domain.speech import Recognised
from vitavoce.domain.turn import Heard
from vitavoce.speech.listening import Utterance


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was recognised, or why nothing was."""

    recognised: Recognised | None = None
    error: VitavoceError | None = None

    @property
    def text(self) -> str:
        return self.recognised.text if self.recognised else ""


class Attempt:
    """May be dropped at any time; ``known`` is called once it is recognised, unless it was dropped."""

    def __init__(
        self,
        item_id: str,
        utterance: Utterance,
        *,
        rooms: Rooms,
        rules: TalkRules,
        session_id: str,
        waterfall: Waterfall,
        known: Callable[["Attempt"], None],
    ) -> None:
        self.item_id = item_id
        self.utterance = utterance
        self.waterfall = waterfall
        self.outcome: Outcome | None = None
        self.committed = False
        self.reply: Reply | None = None
        self._rooms = rooms
        self._rules = rules
        self._session_id = session_id
        self._known = known
        self._hearing = asyncio.create_task(self._hear())

    @property
    def text(self) -> str | None:
        """None while it isn't known."""
        return self.outcome.text if self.outcome else None

    async def recognised(self) -> Recognised:
        """Raises SpeechNotFound, EngineUnavailable."""
        await asyncio.wait([self._hearing])
        outcome = self.outcome or Outcome(error=EngineUnavailable("Recognition was given up."))
        if outcome.recognised is None:
            raise outcome.error or SpeechNotFound
        return outcome.recognised

    def heard(self, recognised: Recognised) -> Heard:
        return Heard(
            text=recognised.text,
            language=recognised.language,
            confidence=recognised.confidence,
            duration_ms=round(self.utterance.sound.duration_ms),
            engine=recognised.engine,
        )

    async def drop(self) -> None:
        """As if it had never been made; also the answer that was being prepared to it."""
        self._hearing.cancel()
        await asyncio.wait([self._hearing])
        if self.reply is not None:
            await self.reply.drop()

    async def _hear(self) -> None:
        begun_s = self._rooms.now()
        try:
            recognised = await self._transcribed()
        except VitavoceError as error:
            self.outcome = Outcome(error=error)
        except TimeoutError:
            self.outcome = Outcome(error=EngineUnavailable("Recognition took too long."))
        else:
            self.outcome = Outcome(recognised)
        self.waterfall.took("hear_ms", (self._rooms.now() - begun_s) * 1000)
        self._known(self)

    async def _transcribed(self) -> Recognised:
        if self.utterance.speech_ms < self._rules.least_speech_ms:
            raise SpeechNotFound("That was too short to be speech.")
        async with asyncio.timeout(self._rules.hearing_s):
            hints = await self._rooms.hints(self._session_id)
            deadline = Deadline.after(self._rules.hearing_s)
            recognised = await self._rooms.transcriber.transcribe(self.utterance.sound, hints, deadline)
        if not recognised.text.strip():
            raise SpeechNotFound("Nothing could be made out.")
        return recognised
