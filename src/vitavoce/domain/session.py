"""One visitor's conversation with one profile."""

from dataclasses import dataclass, replace
from datetime import datetime

from vitavoce.domain.question import Focus


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open conversation. ``turns`` counts the kept turns, and is the version that a new turn must match."""

    id: str
    profile_slug: str
    created_at: datetime
    expires_at: datetime
    locale: str = "en"
    turns: int = 0
    focus: Focus = Focus()

    def expired(self, now: datetime) -> bool:
        return now >= self.expires_at

    def after(self, focus: Focus, expires_at: datetime) -> "Session":
        """The session once one more turn is kept."""
        return replace(self, turns=self.turns + 1, focus=focus, expires_at=expires_at)
