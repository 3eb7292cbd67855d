"""What the doors are given, and the guards that stand in them.

Handlers are methods of small classes that hold these: FastAPI's own dependency injection would cost 130 µs a turn.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from fastapi import Request

from vitavoce.api.api_keys import ApiKeys
from vitavoce.api.auth import SessionTokens, bearer_of
from vitavoce.api.limits import Limiter, OverLimit, Policy
from vitavoce.api.request_context import LIMIT_HEADERS_KEY, context_of
from vitavoce.api.spoken_answers import SpeechParts
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.jobs import Jobs
from vitavoce.conversation.kept_recordings import KeptRecordings
from vitavoce.conversation.live_turns import LiveTurns
from vitavoce.conversation.profile_keeper import ProfileKeeper
from vitavoce.conversation.profile_shelf import ProfileShelf
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.spoken_questions import SpokenQuestions
from vitavoce.conversation.turn_taker import TurnTaker
from vitavoce.conversation.visitor_outcomes import VisitorOutcomes
from vitavoce.core.errors import NotAllowed, SessionNotFound
from vitavoce.domain.keeping import ApiKey
from vitavoce.understanding.vocabulary.lexicon import Lexicon

Readiness = Callable[[], Awaitable[Mapping[str, str]]]
"""Each dependency's name with ``ok``, or with what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Everything behind the doors."""

    tokens: SessionTokens
    limiter: Limiter
    api_keys: ApiKeys
    sessions: SessionKeeper
    taker: TurnTaker
    outcomes: VisitorOutcomes
    live_turns: LiveTurns
    shelf: ProfileShelf
    profiles: ProfileKeeper
    readiness: Readiness
    clock: Clock
    lexicon: Lexicon
    speech: SpeechParts
    spoken_questions: SpokenQuestions
    recordings: KeptRecordings
    jobs: Jobs

    async def limit(self, request: Request, policy: Policy) -> None:
        """Charge the caller's address. Raises OverLimit."""
        await self._charge(request, (policy, context_of(request.scope).address))

    async def session_of(self, request: Request, *, turn: bool = False) -> str:
        """The session in the path, once the token proves to be its own.

        Another session's token is told what an unknown session is told: nothing. Raises NotAllowed, SessionNotFound,
        OverLimit.
        """
        limiter = self.limiter
        by_address = (limiter.address_turns if turn else limiter.address_requests, context_of(request.scope).address)
        try:
            session_id = self.tokens.session_of(bearer_of(request.headers.get("authorization")))
        except NotAllowed:
            await self._charge(request, by_address)
            raise
        if session_id != request.path_params["session_id"]:
            await self._charge(request, by_address)
            raise SessionNotFound
        if turn:
            await self._charge(request, (limiter.session_turns, session_id), by_address)
        else:
            await self._charge(request, by_address)
        return session_id

    async def key_of(self, request: Request, scope: str) -> ApiKey:
        """The API key sent in, if it opens doors of this scope. Raises NotAllowed."""
        return await self.api_keys.open(bearer_of(request.headers.get("authorization")), scope)

    async def _charge(self, request: Request, *asked: tuple[Policy, str]) -> None:
        """Whatever becomes of the request then, its answer tells what is left; see RequestFrame."""
        try:
            request.scope[LIMIT_HEADERS_KEY] = await self.limiter.charge(*asked)
        except OverLimit as over:
            request.scope[LIMIT_HEADERS_KEY] = over.headers
            raise
