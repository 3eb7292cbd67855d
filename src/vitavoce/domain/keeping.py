"""What is handed to the stores and comes back from them; the stores themselves are ``conversation.stores``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from vitavoce.domain.feedback import CaughtSentences
from vitavoce.domain.outcomes import Exposure
from vitavoce.domain.question import Focus


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """A résumé as imported: all that the owner's JSON meant, in its order, unknown keys included."""

    slug: str
    version: str
    document: Mapping[str, object]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """A caller's retry key: ``scope`` keeps callers and doors apart, ``fingerprint`` is a hash of the body."""

    scope: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn to keep, and the session state it leaves; ``json`` is the turn as callers see it.

    With an ``idempotency`` key, which the caller must have claimed, the key is finished by the same transaction, which
    also keeps what the turn means to an experiment and what was ``caught`` of it.
    """

    id: str
    session_id: str
    created_at: datetime
    json: str
    focus: Focus
    expected_turns: int
    expires_at: datetime
    idempotency: IdempotencyKey | None = None
    exposure: Exposure | None = None
    caught: CaughtSentences | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What became of an attempt to claim an idempotency key.

    Exactly one holds: ``claimed`` (run it), ``in_progress``, ``reused`` (another body), or a ``turn_json`` to replay.
    """

    claimed: bool = False
    in_progress: bool = False
    reused: bool = False
    turn_json: str | None = None


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
