"""API keys of the owner's programs: ``vv_<public id>_<secret>_<checksum>``.

Only the SHA-256 of the secret is kept: it has 238 random bits, so that a slow hash would protect nothing. The checksum
finds slips of the pen, and lets scanners of public code know a key when they see one.
"""

import hashlib
import hmac
import re
import secrets
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from vitavoce.conversation.stores import ApiKeyStore
from vitavoce.core.errors import CredentialInvalid, ScopeMissing
from vitavoce.domain.keeping import ApiKey

PROFILES_WRITE: Final = "profiles:write"
CHAT: Final = "chat"
VOICE: Final = "voice"
SCOPES: Final = frozenset({CHAT, PROFILES_WRITE, VOICE})

_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ID_CHARS: Final = 12
_SECRET_CHARS: Final = 40
_CHECKSUM_CHARS: Final = 6
_FORM: Final = re.compile(
    rf"vv_([0-9A-Za-z]{{{_ID_CHARS}}})_([0-9A-Za-z]{{{_SECRET_CHARS}}})_([0-9A-Za-z]{{{_CHECKSUM_CHARS}}})"
)
_USE_NOTED_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MintedKey:
    """A new key: ``text`` is shown to the owner once, ``kept`` is what the store gets."""

    text: str
    kept: ApiKey


def mint_key(label: str, scopes: Iterable[str], now: datetime) -> MintedKey:
    key_id, secret = _random(_ID_CHARS), _random(_SECRET_CHARS)
    kept = ApiKey(id=key_id, secret_hash=_hash(secret), label=label, scopes=frozenset(scopes), created_at=now)
    return MintedKey(f"vv_{key_id}_{secret}_{_checksum(key_id, secret)}", kept)


class ApiKeys:
    """Tells whose key it is; asks the store every time, so that a revoked key fails at once."""

    def __init__(self, store: ApiKeyStore, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def open(self, text: str, scope: str) -> ApiKey:
        """The key, if it opens doors of this scope. Raises CredentialInvalid, ScopeMissing."""
        match = _FORM.fullmatch(text)
        if match is None or not hmac.compare_digest(match[3], _checksum(match[1], match[2])):
            raise CredentialInvalid("This is not an API key of ours.")
        key = await self._store.find(match[1])
        # Compared in any case: how long it takes mustn't tell which ids exist.
        same = hmac.compare_digest(_hash(match[2]), key.secret_hash if key else _hash(""))
        if key is None or not same or key.revoked_at is not None:
            raise CredentialInvalid("This API key is unknown or was revoked.")
        if scope not in key.scopes:
            raise ScopeMissing(f"This door needs a key with the scope {scope}.")
        now = self._now()
        if key.last_used_at is None or now - key.last_used_at > _USE_NOTED_EVERY:
            await self._store.touch(key.id, now)
        return key


def _random(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _checksum(key_id: str, secret: str) -> str:
    value = zlib.crc32(f"{key_id}_{secret}".encode())
    letters = []
    for _ in range(_CHECKSUM_CHARS):
        value, rest = divmod(value, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters)
