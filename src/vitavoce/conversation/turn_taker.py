"""A visitor's words become a turn: understood, answered, spoken and kept."""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Final, Protocol

import orjson

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.experiments import Experiment
from vitavoce.answering.writing import WritingContext
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.experiments.exposing import exposure_of
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.question_text import clean_question
from vitavoce.conversation.queues import SessionQueues
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.stores import IdempotencyStore, TurnStore
from vitavoce.conversation.turn_draft import TurnDraft
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import (
    IdempotencyKeyReused,
    RequestInProgress,
    SessionBusy,
    StorageUnavailable,
    TurnNotFound,
)
from vitavoce.domain.keeping import IdempotencyKey, NewTurn
from vitavoce.domain.model_call import Payer
from vitavoce.domain.question import Question
from vitavoce.domain.speech import Spoken, Voice
from vitavoce.domain.turn import Exchange, Heard, Timings
from vitavoce.understanding.query_processor import QueryProcessor

_EARLIER_EXCHANGES: Final = 3


@dataclass(frozen=True, slots=True)
class TurnRules:
    """``attempts``: how often a turn is made anew when another copy of the server was quicker; ``claim_lease_s``: how
    long a retry key stays claimed by a run that died; ``queue``: turns of one session that may run or wait;
    ``deadline_s``: how long answering and speaking may take together.
    """

    question_characters: int = 2_000
    max_cards: int = 4
    attempts: int = 5
    claim_lease_s: float = 30.0
    queue: int = 64
    deadline_s: float = 20.0


