"""What a visitor says: the microphone's sound, and the attempts that are made of it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol

from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.attempt import Attempt
from vitavoce.conversation.voice.ear import Ear
from vitavoce.conversation.voice.reply import Emit
from vitavoce.conversation.voice.rooms import Rooms, TalkRules
from vitavoce.conversation.voice.waterfall import Waterfall
from vitavoce.core.errors import AudioTooShort
from vitavoce.domain.speech import JudgedWindow
from vitavoce.speech.endpointing import TurnDetection
from vitavoce.speech.listening import Listener, Utterance

_LEAST_COMMIT_MS: Final = 100.0  # as in the realtime protocol


class Conversing(Protocol):
    """Whom the visitor talks to."""

    @property
    def session_id(self) -> str: ...

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]: ...


class Utterances:
    """The one being said, as item ``item_id``, with the attempt at it; and the last one that was committed."""

    def __init__(
        self,
        talk: Conversing,
        rooms: Rooms,
        rules: TalkRules,
        emit: Emit,
        *,
        on_window: Callable[[JudgedWindow], None],
        known: Callable[[Attempt], None],
    ) -> None:
        """``known`` is called once an attempt was recognised."""
        self.ear = Ear(rooms.open_stream(), rooms.detection, on_window, rooms.now)
        self.listener = Listener(rules.endpoint, rules.longest_utterance_ms)
        self.item_id = rooms.ids.item()
        self.attempt: Attempt | None = None
        self.last: Attempt | None = None
        self._talk = talk
        self._rooms = rooms
        self._rules = rules
        self._emit = emit
        self._known = known

    def begin(self) -> None:
        self.item_id = self._rooms.ids.item()

    def try_out(self) -> Attempt:
        """An attempt at what was said so far."""
        utterance = self.listener.utterance()
        self.attempt = self._attempt_at(utterance, self.item_id, Waterfall(self.ear.moment_of(utterance.ended_ms)))
        return self.attempt

    def drop_attempt(self) -> None:
        attempt, self.attempt = self.attempt, None
        if attempt is not None:
            self._talk.start(attempt.drop())

    def clear(self) -> None:
        """Forget what was said so far."""
        self.drop_attempt()
        self.listener.close()

    def close(self) -> None:
        """Let go of all sound, however long something still refers to this."""
        self.listener.close()
        self.last = None

    def end(self) -> Attempt:
        """What was said so far is all that is said."""
        attempt = self.attempt or self.try_out()
        self.attempt = None
        self.listener.close()
        return attempt

    async def commit(self) -> Attempt:
        """The same, by the word of the visitor's program. Raises AudioTooShort."""
        await self.ear.finish()
        _refuse_short(self.listener)
        attempt = self.end()
        self.begin()
        self.committed(attempt)
        return attempt

    async def recording(self, sound: bytes) -> Attempt:
        """A whole utterance that came at once. Raises AudioTooShort."""
        listener = Listener(self._rules.endpoint, self._rules.longest_utterance_ms)
        ear = Ear(
            self._rooms.open_stream(),
            self._rooms.detection,
            lambda window: listener.record(window.sound, window.probability, TurnDetection()),
            self._rooms.now,
        )
        await ear.take(sound)
        await ear.finish()
        _refuse_short(listener)
        attempt = self._attempt_at(listener.utterance(), self._rooms.ids.item(), Waterfall(self._rooms.now()))
        self.committed(attempt)
        return attempt

    def committed(self, attempt: Attempt) -> None:
        attempt.committed = True
        self.last = attempt
        self._emit(events.UtteranceCommitted(attempt.item_id))
        self.tell_outcome(attempt)

    def tell_outcome(self, attempt: Attempt) -> None:
        """What was recognised, once it is known."""
        outcome = attempt.outcome
        if outcome is None:
            return
        if outcome.recognised is not None:
            duration_ms = attempt.utterance.sound.duration_ms
            self._emit(events.Heard(attempt.item_id, outcome.recognised, duration_ms))
        elif outcome.error is not None:
            self._emit(events.NotHeard(attempt.item_id, outcome.error))

    def _attempt_at(self, utterance: Utterance, item_id: str, waterfall: Waterfall) -> Attempt:
        return Attempt(
            item_id,
            utterance,
            rooms=self._rooms,
            rules=self._rules,
            session_id=self._talk.session_id,
            waterfall=waterfall,
            known=self._known,
        )


def _refuse_short(listener: Listener) -> None:
    if listener.held_ms < _LEAST_COMMIT_MS:
        raise AudioTooShort(f"The buffer holds {listener.held_ms:.0f} ms; {_LEAST_COMMIT_MS:.0f} are needed.")
