"""An answer being written: sentences as they come, then what became of it."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Payer
from vitavoce.domain.turn import Answered, Exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingContext:
    """What the writer of an answer may know besides the question.

    ``earlier`` are the last exchanges, oldest first. ``spoken``: the answer is heard, not read. ``lead``: a clause that
    is certain comes first, at once, so that a voice can begin while a model still writes.
    """

    payer: Payer
    deadline: Deadline
    locale: str = "en"
    earlier: tuple[Exchange, ...] = ()
    spoken: bool = False
    lead: bool = False


class Writing(Protocol):
    """One answer. ``sentences`` is read once; closing it stops whatever still writes."""

    @property
    def live(self) -> bool:
        """Whether sentences have to be waited for; otherwise ``answered`` stands from the beginning."""

    @property
    def answered(self) -> Answered:
        """What has been given out so far, and once ``sentences`` ended, the whole answer."""

    def sentences(self) -> AsyncGenerator[str]: ...


class Written:
    """An answer that stands already."""

    def __init__(self, answered: Answered) -> None:
        self._answered = answered

    @property
    def live(self) -> bool:
        return False

    @property
    def answered(self) -> Answered:
        return self._answered

    async def sentences(self) -> AsyncGenerator[str]:
        for sentence in self._answered.sentences:
            yield sentence
