"""Whole answers of a language model, given again to whoever asks the same of the same résumé.

Of those who ask at once, one writes and the others wait for it, so that a question that everybody asks costs one call.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

import orjson

from vitavoce.answering.answer_cache import KeptAnswer, Lease
from vitavoce.answering.answer_key import AnswerKey
from vitavoce.conversation.recently_used import RecentlyUsed
from vitavoce.core.deadline import Deadline


class AnswerStore(Protocol):
    """Where copies of the server share answers. Never raises: what can't be reached has none."""

    async def get(self, key: str) -> str | None: ...

    async def put(self, key: str, text: str, kept_s: float) -> None: ...


@dataclass(slots=True)
class CacheCounts:
    """How often an answer was there already, was waited for, and had to be written."""

    found: int = 0
    waited_for: int = 0
    written: int = 0

    @property
    def hit_rate(self) -> float | None:
        """None where nothing was asked for yet."""
        asked = self.found + self.waited_for + self.written
        return (self.found + self.waited_for) / asked if asked else None


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: KeptAnswer
    until_s: float


@dataclass(slots=True)
class _Writing:
    """Lapses with the deadline of whoever writes, in case nothing more is heard of it."""

    until: Deadline
    done: "asyncio.Future[KeptAnswer | None]" = field(default_factory=asyncio.Future)


class AnswerKeeper:
    """``capacity`` answers in this process, each for ``kept_s``; fits ``answering.answer_cache.AnswerCache``.

    Nobody waits longer than ``patience_s`` for another's answer.
    """

    def __init__(
        self,
        *,
        capacity: int,
        kept_s: float,
        patience_s: float,
        shared: AnswerStore | None = None,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._recent: RecentlyUsed[str, _Kept] = RecentlyUsed(capacity)
        self._kept_s = kept_s
        self._patience_s = patience_s
        self._shared = shared
        self._now = now
        self._being_written: dict[str, _Writing] = {}
        self.counts = CacheCounts()

    async def find(self, key: AnswerKey, deadline: Deadline) -> KeptAnswer | Lease:
        """The answer, waited for where somebody is writing it, or the right to write it."""
        text = key.text
        patience = deadline.within(self._patience_s)
        while True:
            if (kept := self._recent.get(text)) and kept.until_s > self._now():
                self.counts.found += 1
                return kept.answer
            writing = self._being_written.get(text)
            if writing is None or not writing.until.left_s:
                return await self._shared_or_lease(text, deadline)
            try:
                async with asyncio.timeout(patience.left_s):
                    answer = await asyncio.shield(writing.done)
            except TimeoutError:
                self.counts.written += 1
                return _Lease(self, text, _Writing(deadline))
            if answer is not None:
                self.counts.waited_for += 1
                return answer

    async def _shared_or_lease(self, text: str, deadline: Deadline) -> KeptAnswer | Lease:
        writing = self._being_written[text] = _Writing(deadline)
        lease = _Lease(self, text, writing)
        try:
            found = await self._shared.get(text) if self._shared else None
        except BaseException:
            await lease.give_up()
            raise
        if found is None:
            self.counts.written += 1
            return lease
        answer = KeptAnswer(tuple(orjson.loads(found)))
        self.counts.found += 1
        self._remember(text, answer)
        self.end(text, writing, answer)
        return answer

    async def keep(self, text: str, writing: _Writing, answer: KeptAnswer) -> None:
        self._remember(text, answer)
        self.end(text, writing, answer)
        if self._shared:
            await self._shared.put(text, orjson.dumps(answer.sentences).decode(), self._kept_s)

    def end(self, text: str, writing: _Writing, answer: KeptAnswer | None) -> None:
        """Give those who wait what was written, or let the first of them write."""
        if self._being_written.get(text) is writing:
            del self._being_written[text]
        if not writing.done.done():
            writing.done.set_result(answer)

    def _remember(self, text: str, answer: KeptAnswer) -> None:
        self._recent.put(text, _Kept(answer, self._now() + self._kept_s))


class _Lease:
    __slots__ = ("_keeper", "_text", "_writing")

    def __init__(self, keeper: AnswerKeeper, text: str, writing: _Writing) -> None:
        self._keeper = keeper
        self._text = text
        self._writing = writing

    async def keep(self, answer: KeptAnswer) -> None:
        await self._keeper.keep(self._text, self._writing, answer)

    async def share(self, answer: KeptAnswer) -> None:
        self._keeper.end(self._text, self._writing, answer)

    async def give_up(self) -> None:
        self._keeper.end(self._text, self._writing, None)
