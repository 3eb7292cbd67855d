"""The harmless twins: all stores in the memory of one process, for tests, evaluation and a single question.

No method awaits anything, so that within one event loop each is a transaction by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from vitavoce.core.errors import ProfileNotFound
from vitavoce.domain.feedback import CaughtSentences, Feedback
from vitavoce.domain.keeping import ApiKey, Claim, IdempotencyKey, NewTurn, StoredProfile
from vitavoce.domain.outcomes import Exposure
from vitavoce.domain.session import Session

_Key = tuple[str, str]  # scope and key


@dataclass(slots=True)
class _Claimed:
    fingerprint: str
    claimed_at: datetime
    until: datetime
    session_id: str | None = None
    turn_json: str | None = None


@dataclass(slots=True)
class Seen:
    """What a session did in an experiment."""

    arm: str
    last_at: datetime
    turns: int = 0
    answered: int = 0
    thumbs_up: int = 0
    thumbs_down: int = 0
    contacts: int = 0


@dataclass(slots=True)
class Memory:
    """What the twins share; dictionaries keep the order in which things came."""

    profiles: dict[str, StoredProfile] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    turns: dict[str, dict[str, str]] = field(default_factory=dict)
    claims: dict[_Key, _Claimed] = field(default_factory=dict)
    api_keys: dict[str, ApiKey] = field(default_factory=dict)
    feedback: dict[str, dict[str, tuple[Feedback, datetime]]] = field(default_factory=dict)
    caught: dict[str, list[CaughtSentences]] = field(default_factory=dict)
    seen: dict[tuple[str, str], Seen] = field(default_factory=dict)  # by experiment and visitor

    def erase_session(self, session_id: str) -> bool:
        if self.sessions.pop(session_id, None) is None:
            return False
        del self.turns[session_id]
        self.feedback.pop(session_id, None)
        self.caught.pop(session_id, None)
        self.claims = {place: claim for place, claim in self.claims.items() if claim.session_id != session_id}
        return True


class InMemoryProfileStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def save(self, profile: StoredProfile) -> bool:
        new = profile.slug not in self._memory.profiles
        self._memory.profiles[profile.slug] = profile
        return new

    async def find(self, slug: str) -> StoredProfile | None:
        return self._memory.profiles.get(slug)

    async def version(self, slug: str) -> str | None:
        profile = self._memory.profiles.get(slug)
        return profile.version if profile else None

    async def slugs(self) -> Sequence[str]:
        return tuple(self._memory.profiles)

    async def erase(self, slug: str) -> bool:
        for session in [held for held in self._memory.sessions.values() if held.profile_slug == slug]:
            self._memory.erase_session(session.id)
        return self._memory.profiles.pop(slug, None) is not None


class InMemorySessionStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def create(self, session: Session) -> None:
        if session.profile_slug not in self._memory.profiles:
            raise ProfileNotFound(f"There is no profile “{session.profile_slug}”.")
        self._memory.sessions[session.id] = session
        self._memory.turns[session.id] = {}

    async def find(self, session_id: str) -> Session | None:
        return self._memory.sessions.get(session_id)

    async def end(self, session_id: str) -> bool:
        return self._memory.erase_session(session_id)

    async def erase_expired(self, now: datetime, limit: int) -> int:
        expired = [session.id for session in self._memory.sessions.values() if session.expires_at < now][:limit]
        for session_id in expired:
            self._memory.erase_session(session_id)
        return len(expired)


class InMemoryTurnStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def append(self, turn: NewTurn) -> bool:
        session = self._memory.sessions.get(turn.session_id)
        if session is None or session.turns != turn.expected_turns:
            return False
        if turn.idempotency is not None:
            claim = self._memory.claims.get(_place(turn.idempotency))
            if claim is None or claim.turn_json is not None:
                return False
            claim.session_id, claim.turn_json = turn.session_id, turn.json
        self._memory.turns[turn.session_id][turn.id] = turn.json
        self._memory.sessions[turn.session_id] = session.after(turn.focus, turn.expires_at)
        if turn.exposure is not None:
            self._see(turn.exposure, turn.created_at)
        if turn.caught is not None:
            self._memory.caught.setdefault(turn.session_id, []).append(turn.caught)
        return True

    def _see(self, exposure: Exposure, now: datetime) -> None:
        place = exposure.experiment, exposure.visitor
        if exposure.arm is not None and place not in self._memory.seen:
            self._memory.seen[place] = Seen(exposure.arm, now)
        seen = self._memory.seen.get(place)
        if seen is not None:
            seen.turns += 1
            seen.answered += exposure.answered
            seen.last_at = now

    async def of_session(self, session_id: str) -> Sequence[str]:
        return tuple(self._memory.turns.get(session_id, {}).values())

    async def latest(self, session_id: str, limit: int) -> Sequence[str]:
        return tuple(self._memory.turns.get(session_id, {}).values())[-limit:]

    async def of_profile(self, slug: str, limit: int) -> Sequence[str]:
        sessions = [session.id for session in self._memory.sessions.values() if session.profile_slug == slug]
        return [turn for session_id in sessions for turn in self._memory.turns[session_id].values()][-limit:]

    async def find(self, session_id: str, turn_id: str) -> str | None:
        return self._memory.turns.get(session_id, {}).get(turn_id)

    async def amend(self, session_id: str, turn_id: str, json: str) -> bool:
        turns = self._memory.turns.get(session_id, {})
        if turn_id not in turns:
            return False
        for claim in self._memory.claims.values():
            if claim.turn_json == turns[turn_id]:
                claim.turn_json = json
        turns[turn_id] = json
        return True


class InMemoryIdempotencyStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def claim(self, key: IdempotencyKey, now: datetime, lease_s: float) -> Claim:
        known = self._memory.claims.get(_place(key))
        if known is None or (known.turn_json is None and known.until <= now):
            until = now + timedelta(seconds=lease_s)
            self._memory.claims[_place(key)] = _Claimed(key.fingerprint, claimed_at=now, until=until)
            return Claim(claimed=True)
        if known.fingerprint != key.fingerprint:
            return Claim(reused=True)
        return Claim(in_progress=known.turn_json is None, turn_json=known.turn_json)

    async def finished(self, key: IdempotencyKey) -> str | None:
        known = self._memory.claims.get(_place(key))
        return known.turn_json if known else None

    async def release(self, key: IdempotencyKey) -> None:
        known = self._memory.claims.get(_place(key))
        if known is not None and known.turn_json is None:
            del self._memory.claims[_place(key)]

    async def erase_older(self, than: datetime, limit: int) -> int:
        old = [place for place, claim in self._memory.claims.items() if claim.claimed_at < than][:limit]
        for place in old:
            del self._memory.claims[place]
        return len(old)


class InMemoryApiKeyStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, key: ApiKey) -> None:
        if key.id in self._memory.api_keys:
            raise ValueError(f"the API key id {key.id} is taken")
        self._memory.api_keys[key.id] = key

    async def find(self, key_id: str) -> ApiKey | None:
        return self._memory.api_keys.get(key_id)

    async def all(self) -> Sequence[ApiKey]:
        return tuple(self._memory.api_keys.values())

    async def revoke(self, key_id: str, now: datetime) -> bool:
        key = self._memory.api_keys.get(key_id)
        if key is None or key.revoked_at is not None:
            return False
        self._memory.api_keys[key_id] = replace(key, revoked_at=now)
        return True

    async def touch(self, key_id: str, now: datetime) -> None:
        key = self._memory.api_keys.get(key_id)
        if key is not None:
            self._memory.api_keys[key_id] = replace(key, last_used_at=now)


def _place(key: IdempotencyKey) -> _Key:
    return key.scope, key.key
