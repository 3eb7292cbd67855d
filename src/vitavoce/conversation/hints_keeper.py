"""What recognisers may expect to hear in a conversation, made once per version of its profile."""

from typing import Final

from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.conversation.recently_used import RecentlyUsed
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.domain.speech import Hints
from vitavoce.speech.expected_questions import ExpectedQuestions
from vitavoce.speech.hints import make_hints

_REMEMBERED: Final = 100  # about 0.4 MB each


class HintsKeeper:
    def __init__(
        self, sessions: SessionKeeper, shelf: ProfileShelf, expected: ExpectedQuestions, language: str | None
    ) -> None:
        """``language`` None: recognisers are to find it out."""
        self._sessions = sessions
        self._shelf = shelf
        self._expected = expected
        self._language = language
        self._remembered: RecentlyUsed[str, Hints] = RecentlyUsed(_REMEMBERED)

    async def of_session(self, session_id: str) -> Hints:
        """Raises SessionNotFound, SessionExpired, ProfileNotFound."""
        return await self.of_profile((await self._sessions.get(session_id)).profile_slug)

    async def of_profile(self, slug: str | None) -> Hints:
        """None means the default profile. Raises ProfileNotFound."""
        return self._hints(await self._shelf.get(slug or await self._shelf.default_slug()))

    def _hints(self, prepared: PreparedProfile) -> Hints:
        version = prepared.profile.version
        hints = self._remembered.get(version)
        if hints is None:
            hints = make_hints(prepared.profile, prepared.suggestions, self._expected, self._language)
            self._remembered.put(version, hints)
        return hints
