"""A visitor's words become a turn: understood, answered and kept."""

from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Final

import orjson

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.conversation.question_text import clean_question
from vitavoce.conversation.queues import SessionQueues
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.stores import IdempotencyStore, TurnStore
from vitavoce.core.errors import IdempotencyKeyReused, RequestInProgress, SessionBusy, StorageUnavailable
from vitavoce.domain.keeping import IdempotencyKey, NewTurn
from vitavoce.domain.question import Question
from vitavoce.domain.session import Session
from vitavoce.domain.turn import Answered, Timings, Turn
from vitavoce.understanding.query_processor import QueryProcessor

_SUGGESTIONS_AFTER_A_TURN: Final = 2


@dataclass(frozen=True, slots=True)
class TurnRules:
    """``attempts``: how often a turn is made anew when another copy of the server was quicker; ``claim_lease_s``: how
    long a retry key stays claimed by a run that died; ``queue``: turns of one session that may run or wait.
    """

    question_characters: int = 2_000
    max_cards: int = 4
    attempts: int = 5
    claim_lease_s: float = 30.0
    queue: int = 64


@dataclass(frozen=True, slots=True)
class Taken:
    """A kept turn as JSON text, the same to the byte when ``replayed``."""

    json: str
    replayed: bool = False

    def document(self) -> dict[str, object]:
        document: dict[str, object] = orjson.loads(self.json)
        return document


class TurnTaker:
    """The one place that knows all the rooms."""

    def __init__(
        self,
        *,
        sessions: SessionKeeper,
        shelf: ProfileShelf,
        turns: TurnStore,
        idempotency: IdempotencyStore,
        processor: QueryProcessor,
        writer: ConversationWriter,
        ids: IdMaker,
        clock: Clock,
        rules: TurnRules,
    ) -> None:
        self._sessions = sessions
        self._shelf = shelf
        self._turns = turns
        self._idempotency = idempotency
        self._processor = processor
        self._writer = writer
        self._ids = ids
        self._clock = clock
        self._rules = rules
        self._queues = SessionQueues(rules.queue)

    async def take(self, session_id: str, text: str, *, idempotency: IdempotencyKey | None = None) -> Taken:
        """The turn, kept when this returns.

        Raises QuestionEmpty, QuestionTooLong, SessionNotFound, SessionExpired, SessionBusy, StorageUnavailable, and
        with a key IdempotencyKeyReused and RequestInProgress. Nothing is kept of a turn that raises.
        """
        text = clean_question(text, self._rules.question_characters)
        if idempotency is None:
            return await self._take(session_id, text, None)
        claim = await self._idempotency.claim(idempotency, self._clock.now(), self._rules.claim_lease_s)
        if claim.turn_json is not None:
            return Taken(claim.turn_json, replayed=True)
        if claim.reused:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another request before.")
        if claim.in_progress:
            raise RequestInProgress("The first request with this Idempotency-Key is still running.", retry_after_s=1)
        try:
            return await self._take(session_id, text, idempotency)
        except BaseException:
            await self._release(idempotency)
            raise

    async def _take(self, session_id: str, text: str, key: IdempotencyKey | None) -> Taken:
        async with self._queues.turn_of(session_id):
            for _ in range(self._rules.attempts):
                session = await self._sessions.get(session_id)
                prepared = await self._shelf.get(session.profile_slug)
                now = self._clock.now()
                turn = self._answer(session, prepared, text, now)
                after = self._sessions.after_turn(session, turn.understood.focus, now)
                taken = Taken(orjson.dumps(turn.document()).decode())  # 4 µs; json takes 50 µs
                new_turn = NewTurn(
                    id=turn.id,
                    session_id=session_id,
                    created_at=now,
                    json=taken.json,
                    focus=after.focus,
                    expected_turns=session.turns,
                    expires_at=after.expires_at,
                    idempotency=key,
                )
                if await self._turns.append(new_turn):
                    self._sessions.remember(after)
                    return taken
                self._sessions.forget(session_id)
                if key and (kept := await self._idempotency.finished(key)):
                    return Taken(kept, replayed=True)
        raise SessionBusy("Other questions of this conversation came first.", retry_after_s=1)

    def _answer(self, session: Session, prepared: PreparedProfile, text: str, now: datetime) -> Turn:
        """Pure work of about a millisecond, so it runs where it is called."""
        begun = perf_counter()
        question = Question(text=text, today=self._clock.today(), focus=session.focus, max_cards=self._rules.max_cards)
        understood = self._processor.understand(question, prepared.index)
        read = perf_counter()
        answered = self._writer.write(question, understood, prepared.profile)
        suggestions = _suggestions(answered.suggestions, prepared, session, text)
        written = perf_counter()
        return Turn(
            id=self._ids.turn(),
            session_id=session.id,
            created_at=now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            question=text,
            understood=understood,
            answered=Answered(answered.sentences, suggestions, answered.answered_by),
            timings=Timings(
                understand_ms=_ms(read - begun), answer_ms=_ms(written - read), total_ms=_ms(written - begun)
            ),
        )

    async def _release(self, key: IdempotencyKey) -> None:
        try:
            await self._idempotency.release(key)
        except StorageUnavailable:
            return  # the claim lapses by itself


def _suggestions(written: tuple[str, ...], prepared: PreparedProfile, session: Session, text: str) -> tuple[str, ...]:
    """The writer's, as far as they are known to be answered, then others of the profile's, going on with every turn;
    never the question just asked.
    """
    working = prepared.suggestions
    first = session.turns * _SUGGESTIONS_AFTER_A_TURN % max(1, len(working))
    asked = text.casefold()
    wanted = dict.fromkeys((*(said for said in written if said in working), *working[first:], *working[:first]))
    return tuple(said for said in wanted if said.casefold() != asked)[:_SUGGESTIONS_AFTER_A_TURN]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)
