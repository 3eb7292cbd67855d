"""Addresses under which sound can be fetched for a while, by whoever was given them."""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final

from vitavoce.core.errors import AudioLinkExpired, AudioLinkInvalid

AUDIO_PATH: Final = "/v1/audio/answers/"
RECORDINGS_PATH: Final = "/v1/audio/recordings/"
# So that no other signature by the same key opens anything.
_PURPOSES: Final = MappingProxyType(
    {AUDIO_PATH: b"vitavoce: links to answers' sound", RECORDINGS_PATH: b"vitavoce: links to visitors' recordings"}
)
_SIGNED_PATH: Final = re.compile(rf"{re.escape(AUDIO_PATH)}([^/?]+)\?expires=(\d+)&signature=")


@dataclass(frozen=True, slots=True)
class AudioLink:
    path: str
    expires_at: datetime

    @property
    def told_expiry(self) -> str:
        """RFC 3339 in UTC."""
        return self.expires_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class AudioLinks:
    """Of one kind of sound: ``path`` is ``AUDIO_PATH`` or ``RECORDINGS_PATH``."""

    def __init__(
        self, signing_key: bytes, life: timedelta, now: Callable[[], datetime], path: str = AUDIO_PATH
    ) -> None:
        self._path = path
        self._key = hmac.digest(signing_key, _PURPOSES[path], "sha256")
        self._life = life
        self._now = now

    def sign(self, key: str) -> AudioLink:
        expires_s = int((self._now() + self._life).timestamp())
        path = f"{self._path}{key}?expires={expires_s}&signature={self._signature(key, expires_s)}"
        return AudioLink(path, datetime.fromtimestamp(expires_s, UTC))

    def check(self, key: str, expires: str, signature: str) -> None:
        """Raises AudioLinkInvalid, AudioLinkExpired."""
        if not (expires.isascii() and expires.isdecimal() and len(expires) <= 12):
            raise AudioLinkInvalid("This address wasn't made by us.")
        if not hmac.compare_digest(self._signature(key, int(expires)).encode(), signature.encode()):
            raise AudioLinkInvalid("This address wasn't made by us.")
        if int(expires) <= self._now().timestamp():
            raise AudioLinkExpired("This address has expired; read the turn again for a new one.")

    def _signature(self, key: str, expires_s: int) -> str:
        signature = hmac.digest(self._key, f"{key}\n{expires_s}".encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


def key_of(path: str) -> str | None:
    """The sound that a signed address leads to."""
    match = _SIGNED_PATH.match(path)
    return match[1] if match else None
