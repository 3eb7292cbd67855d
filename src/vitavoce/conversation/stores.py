"""What a conversation needs kept. One method is one transaction: when it returns, all of it is safe; when it raises,
none of it happened.

Adapters live in ``storage`` (SQL for SQLite and PostgreSQL, and an in-memory twin) and fit these by shape; one
contract suite runs on all of them. They raise ``StorageUnavailable`` when the store can't be reached in time.

A turn is kept and given back as the JSON text it was first told in, so that it is encoded once and a replay is the
same to the byte.
"""

from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from vitavoce.domain.feedback import CaughtSentences, Feedback, Judged, Thumb
from vitavoce.domain.keeping import ApiKey, Claim, IdempotencyKey, NewTurn, StoredProfile
from vitavoce.domain.outcomes import StoppedArm, Tally
from vitavoce.domain.recording import KeptRecording, RecordingKey
from vitavoce.domain.session import Session
from vitavoce.domain.spending import Account, Allowance, Spent


class ProfileStore(Protocol):
    """Résumés by slug."""

    async def save(self, profile: StoredProfile) -> bool:
        """Keep or replace; True when the slug is new."""

    async def find(self, slug: str) -> StoredProfile | None: ...

    async def version(self, slug: str) -> str | None:
        """The current version only, cheap enough to ask often; None for an unknown slug."""

    async def slugs(self) -> Sequence[str]:
        """All slugs, first imported first."""

    async def erase(self, slug: str) -> bool:
        """Erase the résumé with every conversation about it; False when there was none."""


class SessionStore(Protocol):
    """Sessions and what they are about."""

    async def create(self, session: Session) -> None:
        """Keep a new session; ``ProfileNotFound`` when its profile is not kept here."""

    async def find(self, session_id: str) -> Session | None:
        """Also finds an expired one; None once ended or never opened."""

    async def end(self, session_id: str) -> bool:
        """Erase the session with its turns and replays; False when there was none."""

    async def erase_expired(self, now: datetime, limit: int) -> int:
        """Erase up to ``limit`` sessions that expired before ``now``; how many went."""


class TurnStore(Protocol):
    """Turns, in order within a session."""

    async def append(self, turn: NewTurn) -> bool:
        """Keep the turn, the session's new focus and count, the finished idempotency key, the exposure to an experiment
        and what was caught, all or nothing.

        False, and nothing kept, when the session doesn't have ``expected_turns`` turns any more (another turn came
        first), is gone, or the key's claim is gone or was finished by another turn.
        """

    async def of_session(self, session_id: str) -> Sequence[str]:
        """The turns as JSON, oldest first."""

    async def latest(self, session_id: str, limit: int) -> Sequence[str]:
        """The last ones as JSON, oldest first."""

    async def of_profile(self, slug: str, limit: int) -> Sequence[str]:
        """The last ones about a profile as JSON, in any order."""

    async def find(self, session_id: str, turn_id: str) -> str | None:
        """One turn as JSON."""

    async def amend(self, session_id: str, turn_id: str, json: str) -> bool:
        """Keep the turn as this from now on, for replays too; False when there is no such turn."""


class IdempotencyStore(Protocol):
    """Keys of callers that may retry; a claim that was never finished lapses after its lease."""

    async def claim(self, key: IdempotencyKey, now: datetime, lease_s: float) -> Claim: ...

    async def finished(self, key: IdempotencyKey) -> str | None:
        """The turn that the key was finished by, as JSON."""

    async def release(self, key: IdempotencyKey) -> None:
        """Give an unfinished claim back, so that a retry may run."""

    async def erase_older(self, than: datetime, limit: int) -> int:
        """Erase up to ``limit`` keys, finished or not, claimed before ``than``; how many went."""


