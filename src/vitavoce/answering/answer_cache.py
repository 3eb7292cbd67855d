"""Answers kept for whoever asks the same: the seam that ``storage`` fits."""

from dataclasses import dataclass
from typing import Protocol

from vitavoce.answering.answer_key import AnswerKey
from vitavoce.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A whole answer, every sentence of it grounded."""

    sentences: tuple[str, ...]


class Lease(Protocol):
    """The right to write an answer that others wait for; it ends with one of the two."""

    async def keep(self, answer: KeptAnswer) -> None: ...

    async def give_up(self) -> None: ...


class AnswerCache(Protocol):
    async def find(self, key: AnswerKey, deadline: Deadline) -> KeptAnswer | Lease:
        """The answer, waited for where somebody is writing it, or the right to write it.

        Never raises for a store that is away, and never waits longer than the deadline: then a lease is given.
        """
