"""Turns told while they are being made, to whoever listens, and made to their end though nobody does."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Final

from vitavoce.conversation.events import Telling, TurnEvent, events_after, events_of
from vitavoce.conversation.turn_draft import TurnDraft
from vitavoce.conversation.turn_taker import Manner, Taken, TurnTaker
from vitavoce.core.errors import SessionBusy
from vitavoce.domain.keeping import IdempotencyKey

_MOST: Final = 10_000  # a turn lasts seconds; more at once than any one process can answer


class LiveTurn:
    """One turn on its way; it holds what was told so far, for those who come later or come back."""

    def __init__(self, session_id: str) -> None:
        self.session_id = session_id
        self.turn_id = ""  # until it is begun
        self._telling: Telling | None = None
        self._events: list[TurnEvent] = []
        self._taken: Taken | None = None
        self._failure: BaseException | None = None
        self._news = asyncio.Event()  # a new one each time there was some

    def begun(self, draft: TurnDraft) -> None:
        self.turn_id = draft.id
        self._telling = Telling(draft.id)
        self._add(self._telling.beginning(draft.turn().document()))

    def said(self, sentence: str) -> None:
        if self._telling is not None:
            self._add(self._telling.sentence(sentence))

    async def run(self, taker: TurnTaker, text: str, manner: Manner, key: IdempotencyKey | None) -> None:
        try:
            taken = await taker.take(self.session_id, text, manner, idempotency=key, audience=self)
        except BaseException as error:
            self._failure = error
            if not isinstance(error, Exception):
                raise
        else:
            events = events_of(json.loads(taken.json))
            if taken.replayed or self._telling is None:
                self._events = []
                self.turn_id = str(events[-1].data["id"])
            self._taken = taken
            self._add(events[len(self._events) :])
        finally:
            self._wake()

    @property
    def replayed(self) -> bool:
        return self._taken is not None and self._taken.replayed

    async def opened(self) -> None:
        """Wait for the first word of it. Raises what the turn raised before any."""
        while not (self._events or self._over):
            await self._news.wait()
        if self._failure is not None and not self._events:
            raise self._failure

    async def events(self, last_event_id: str | None = None) -> AsyncGenerator[TurnEvent]:
        """What a reader that saw ``last_event_id`` still lacks, as it comes. Raises what the turn raised."""
        told = len(self._events) - len(events_after(self._events, last_event_id))
        while True:
            while told < len(self._events):
                told += 1
                yield self._events[told - 1]
            if self._over:
                break
            await self._news.wait()
        if self._failure is not None:
            raise self._failure

    @property
    def _over(self) -> bool:
        return self._taken is not None or self._failure is not None

    def _add(self, events: list[TurnEvent]) -> None:
        self._events.extend(events)
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


class LiveTurns:
    """All that are on their way in this process."""

    def __init__(self, taker: TurnTaker) -> None:
        self._taker = taker
        self._running: dict[asyncio.Task[None], LiveTurn] = {}

    async def begin(self, session_id: str, text: str, manner: Manner, key: IdempotencyKey | None) -> LiveTurn:
        """Returns once there is something to tell. Raises as TurnTaker.take does."""
        if len(self._running) >= _MOST:
            raise SessionBusy("Too many questions are being answered.", retry_after_s=1)
        live = LiveTurn(session_id)
        task = asyncio.get_running_loop().create_task(live.run(self._taker, text, manner, key))
        self._running[task] = live
        task.add_done_callback(self._running.pop)
        await live.opened()
        return live

    def find(self, session_id: str, turn_id: str) -> LiveTurn | None:
        """One that is not kept yet."""
        for live in self._running.values():
            if live.turn_id == turn_id and live.session_id == session_id:
                return live
        return None
