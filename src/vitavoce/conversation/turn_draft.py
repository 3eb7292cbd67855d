"""A question understood and being answered; nothing of it is kept yet."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import Final

from vitavoce.answering.writing import Writing
from vitavoce.conversation.profile_shelf import PreparedProfile
from vitavoce.domain.feedback import CaughtSentences
from vitavoce.domain.question import Understood
from vitavoce.domain.session import Session
from vitavoce.domain.speech import Spoken
from vitavoce.domain.turn import Answered, Heard, Timings, Turn

_SUGGESTIONS_AFTER_A_TURN: Final = 2


@dataclass(slots=True, kw_only=True)
class TurnDraft:
    """May be dropped at any time, as when a visitor goes on speaking: then it never was.

    ``session`` is the state that it was made from; ``waited_ms`` is how long the answer was waited for.
    """

    id: str
    session: Session
    prepared: PreparedProfile
    created_at: datetime
    question: str
    understood: Understood
    writing: Writing
    heard: Heard | None = None
    timings: Timings = Timings()
    waited_ms: float = 0.0

    @property
    def live(self) -> bool:
        """Whether the answer has to be waited for."""
        return self.writing.live

    async def sentences(self) -> AsyncGenerator[str]:
        """The answer's sentences as they come; to be read once. Closing this stops the writing."""
        begun = perf_counter()
        async with aclosing(self.writing.sentences()) as sentences:
            async for sentence in sentences:
                self._waited(since=begun)
                yield sentence
                begun = perf_counter()
        self._waited(since=begun)

    def note(self, **spent_ms: float) -> None:
        """Enter stretches of time that only the caller can measure."""
        self.timings = replace(self.timings, **{name: round(spent, 3) for name, spent in spent_ms.items()})

    def _waited(self, *, since: float) -> None:
        if self.live:
            waited_ms = (perf_counter() - since) * 1000
            self.waited_ms += waited_ms
            self.note(answer_ms=self.timings.answer_ms + waited_ms)

    def turn(self, *, speech: Spoken | None = None, said: str | None = None) -> Turn:
        """The turn as it stands; ``said`` is what was heard of an answer that was interrupted."""
        answered = self.writing.answered
        told = answered.sentences if said is None else ((said,) if said else ())
        timings = self.timings
        total_ms = timings.hear_ms + timings.understand_ms + timings.answer_ms + timings.speak_ms
        return Turn(
            id=self.id,
            session_id=self.session.id,
            created_at=self.created_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            question=self.question,
            understood=self.understood,
            answered=replace(answered, sentences=told, suggestions=self._suggestions(answered)),
            heard=self.heard,
            speech=speech,
            interrupted=said is not None,
            timings=replace(timings, total_ms=round(total_ms, 3)),
        )

    def caught(self) -> CaughtSentences | None:
        """What grounding kept back, with who had written it."""
        answered = self.writing.answered
        if not answered.caught:
            return None
        return CaughtSentences(
            turn_id=self.id,
            created_at=self.created_at,
            model=answered.usage.model,
            prompt=answered.usage.prompt,
            sentences=answered.caught,
        )

    def _suggestions(self, answered: Answered) -> tuple[str, ...]:
        """The writer's, as far as they are known to be answered, then others of the profile's, going on with every
        turn; never the question just asked.
        """
        working = self.prepared.suggestions
        first = self.session.turns * _SUGGESTIONS_AFTER_A_TURN % max(1, len(working))
        asked = self.question.casefold()
        written = (said for said in answered.suggestions if said in working)
        wanted = dict.fromkeys((*written, *working[first:], *working[:first]))
        return tuple(said for said in wanted if said.casefold() != asked)[:_SUGGESTIONS_AFTER_A_TURN]
