"""What visitors do with answers: judge them, and follow what they lead to."""

from collections.abc import Sequence
from dataclasses import replace

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.question_text import on_one_line
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.stores import ExperimentStore, FeedbackStore
from vitavoce.core.errors import TurnNotFound
from vitavoce.domain.feedback import Feedback
from vitavoce.domain.outcomes import visitor_of


class VisitorOutcomes:
    """All raise SessionNotFound, SessionExpired, StorageUnavailable."""

    def __init__(
        self, sessions: SessionKeeper, feedback: FeedbackStore, experiments: ExperimentStore, clock: Clock
    ) -> None:
        self._sessions = sessions
        self._feedback = feedback
        self._experiments = experiments
        self._clock = clock

    async def judge(self, given: Feedback) -> Feedback:
        """In place of what was said of this turn before, as it is kept. Raises TurnNotFound."""
        await self._sessions.get(given.session_id)
        kept = replace(given, comment=on_one_line(given.comment or "") or None)
        if not await self._feedback.put(kept, self._clock.now()):
            raise TurnNotFound("There is no such turn in this conversation.")
        return kept

    async def withdraw(self, session_id: str, turn_id: str) -> None:
        """Raises TurnNotFound."""
        await self._sessions.get(session_id)
        if not await self._feedback.withdraw(session_id, turn_id):
            raise TurnNotFound("There is no such turn in this conversation.")

    async def judged(self, session_id: str) -> Sequence[Feedback]:
        """In the order of the turns."""
        await self._sessions.get(session_id)
        return await self._feedback.of_session(session_id)

    async def followed(self, session_id: str) -> None:
        """A contact or a link was followed. Only that it was is kept, and only within an experiment."""
        await self._sessions.get(session_id)
        await self._experiments.clicked(visitor_of(session_id))
