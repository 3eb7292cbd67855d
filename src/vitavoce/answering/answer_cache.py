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
    """The right to write an answer that others wait for; it ends with one of the three."""

    async def keep(self, answer: KeptAnswer) -> None: ...

    async def share(self, answer: KeptAnswer) -> None:
        """Give it to those who wait, and to nobody after them."""

    async def give_up(self) -> None:
        """Let the next of those who wait write it."""


class AnswerCache(Protocol):
    async def find(self, key: AnswerKey, deadline: Deadline) -> KeptAnswer | Lease:
        """The answer, waited for where somebody is writing it, or the right to write it.

        Never raises for a store that is away, and never waits longer than the deadline: then a lease is given.
        """