class SpendingStore(Protocol):
    """What language models cost, by account. Nothing is charged beyond what is allowed, whichever copy charges it."""

    async def reserve(self, accounts: Mapping[Account, Allowance], micro_usd: int, now: datetime) -> Account | None:
        """Charge one call to all accounts, or to none and give one that doesn't allow it."""

    async def settle(self, accounts: Sequence[Account], change: Spent) -> None:
        """Correct what was reserved by what was taken."""

    async def spent(self, account: Account) -> Spent: ...

    async def refusing(self, day: str) -> Sequence[tuple[Account, Spent]]:
        """The day's own account and those of profiles that refused calls on it."""

    async def erase_visitors(self, than: datetime) -> int:
        """Erase what was counted against addresses and sessions not charged since; how many went."""


class ApiKeyStore(Protocol):
    """API keys by their public id."""

    async def add(self, key: ApiKey) -> None:
        """Keep a new key; ids are never used twice."""

    async def find(self, key_id: str) -> ApiKey | None: ...

    async def all(self) -> Sequence[ApiKey]:
        """Every key, revoked ones too, oldest first."""

    async def revoke(self, key_id: str, now: datetime) -> bool:
        """False when there is no such key or it was revoked before."""

    async def touch(self, key_id: str, now: datetime) -> None:
        """Note that the key was used."""


class FeedbackStore(Protocol):
    """What visitors say of answers; it goes with the session. Thumbs are counted in the session's experiments too."""

    async def put(self, given: Feedback, now: datetime) -> bool:
        """Keep in place of what was said of this turn before; False when there is no such turn."""

    async def withdraw(self, session_id: str, turn_id: str) -> bool:
        """Forget what was said of a turn, if anything; False when there is no such turn."""

    async def of_session(self, session_id: str) -> Sequence[Feedback]:
        """In the order of the turns."""

    async def newest(self, limit: int, thumb: Thumb | None = None) -> Sequence[Judged]:
        """For the owner, newest first."""

    async def newest_caught(self, limit: int) -> Sequence[CaughtSentences]:
        """What grounding kept back, turn by turn, newest first."""


class ExperimentStore(Protocol):
    """What sessions did in experiments, which turns bring with them, and which arms were stopped."""

    async def clicked(self, visitor: str) -> None:
        """Count a contact or link that was followed, in each experiment that saw the visitor."""

    async def tallies(self, experiments: Collection[str], quiet_since: datetime) -> Sequence[Tally]:
        """Per arm; a conversation that nobody went on with since then is over."""

    async def stop(self, arm: StoppedArm) -> bool:
        """False when it was stopped before."""

    async def stopped(self) -> Sequence[StoppedArm]:
        """All that ever were, oldest first."""

    async def erase_older(self, than: datetime, limit: int) -> int:
        """Erase up to ``limit`` visitors' rows that nothing was added to since ``than``; how many went."""


class OpenedAudio(Protocol):
    """Sound that can be read to its end, even when it is erased meanwhile."""

    size_bytes: int

    def stream(self, begin: int, end: int) -> AsyncGenerator[bytes]:
        """The bytes from ``begin`` up to ``end``."""

    def close(self) -> None: ...


class AudioStore(Protocol):
    """Answers' sound under random keys: ``…`` and an extension, as ``conversation.speaking`` makes them."""

    async def put(self, key: str, sound: bytes) -> None: ...

    async def open(self, key: str) -> OpenedAudio | None: ...

    async def erase(self, key: str) -> bool:
        """False when there was none."""

    async def erase_older(self, than: datetime, limit: int) -> int:
        """Erase up to ``limit`` sounds kept before ``than``; how many went."""

    async def check(self) -> None:
        """Raises StorageUnavailable where nothing can be kept."""


class RecordingStore(Protocol):
    """Visitors' recordings, each of one turn."""

    async def put(self, key: RecordingKey, sound: bytes) -> None: ...

    async def open(self, key: RecordingKey) -> OpenedAudio | None: ...

    async def all(self) -> Sequence[KeptRecording]:
        """In any order."""

    async def erase(self, key: RecordingKey) -> bool:
        """False when there was none."""

    async def erase_session(self, session_id: str) -> None:
        """All of one conversation, if there are any."""
