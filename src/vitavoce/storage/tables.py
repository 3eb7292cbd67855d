"""The tables, the same on SQLite and PostgreSQL. A change here needs a migration; a test compares the two."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA_REVISION: Final = "0004"  # the newest migration; a test compares it with the migrations' head


class UtcDateTime(TypeDecorator[datetime]):
    """Aware moments in UTC. SQLite has no such type: there it is text that sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or dialect.name != "sqlite":
            return value
        return value.replace(tzinfo=UTC)


metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

profiles: Final = Table(
    "profiles",
    metadata,
    Column("slug", String(100), primary_key=True),
    Column("version", String(64), nullable=False),
    # JSON as text, not a JSON type: PostgreSQL's jsonb would lose the order of keys and refuse \u0000.
    Column("document", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

sessions: Final = Table(
    "sessions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("profile_slug", String(100), ForeignKey("profiles.slug", ondelete="CASCADE"), nullable=False, index=True),
    Column("locale", String(35), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("turns", Integer, nullable=False),
    Column("focus", Text, nullable=False),
)

turns: Final = Table(
    "turns",
    metadata,
    Column("session_id", String(40), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(40), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("document", Text, nullable=False),
)

# A key is finished when it names its turn; the foreign key makes one without the other impossible.
idempotency_keys: Final = Table(
    "idempotency_keys",
    metadata,
    Column("scope", String(200), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("claimed_at", UtcDateTime, nullable=False, index=True),
    Column("claimed_until", UtcDateTime, nullable=False),
    Column("session_id", String(40), nullable=True),
    Column("turn_number", Integer, nullable=True),
    ForeignKeyConstraint(["session_id", "turn_number"], ["turns.session_id", "turns.number"], ondelete="CASCADE"),
    Index(None, "session_id", "turn_number"),
)

api_keys: Final = Table(
    "api_keys",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("secret_hash", String(64), nullable=False),
    Column("label", String(200), nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime, nullable=True),
    Column("last_used_at", UtcDateTime, nullable=True),
)

# Long work: the row is the outbox, and whoever runs it holds it until ``claimed_until``.
jobs: Final = Table(
    "jobs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("state", String(10), nullable=False),
    Column("session_id", String(40), ForeignKey("sessions.id", ondelete="CASCADE"), nullable=True, index=True),
    Column("api_key_id", String(40), nullable=True),
    Column("retry_scope", String(200), nullable=True),
    Column("retry_key", String(255), nullable=True),
    Column("fingerprint", String(64), nullable=True),
    Column("request", Text, nullable=False),
    Column("payload", LargeBinary, nullable=True),  # a recording, until the job is over
    Column("result", Text, nullable=True),
    Column("attempts", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("claimed_until", UtcDateTime, nullable=True),
    Index(None, "state", "created_at"),
    Index(None, "retry_scope", "retry_key", unique=True),
)

# What language models cost, added up per account: a day, a profile's day, an address's day, a session. What visitors
# are known by is hidden or an id, and erased when it is no longer charged.
spending: Final = Table(
    "spending",
    metadata,
    Column("scope", String(10), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("micro_usd", BigInteger, nullable=False),
    Column("input_tokens", BigInteger, nullable=False),
    Column("output_tokens", BigInteger, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False, index=True),
    Index(None, "day"),
)

feedback: Final = Table(
    "feedback",
    metadata,
    Column("session_id", String(40), primary_key=True),
    Column("turn_number", Integer, primary_key=True, autoincrement=False),
    Column("thumb", String(10), nullable=False),
    Column("reason", String(40), nullable=True),
    Column("comment", Text, nullable=True),
    Column("given_at", UtcDateTime, nullable=False, index=True),
    ForeignKeyConstraint(["session_id", "turn_number"], ["turns.session_id", "turns.number"], ondelete="CASCADE"),
)

# Sentences of a language model that nobody was told, of one turn, as a JSON list.
caught_sentences: Final = Table(
    "caught_sentences",
    metadata,
    Column("session_id", String(40), primary_key=True),
    Column("turn_number", Integer, primary_key=True, autoincrement=False),
    Column("created_at", UtcDateTime, nullable=False, index=True),
    Column("model", String(200), nullable=True),
    Column("prompt", String(200), nullable=True),
    Column("sentences", Text, nullable=False),
    ForeignKeyConstraint(["session_id", "turn_number"], ["turns.session_id", "turns.number"], ondelete="CASCADE"),
)

# What a session did in an experiment. It outlives the session, so ``visitor`` is only a hash of the session's id.
exposures: Final = Table(
    "exposures",
    metadata,
    Column("experiment", String(100), primary_key=True),
    Column("visitor", String(32), primary_key=True),
    Column("arm", String(100), nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
    Column("turns", Integer, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("thumbs_up", Integer, nullable=False),
    Column("thumbs_down", Integer, nullable=False),
    Column("contacts", Integer, nullable=False),
    Index(None, "visitor"),
)

stopped_arms: Final = Table(
    "stopped_arms",
    metadata,
    Column("experiment", String(100), primary_key=True),
    Column("arm", String(100), primary_key=True),
    Column("stopped_at", UtcDateTime, nullable=False),
    Column("why", Text, nullable=False),
)