@dataclass(frozen=True, slots=True)
class Taken:
    """A kept turn as JSON text, the same to the byte when ``replayed``."""

    json: str
    replayed: bool = False

    def document(self) -> dict[str, object]:
        document: dict[str, object] = orjson.loads(self.json)
        return document


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a question came in and how its answer goes out.

    ``address`` is what limits and budgets know a visitor by; ``heard`` is set for a spoken question, and ``hear_ms`` is
    what recognising it took; ``voice`` asks for the answer's sound. ``asked_before`` are earlier questions, oldest
    first, of a caller that keeps the conversation itself: a new session is understood as if they had been asked in it.
    """

    address: str = ""
    heard: Heard | None = None
    hear_ms: float = 0.0
    voice: Voice | None = None
    asked_before: tuple[str, ...] = ()


class Audience(Protocol):
    """Is told an answer that is still being written."""

    def begun(self, draft: TurnDraft) -> None: ...

    def said(self, sentence: str) -> None: ...


class Speaker(Protocol):
    """Makes the sound of an answer, and keeps it."""

    async def clip(self, sentences: AsyncIterator[str], voice: Voice, deadline: Deadline) -> Spoken | None:
        """One clip of all sentences; None where no voice can be had in time or the sound can't be kept."""


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
        speaker: Speaker | None = None,
        experiments: Sequence[Experiment] = (),
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
        self._speaker = speaker
        self._experiments = experiments
        self._queues = SessionQueues(rules.queue)

    async def take(
        self,
        session_id: str,
        text: str,
        manner: Manner | None = None,
        *,
        idempotency: IdempotencyKey | None = None,
        audience: Audience | None = None,
    ) -> Taken:
        """The turn, kept when this returns; ``audience`` hears of one that has to be waited for.

        Raises QuestionEmpty, QuestionTooLong, SessionNotFound, SessionExpired, SessionBusy, StorageUnavailable, and
        with a key IdempotencyKeyReused and RequestInProgress. Nothing is kept of a turn that raises.
        """
        text = clean_question(text, self._rules.question_characters)
        manner = manner or Manner()
        if idempotency is None:
            return await self._take(session_id, text, manner, None, audience)
        claim = await self._idempotency.claim(idempotency, self._clock.now(), self._rules.claim_lease_s)
        if claim.turn_json is not None:
            return Taken(claim.turn_json, replayed=True)
        if claim.reused:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another request before.")
        if claim.in_progress:
            raise RequestInProgress("The first request with this Idempotency-Key is still running.", retry_after_s=1)
        try:
            return await self._take(session_id, text, manner, idempotency, audience)
        except BaseException:
            await self._release(idempotency)
            raise

    async def draft(
        self, session_id: str, text: str, manner: Manner | None = None, *, lead: bool = False, spoken: bool = False
    ) -> TurnDraft:
        """The question understood, and its answer ready to be written; nothing is kept. ``lead`` and ``spoken`` as in
        WritingContext.

        Raises QuestionEmpty, QuestionTooLong, SessionNotFound, SessionExpired, StorageUnavailable.
        """
        text = clean_question(text, self._rules.question_characters)
        return await self._draft(session_id, text, manner or Manner(), lead=lead, spoken=spoken)

    async def keep(self, draft: TurnDraft, *, said: str | None = None) -> Taken:
        """Keep a turn that was told while it was being made; ``said`` is what was heard of an interrupted one.

        What was told stands: where another turn of the session came first, this one follows it. Raises
        SessionNotFound, SessionExpired, SessionBusy, StorageUnavailable.
        """
        async with self._queues.turn_of(draft.session.id):
            for _ in range(self._rules.attempts):
                if taken := await self._append(draft, None, said=said):
                    return taken
                draft.session = await self._sessions.get(draft.session.id)
        raise _busy()

    async def cut_short(self, session_id: str, turn_id: str, said: str) -> Taken:
        """Let a kept turn hold only what was heard of its answer. Raises TurnNotFound, SessionNotFound ..."""
        async with self._queues.turn_of(session_id):
            turn = orjson.loads(await self._sessions.turn(session_id, turn_id))
            turn |= {"answer": said, "interrupted": True}
            taken = Taken(orjson.dumps(turn).decode())
            if not await self._turns.amend(session_id, turn_id, taken.json):
                raise TurnNotFound("There is no such turn in this conversation.")
            return taken

    async def _take(
        self, session_id: str, text: str, manner: Manner, key: IdempotencyKey | None, audience: Audience | None
    ) -> Taken:
        async with self._queues.turn_of(session_id):
            draft: TurnDraft | None = None
            for _ in range(self._rules.attempts):
                if draft is None or not (draft.live or manner.voice):
                    draft = await self._draft(session_id, text, manner)
                    speech = await self._told(draft, manner.voice, audience)
                else:  # words have gone out, and were paid for: they stand, on the state that another turn left
                    draft.session = await self._sessions.get(session_id)
                if taken := await self._append(draft, key, speech=speech):
                    return taken
                if key and (kept := await self._idempotency.finished(key)):
                    return Taken(kept, replayed=True)
        raise _busy()

    async def _draft(
        self, session_id: str, text: str, manner: Manner, *, lead: bool = False, spoken: bool = False
    ) -> TurnDraft:
        """Understanding is pure work of under a millisecond, so it runs where it is called."""
        session = await self._sessions.get(session_id)
        prepared = await self._shelf.get(session.profile_slug)
        # Answers that a caller sends along may be anybody's words; only the questions are taken over.
        earlier = tuple(Exchange(asked, "") for asked in manner.asked_before[-_EARLIER_EXCHANGES:])
        if self._writer.remembers and session.turns:
            earlier = await self._earlier(session_id)
        begun = perf_counter()
        question = Question(text=text, today=self._clock.today(), focus=session.focus, max_cards=self._rules.max_cards)
        for asked in manner.asked_before:
            focus = self._processor.understand(replace(question, text=asked), prepared.index).focus
            question = replace(question, focus=focus)
        understood = self._processor.understand(question, prepared.index)
        read = perf_counter()
        context = WritingContext(
            payer=Payer(session.profile_slug, session_id, manner.address),
            deadline=Deadline.after(self._rules.deadline_s),
            locale=session.locale,
            earlier=earlier,
            spoken=spoken or manner.voice is not None,
            lead=lead,
        )
        writing = self._writer.begin(question, understood, prepared.profile, context)
        written = perf_counter()
        return TurnDraft(
            id=self._ids.turn(),
            session=session,
            prepared=prepared,
            created_at=self._clock.now(),
            question=text,
            understood=understood,
            writing=writing,
            heard=manner.heard,
            timings=Timings(hear_ms=manner.hear_ms, understand_ms=_ms(read - begun), answer_ms=_ms(written - read)),
        )

    async def _told(self, draft: TurnDraft, voice: Voice | None, audience: Audience | None) -> Spoken | None:
        """See the answer written to its end, and spoken where that is asked for."""
        if voice is None and not draft.live:
            return None
        spoken = None
        begun = perf_counter()
        async with aclosing(_overheard(draft, audience)) as sentences:
            if voice is not None and self._speaker is not None:
                spoken = await self._speaker.clip(sentences, voice, Deadline.after(self._rules.deadline_s))
                draft.note(speak_ms=_ms(perf_counter() - begun) - draft.waited_ms)
            async for _ in sentences:
                pass  # without a voice the answer is written all the same
        return spoken

    async def _append(
        self,
        draft: TurnDraft,
        key: IdempotencyKey | None,
        *,
        speech: Spoken | None = None,
        said: str | None = None,
    ) -> Taken | None:
        """None when another turn came first."""
        session = draft.session
        after = self._sessions.after_turn(session, draft.understood.focus, self._clock.now())
        turn = draft.turn(speech=speech, said=said)
        taken = Taken(orjson.dumps(turn.document()).decode())  # 4 µs; json takes 50 µs
        kept = await self._turns.append(
            NewTurn(
                id=draft.id,
                session_id=session.id,
                created_at=draft.created_at,
                json=taken.json,
                focus=after.focus,
                expected_turns=session.turns,
                expires_at=after.expires_at,
                idempotency=key,
                exposure=exposure_of(self._experiments, session, turn, self._clock.today()),
                caught=draft.caught(),
            )
        )
        if not kept:
            self._sessions.forget(session.id)
            return None
        self._sessions.remember(after)
        return taken

    async def _earlier(self, session_id: str) -> tuple[Exchange, ...]:
        turns = await self._turns.latest(session_id, _EARLIER_EXCHANGES)
        return tuple(_exchange(turn) for turn in turns)

    async def _release(self, key: IdempotencyKey) -> None:
        try:
            await self._idempotency.release(key)
        except StorageUnavailable:
            return  # the claim lapses by itself


async def _overheard(draft: TurnDraft, audience: Audience | None) -> AsyncGenerator[str]:
    """The sentences, told to the audience on their way."""
    if audience is not None:
        audience.begun(draft)
    async with aclosing(draft.sentences()) as sentences:
        async for sentence in sentences:
            if audience is not None:
                audience.said(sentence)
            yield sentence


def _exchange(turn_json: str) -> Exchange:
    turn = orjson.loads(turn_json)
    return Exchange(turn["question"], turn["answer"])


def _busy() -> SessionBusy:
    return SessionBusy("Other questions of this conversation came first.", retry_after_s=1)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)
