"""Opens, finds and ends conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.conversation.recently_used import RecentlyUsed
from vitavoce.conversation.stores import SessionStore, TurnStore
from vitavoce.core.errors import SessionExpired, SessionNotFound, TurnNotFound
from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session

_STEPS_OF_TTL: Final = 20


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A new conversation and the profile it is about."""

    session: Session
    prepared: PreparedProfile


class SessionKeeper:
    """Knows the sessions used lately without asking the store.

    What is remembered may be behind when several copies of the server share a store. That costs a retry and never a
    turn, because a turn is kept only on the state it was made from; see ``TurnStore.append``.
    """

    def __init__(
        self,
        sessions: SessionStore,
        turns: TurnStore,
        shelf: ProfileShelf,
        *,
        ids: IdMaker,
        clock: Clock,
        ttl: timedelta,
        remembered: int = 10_000,
    ) -> None:
        """``ttl`` runs anew with every turn."""
        self._sessions = sessions
        self._turns = turns
        self._shelf = shelf
        self._ids = ids
        self._clock = clock
        self._ttl = ttl
        self._remembered: RecentlyUsed[str, Session] = RecentlyUsed(remembered)

    async def open(self, slug: str | None = None, locale: str = "en") -> OpenedSession:
        """A conversation about the named profile, or the default one. Raises ProfileNotFound."""
        if slug is None:
            slug = await self._shelf.default_slug()
        prepared = await self._shelf.get(slug)
        now = self._clock.now()
        session = Session(
            id=self._ids.session(), profile_slug=slug, created_at=now, expires_at=now + self._ttl, locale=locale
        )
        await self._sessions.create(session)
        self._remembered.put(session.id, session)
        return OpenedSession(session, prepared)

    async def get(self, session_id: str) -> Session:
        """Raises SessionNotFound, SessionExpired."""
        now = self._clock.now()
        session = self._remembered.get(session_id)
        if session is not None and not session.expired(now):
            return session
        session = await self._sessions.find(session_id)
        if session is None:
            self._remembered.drop(session_id)
            raise SessionNotFound("There is no such conversation.")
        if session.expired(now):
            self._remembered.drop(session_id)
            raise SessionExpired("This conversation has expired; a new one can be opened.")
        self._remembered.put(session_id, session)
        return session

    async def turns(self, session_id: str) -> Sequence[str]:
        """The conversation's turns as JSON, oldest first. Raises SessionNotFound, SessionExpired."""
        self._remembered.drop(session_id)  # may have been ended on another copy
        await self.get(session_id)
        return await self._turns.of_session(session_id)

    async def turn(self, session_id: str, turn_id: str) -> str:
        """One turn as JSON. Raises TurnNotFound, SessionNotFound, SessionExpired."""
        await self.get(session_id)
        turn = await self._turns.find(session_id, turn_id)
        if turn is None:
            raise TurnNotFound("There is no such turn in this conversation.")
        return turn

    async def end(self, session_id: str) -> None:
        """Erase the conversation with all that was said. Raises SessionNotFound."""
        self._remembered.drop(session_id)
        if not await self._sessions.end(session_id):
            raise SessionNotFound("There is no such conversation.")

    def after_turn(self, session: Session, focus: Focus, now: datetime) -> Session:
        """The session as it will be once one more turn is kept.

        The end moves on in steps, because it is indexed: most turns then leave the index alone.
        """
        later = now + self._ttl
        moved = later - session.expires_at > self._ttl / _STEPS_OF_TTL
        return session.after(focus, later if moved else session.expires_at)

    def remember(self, session: Session) -> None:
        self._remembered.put(session.id, session)

    def forget(self, session_id: str) -> None:
        self._remembered.drop(session_id)
