"""What a conversation needs kept. One method is one transaction: when it returns, all of it is safe; when it raises,
none of it happened.

Adapters live in ``storage`` (SQL for SQLite and PostgreSQL, and an in-memory twin) and fit these by shape; one
contract suite runs on all of them. They raise ``StorageUnavailable`` when the store can't be reached in time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session

Document = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """A résumé as imported: the document byte for byte what the owner's JSON meant, unknown keys included."""

    slug: str
    version: str
    document: Document
    updated_at: datetime


class ProfileStore(Protocol):
    """Résumés by slug."""

    async def save(self, profile: StoredProfile) -> bool:
        """Keep or replace; True when the slug is new."""

    async def find(self, slug: str) -> StoredProfile | None: ...

    async def version(self, slug: str) -> str | None:
        """The current version only, cheap enough to ask often; None for an unknown slug."""

    async def slugs(self) -> Sequence[str]:
        """All slugs, first imported first."""


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """A caller's retry key: ``scope`` keeps callers and doors apart, ``fingerprint`` is a hash of the body."""

    scope: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn to keep, and the session state it leaves; ``document`` is the turn as callers see it."""

    id: str
    session_id: str
    created_at: datetime
    document: Document
    focus: Focus
    expected_turns: int
    expires_at: datetime
    idempotency: IdempotencyKey | None = None


class SessionStore(Protocol):
    """Sessions and what they are about."""

    async def create(self, session: Session) -> None: ...

    async def find(self, session_id: str) -> Session | None:
        """Also finds an expired one; None once ended or never opened."""

    async def end(self, session_id: str) -> bool:
        """Erase the session with its turns and replays; False when there was none."""

    async def erase_expired(self, now: datetime, limit: int) -> int:
        """Erase up to ``limit`` sessions that expired before ``now``; how many went."""


class TurnStore(Protocol):
    """Turns, append-only, in order within a session."""

    async def append(self, turn: NewTurn) -> bool:
        """Keep the turn, the session's new focus and count, and the finished idempotency key, all or nothing.

        False, and nothing kept, when the session doesn't have ``expected_turns`` turns any more (another turn came
        first) or is gone.
        """

    async def of_session(self, session_id: str) -> Sequence[Document]:
        """The turns' documents, oldest first."""

    async def find(self, session_id: str, turn_id: str) -> Document | None: ...


@dataclass(frozen=True, slots=True)
class Claim:
    """What became of an attempt to claim an idempotency key.

    Exactly one holds: ``claimed`` (run it), ``in_progress``, ``reused`` (another body), or a ``turn`` to replay.
    """

    claimed: bool = False
    in_progress: bool = False
    reused: bool = False
    turn: Document | None = None


class IdempotencyStore(Protocol):
    """Keys of callers that may retry; a claim that was never finished lapses after its lease."""

    async def claim(self, key: IdempotencyKey, now: datetime, lease_s: float) -> Claim: ...

    async def release(self, key: IdempotencyKey) -> None:
        """Give an unfinished claim back, so that a retry may run."""

    async def erase_older(self, than: datetime, limit: int) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """An API key as kept: the secret only as its SHA-256."""

    id: str
    secret_hash: str
    label: str
    scopes: frozenset[str] = field(default_factory=frozenset)
    created_at: datetime
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None


class ApiKeyStore(Protocol):
    """API keys by their public id."""

    async def add(self, key: ApiKey) -> None: ...

    async def find(self, key_id: str) -> ApiKey | None: ...

    async def all(self) -> Sequence[ApiKey]: ...

    async def revoke(self, key_id: str, now: datetime) -> bool: ...

    async def touch(self, key_id: str, now: datetime) -> None:
        """Note that the key was used."""
