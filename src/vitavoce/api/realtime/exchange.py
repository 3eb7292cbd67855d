"""All talks of this process: how many there may be, and those whose connection dropped a moment ago."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from uuid import uuid4

from vitavoce.api.realtime.line import Line
from vitavoce.api.realtime.telling import Telling
from vitavoce.conversation.voice.rooms import ExchangeRules
from vitavoce.conversation.voice.talk import Talk
from vitavoce.core.errors import TooManyTalks
from vitavoce.core.memory import give_back_free_memory

_RETRY_S: Final = 10.0
_TALKS_BETWEEN_TIDYING: Final = 25


@dataclass(eq=False, slots=True)
class Call:
    """One talk with what was told of it; ``key_id`` of the API key that opened it, None for a visitor's token."""

    session_id: str
    address: str
    key_id: str | None
    line: Line
    telling: Telling
    talk: Talk
    displaced: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: asyncio.TimerHandle | None = None


class Exchange:
    """One talk a session: a second connection takes it over."""

    def __init__(self, rules: ExchangeRules) -> None:
        self._rules = rules
        self._calls: dict[str, Call] = {}
        self._of_address: Counter[str] = Counter()
        self._closing: set[asyncio.Task[None]] = set()
        self._ended = 0

    def __len__(self) -> int:
        return len(self._calls)

    def find(self, session_id: str) -> Call | None:
        return self._calls.get(session_id)

    def refuse_one_too_many(self, address: str) -> None:
        """Raises TooManyTalks: one talk served badly is worse than one refused."""
        if len(self._calls) >= self._rules.most_talks:
            raise TooManyTalks("All lines are taken; please type, or try again soon.", retry_after_s=_RETRY_S)
        if self._of_address[address] >= self._rules.most_talks_an_address:
            raise TooManyTalks("There are too many talks from your address.", retry_after_s=_RETRY_S)

    def open(self, session_id: str, address: str, key_id: str | None, make_talk: Callable[[Telling], Talk]) -> Call:
        """A new talk. Raises TooManyTalks."""
        self.refuse_one_too_many(address)
        line = Line(uuid4().hex[:12])
        telling = Telling(line)
        call = Call(session_id, address, key_id, line, telling, make_talk(telling))
        self._calls[session_id] = call
        self._of_address[address] += 1
        return call

    def take_over(self, call: Call) -> None:
        """A new connection carries the talk from now on; the one before, if it is still there, is to end."""
        call.displaced.set()
        call.displaced = asyncio.Event()
        if call.waiting is not None:
            call.waiting.cancel()
            call.waiting = None
        call.talk.attach()

    def dropped(self, call: Call) -> None:
        """The connection is gone: wait for another."""
        if self._calls.get(call.session_id) is not call:
            return
        call.talk.detach()
        call.waiting = asyncio.get_running_loop().call_later(self._rules.resume_s, self.end, call)

    def end(self, call: Call) -> asyncio.Task[None] | None:
        """For good; the task that keeps what was heard of the answer."""
        if self._calls.get(call.session_id) is not call:
            return None
        del self._calls[call.session_id]
        self._of_address -= Counter((call.address,))
        if call.waiting is not None:
            call.waiting.cancel()
            call.waiting = None
        call.displaced.set()
        closing = asyncio.get_running_loop().create_task(self._close(call))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)
        return closing

    async def _close(self, call: Call) -> None:
        await call.talk.close()
        call.line.close()
        self._ended += 1
        if self._ended % _TALKS_BETWEEN_TIDYING == 0:
            await asyncio.to_thread(give_back_free_memory)
