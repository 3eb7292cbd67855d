"""One answer on its way: prepared while the visitor may still go on, then sent as fast as it is played, until it is
heard to its end or cut short.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final

from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.scripts import Script
from vitavoce.conversation.voice.voicing import ClauseBegins, ClauseEnds, Piece, Stretch, Voicing
from vitavoce.conversation.voice.waterfall import Waterfall
from vitavoce.core.errors import EngineUnavailable, VitavoceError
from vitavoce.speech.clauses import clauses, opening_clauses
from vitavoce.speech.playback import PlaybackClock, SpokenText

_CLAUSES_WAITING: Final = 64  # more than any answer has: the writer need never wait for the voice
Emit = Callable[[events.TalkEvent], None]
Now = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRules:
    """``ahead_ms``: how far sound may go out before the play head; ``begin_s``: how long a visitor waits for the first
    words at most; ``sentence_s``: how long for each of the others.
    """

    ahead_ms: float = 1000.0
    begin_s: float = 12.0
    sentence_s: float = 20.0


class Reply:
    """``prepare`` finds out what to say; nothing goes out before ``confirm``, and whatever was never confirmed leaves
    no trace once dropped. A ``remark`` is no turn, and charged to nobody.
    """

    def __init__(
        self,
        reply_id: str,
        item_id: str,
        *,
        prepare: Callable[[], Coroutine[Any, Any, Script]],
        voicing: Voicing,
        spoken: bool,
        remark: bool,
        admit: Callable[[], Awaitable[None]],
        emit: Emit,
        rules: ReplyRules,
        waterfall: Waterfall,
        now: Now,
    ) -> None:
        self.id = reply_id
        self.item_id = item_id
        self.text = SpokenText()
        self.clock = PlaybackClock()
        self.ended = False
        self.remark = remark
        self._prepare = prepare
        self._voicing = voicing
        self._spoken = spoken
        self._admit = admit
        self._emit = emit
        self._rules = rules
        self._waterfall = waterfall
        self._now = now
        self._script: Script | None = None
        self._confirmed = asyncio.Event()
        self._after: asyncio.Task[None] | None = None
        self._begun = False
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._out = asyncio.Event()  # the first words went out
        self._written = asyncio.Event()
        self._clauses: asyncio.Queue[str | None] = asyncio.Queue(_CLAUSES_WAITING)
        self._keeping: asyncio.Task[None] | None = None
        self.task = asyncio.create_task(self._run())

    @property
    def sounding(self) -> bool:
        """Whether any of it may be audible now."""
        return self.clock.sent_ms > 0 and not self.task.done() and self._flowing.is_set()

    @property
    def heard_anything(self) -> bool:
        return self._out.is_set()

    @property
    def confirmed(self) -> bool:
        return self._confirmed.is_set()

    def confirm(self, after: asyncio.Task[None] | None = None) -> None:
        """The visitor has ended: let it be heard, once what is still being played is through."""
        self._after = after
        self._confirmed.set()

    def hold(self) -> None:
        """Send nothing for now."""
        if self._flowing.is_set():
            self._flowing.clear()
            self.clock.hold(self._now())

    def go_on(self) -> None:
        if not self._flowing.is_set():
            self.clock.go_on(self._now())
            self._flowing.set()

    @property
    def position_ms(self) -> float:
        return self.clock.position_ms(self._now())

    async def drop(self) -> None:
        """As if it had never been begun."""
        self.task.cancel()
        await asyncio.wait([self.task])
        if not self.task.cancelled():
            self.task.exception()  # nobody is to hear of it any more

    async def interrupt(self, reason: events.Reason, at_ms: float | None = None) -> None:
        """Silence at once, and only what was heard is kept; ``at_ms`` where the visitor's side says so."""
        position_ms = self.position_ms if at_ms is None else at_ms
        was_sounding = self.clock.sent_ms > 0
        await self.drop()
        if self._begun and was_sounding:
            self._emit(events.SoundCleared(self.id, position_ms))
        if self._begun and not self.ended:
            self.ended = True
            self._emit(events.ReplyEnded(self.id, "cancelled", reason))
        await self.cut(position_ms)

    async def cut(self, at_ms: float) -> None:
        """Let the turn hold what had been heard by then."""
        if self._keeping is not None:
            await asyncio.wait([self._keeping])
        if self._script is None or not self._begun:
            return
        self.clock.told(at_ms, self._now())
        try:
            kept = await self._script.cut(self.text.heard(at_ms))
        except VitavoceError as error:
            self._emit(events.Trouble(error))
            return
        if kept is not None:
            self._emit(events.TurnKept(self.id, kept))

    async def _run(self) -> None:
        """Raises what kept it from being answered, once confirmed."""
        preparing = asyncio.create_task(self._prepare())
        try:
            await self._confirmed_or(preparing)
            async with asyncio.timeout(self._rules.begin_s):
                self._script = await preparing
        except TimeoutError:
            raise EngineUnavailable("No answer could be prepared in time.") from None
        finally:
            preparing.cancel()
            await asyncio.wait([preparing])
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._write(self._script))
                group.create_task(self._voicing.run(self._clauses))
                group.create_task(self._send())
        except ExceptionGroup as failures:
            raise _first_of(failures) from failures

    async def _confirmed_or(self, preparing: asyncio.Task[Script]) -> None:
        """Time runs against the visitor's patience only from where the visitor has ended."""
        confirmed = asyncio.create_task(self._confirmed.wait())
        try:
            await asyncio.wait([preparing, confirmed], return_when=asyncio.FIRST_COMPLETED)
        finally:
            confirmed.cancel()

    async def _write(self, script: Script) -> None:
        """As fast as it is written, whatever the pace of speaking: nobody pays for a model that waits."""
        first = True
        async with aclosing(script.sentences()) as sentences:
            while True:
                try:
                    async with asyncio.timeout(self._rules.begin_s if first else self._rules.sentence_s):
                        sentence = await anext(sentences, None)
                except TimeoutError:
                    raise EngineUnavailable("The answer broke off.") from None
                if sentence is None:
                    break
                self._waterfall.note("first_clause_ms", self._now())
                for clause in opening_clauses(sentence) if first else clauses(sentence):
                    await self._clauses.put(clause)
                first = False
        self._waterfall.note("done_ms", self._now())
        self._written.set()
        await self._clauses.put(None)

    async def _send(self) -> None:
        await self._confirmed.wait()
        if not self.remark:
            await self._admit()
        if self._after is not None:
            await asyncio.wait([self._after])
        self._begun = True
        self._emit(events.ReplyBegun(self.id, self.item_id, self._spoken))
        if self._script is not None and self._script.outline is not None:
            self._emit(events.Understood(self.id, self._script.outline))
        self._keeping = asyncio.create_task(self._keep())
        try:
            async for piece in self._voicing.pieces():
                await self._send_piece(piece)
        except BaseException:
            if not (self._out.is_set() and self._written.is_set()):
                self._keeping.cancel()
            raise
        self._out.set()
        await asyncio.wait([self._keeping])
        self.ended = True
        self._emit(events.ReplyEnded(self.id, "completed"))
        await self._played()

    async def _send_piece(self, piece: Piece) -> None:
        match piece:
            case ClauseBegins(text, spoken):
                await self._flowing.wait()
                begin = self.text.clause(text, self.clock.sent_ms if spoken else None)
                self._emit(events.ClauseSaid(self.id, text, begin))
                if not spoken:
                    self._out.set()
            case Stretch():
                await self._room_for(piece.duration_ms)
                words = self.text.sound(piece.duration_ms, piece.words)
                if piece.sound:
                    self._emit(events.Sound(self.id, piece.sound, self.clock.sent_ms))
                    self.clock.sent(piece.duration_ms, self._now())
                    self._waterfall.note("first_audio_ms", self._now())
                    self._out.set()
                if words:
                    self._emit(events.WordsTimed(self.id, words))
            case ClauseEnds():
                if words := self.text.clause_ended():
                    self._emit(events.WordsTimed(self.id, words))

    async def _room_for(self, duration_ms: float) -> None:
        """Wait while what went out lies too far ahead of the play head, or while nothing may go out."""
        while True:
            await self._flowing.wait()
            excess_ms = self.clock.ahead_ms(self._now()) + duration_ms - self._rules.ahead_ms
            if excess_ms <= 0 or self.clock.sent_ms == 0:
                return
            await asyncio.sleep(excess_ms / 1000)

    async def _keep(self) -> None:
        """Once the answer stands and some of it went out: whatever was dropped before left no trace."""
        await self._out.wait()
        await self._written.wait()
        if self._script is None:
            return
        try:
            kept = await self._script.keep(**self._waterfall.spent_ms)
        except VitavoceError as error:
            self._emit(events.Trouble(error))
            return
        if kept is not None:
            self._emit(events.TurnKept(self.id, kept))

    async def _played(self) -> None:
        """Until the other side has played what it got."""
        if not self.clock.sent_ms:
            return
        while (left_ms := self.clock.ahead_ms(self._now())) > 0:
            await asyncio.sleep(left_ms / 1000)
            await self._flowing.wait()
        self._emit(events.SoundStopped(self.id))


def _first_of(failures: ExceptionGroup[Exception]) -> Exception:
    first = failures.exceptions[0]
    return _first_of(first) if isinstance(first, ExceptionGroup) else first
