"""Whose turn it is: when the visitor's question is whole, and whether a sound during an answer is meant to stop it."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final, Protocol

from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.attempt import Attempt
from vitavoce.conversation.voice.reply import Reply
from vitavoce.conversation.voice.rooms import Rooms, TalkOptions, TalkRules
from vitavoce.conversation.voice.utterances import Conversing, Utterances
from vitavoce.core.errors import EngineUnavailable
from vitavoce.domain.speech import JudgedWindow
from vitavoce.speech.cues import words_of
from vitavoce.speech.endpointing import Change, TurnDetection

_TICK_S: Final = 0.1
_UNSURE_SPEECH_MS: Final = 300.0  # without recognition: a word rather than a cough


class Floor(Conversing, Protocol):
    """The speaking half of a talk."""

    @property
    def options(self) -> TalkOptions: ...

    @property
    def reply(self) -> Reply | None: ...

    def prepare(self, attempt: Attempt) -> None: ...

    def answer_spoken(self, attempt: Attempt) -> None: ...

    def cancel(self, reason: events.Reason) -> bool: ...

    def remark(self, text: str) -> None: ...


class TurnWatch:
    """The listening half of a talk."""

    def __init__(self, talk: Floor, rooms: Rooms, rules: TalkRules, emit: Callable[[events.TalkEvent], None]) -> None:
        self.attached = True
        self.suspicious = False
        self._talk = talk
        self._rooms = rooms
        self._rules = rules
        self._emit = emit
        self.said = Utterances(talk, rooms, rules, emit, on_window=self._on_window, known=self._known)
        self._listener = self.said.listener
        self._goes_on_with: Attempt | None = None
        self._began_s = 0.0
        self._ticking: asyncio.Task[None] | None = None
        self._idle: asyncio.TimerHandle | None = None

    def interrupted(self) -> None:
        """The visitor's side stopped the answer itself: what is being said is a question."""
        self.suspicious = False
        self._goes_on_with = None

    def quiet_since_reply(self) -> None:
        """An answer was heard to its end; from now on it counts whether anybody is still there."""
        self._stop_waiting()
        timeout_ms = self._talk.options.idle_timeout_ms
        if timeout_ms is not None and self._talk.options.detection is not None:
            self._idle = asyncio.get_running_loop().call_later(timeout_ms / 1000, self._nobody_spoke, timeout_ms)

    async def close(self) -> None:
        self._stop_waiting()
        if self._ticking is not None:
            self._ticking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._ticking
        if self.said.attempt is not None:
            await self.said.attempt.drop()
        self.said.close()

    # The stream, window by window.

    def _on_window(self, window: JudgedWindow) -> None:
        options = self._talk.options
        reply = self._talk.reply
        self.said.ear.at_leisure = reply is None and not self._listener.speaking.open
        if options.detection is None:
            self._listener.record(window.sound, window.probability, TurnDetection())
            return
        guarded = reply is not None and reply.sounding
        match self._listener.hear(window.sound, window.probability, options.detection, guarded=guarded):
            case Change.BEGAN:
                self._speech_began(options.detection)
            case Change.PAUSED:
                self.said.try_out()
            case Change.RESUMED:
                self.said.drop_attempt()
            case None:
                pass
        if self._listener.speaking.open:
            self._judge()

    def _speech_began(self, detection: TurnDetection) -> None:
        self._stop_waiting()
        self._began_s = self._rooms.now()
        self.said.begin()
        began_ms = self._listener.speaking.began_ms
        self._emit(events.SpeechStarted(self.said.item_id, max(0.0, began_ms - detection.prefix_padding_ms)))
        reply = self._talk.reply
        if reply is not None and self._talk.options.interrupts:
            self.suspicious = True
            reply.hold()
            if reply.heard_anything:
                self._emit(events.SoundPaused(reply.id, reply.position_ms))
            else:
                self._maybe_go_on(began_ms)
        if self._ticking is None or self._ticking.done():
            self._ticking = asyncio.create_task(self._tick())

    def _maybe_go_on(self, began_ms: float) -> None:
        """Whoever speaks again before any answer was heard most likely wasn't done."""
        last = self.said.last
        if last is not None and began_ms - last.utterance.ended_ms <= self._rules.merge_ms:
            self._goes_on_with = last
            self._listener.precede(last.utterance)

    # What it means.

    def _judge(self) -> None:
        """Called with every window and whenever more is known."""
        speaking = self._listener.speaking
        if not speaking.open:
            return
        if self.suspicious:
            if speaking.speech_ms >= self._rules.sustained_ms:
                self._stop_reply()
            elif self._rooms.now() - self._began_s >= self._rules.verdict_s and self._unknown:
                self._decide(meant=speaking.speech_ms >= _UNSURE_SPEECH_MS)
        if not self.suspicious and (self._listener.full or self._over()):
            self._end()

    @property
    def _unknown(self) -> bool:
        return self.said.attempt is None or self.said.attempt.outcome is None

    def _over(self) -> bool:
        detection = self._talk.options.detection
        attempt = self.said.attempt
        if detection is None or attempt is None:
            return False
        text = attempt.text
        needed_ms = self._rules.endpoint.silence_needed_ms(
            detection, text_known=text is not None, unfinished=bool(text) and self._rooms.cues.wants_more(text or "")
        )
        return self._silence_ms() >= needed_ms

    def _silence_ms(self) -> float:
        """Sound that stays away is silence, unless the line is down: then it may yet come."""
        gap_s = self.said.ear.silent_for_s() if self.attached else 0.0
        late_ms = (gap_s - self._rules.input_gap_s) * 1000
        return self._listener.speaking.silence_ms + max(0.0, late_ms)

    def _known(self, attempt: Attempt) -> None:
        """It was recognised what was said up to the pause."""
        if attempt.committed:
            self.said.tell_outcome(attempt)
        if attempt is not self.said.attempt:
            return
        text = attempt.text
        if text:
            self._emit(events.Hearing(self.said.item_id, text))
        if self.suspicious:
            self._decide(meant=self._means_to_interrupt(attempt))
        if attempt is self.said.attempt and not self.suspicious:
            self._speculate(attempt)
            self._judge()

    def _speculate(self, attempt: Attempt) -> None:
        text = attempt.text
        if text and self._talk.options.creates_response and not self._rooms.cues.wants_more(text):
            self._talk.prepare(attempt)

    def _means_to_interrupt(self, attempt: Attempt) -> bool:
        text = attempt.text
        if attempt.outcome is not None and isinstance(attempt.outcome.error, EngineUnavailable):
            return self._listener.speaking.speech_ms >= _UNSURE_SPEECH_MS
        reply = self._talk.reply
        if not text or reply is None:
            return False
        if self._goes_on_with is not None:
            return words_of(text) != words_of(self._goes_on_with.text or "")
        cues = self._rooms.cues
        return not (cues.only_listens(text) or cues.echoes(text, reply.text.text))

    def _decide(self, *, meant: bool) -> None:
        """What the sound during an answer was."""
        attempt = self.said.attempt
        if not meant:
            self._false_alarm()
        elif attempt is not None and self._rooms.cues.wants_silence(attempt.text or ""):
            self._stop_reply()
            self._ended_without_question()
        else:
            self._stop_reply()

    def _stop_reply(self) -> None:
        self.suspicious = False
        self._talk.cancel("turn_detected")
        if self._goes_on_with is not None:
            self._emit(events.UtteranceWithdrawn(self._goes_on_with.item_id))
            self._goes_on_with = None

    def _false_alarm(self) -> None:
        self.suspicious = False
        self._goes_on_with = None
        self._ended_without_question()
        reply = self._talk.reply
        if reply is not None and self.attached:
            reply.go_on()
            if reply.heard_anything:
                self._emit(events.SoundResumed(reply.id, reply.position_ms))

    def _end(self) -> None:
        """The question is whole, or was none."""
        attempt = self.said.end()
        self._emit(events.SpeechStopped(attempt.item_id, attempt.utterance.ended_ms))
        if attempt.utterance.speech_ms < self._rules.least_speech_ms or self._talks_to_nobody(attempt):
            self._emit(events.UtteranceDropped(attempt.item_id))
            self._talk.start(attempt.drop())
            return
        attempt.waterfall.note("vad_ms", self._rooms.now())
        self.said.committed(attempt)
        if self._little_and_unheard(attempt):
            self._talk.start(attempt.drop())
            return
        self._talk.answer_spoken(attempt)

    def _talks_to_nobody(self, attempt: Attempt) -> bool:
        return bool(attempt.text) and self._rooms.cues.wants_silence(attempt.text or "")

    def _little_and_unheard(self, attempt: Attempt) -> bool:
        """A short sound in which nothing was recognised is let go without a word."""
        unheard = attempt.outcome is not None and attempt.outcome.recognised is None
        return unheard and attempt.utterance.speech_ms < self._rules.apology_speech_ms

    def _ended_without_question(self) -> None:
        self._emit(events.SpeechStopped(self.said.item_id, self._listener.speaking.last_speech_ms))
        self._emit(events.UtteranceDropped(self.said.item_id))
        self.said.clear()

    # Time that passes without sound.

    async def _tick(self) -> None:
        """While somebody speaks: a line that falls silent must not keep a question open for ever."""
        while self._listener.speaking.open:
            await asyncio.sleep(_TICK_S)
            detection = self._talk.options.detection
            if detection is None or not self._listener.speaking.open:
                return
            if self.said.attempt is None and self._silence_ms() >= self._rules.input_gap_s * 1000:
                self.said.try_out()
            self._judge()

    def _nobody_spoke(self, timeout_ms: int) -> None:
        now_ms = self.said.ear.received_ms
        if self._talk.reply is None and not self._listener.speaking.open and self.attached:
            self._emit(events.NobodySpoke(self._rooms.ids.item(), max(0.0, now_ms - timeout_ms), now_ms))
            self._talk.remark(self._rooms.apologies["idle"])

    def _stop_waiting(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
            self._idle = None
