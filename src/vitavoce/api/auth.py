"""Visitors' session tokens.

A token is a JWT signed by HS256 that opens one session and nothing else. It is issued with the session; the session's
own expiry decides how long it is of use, the token's only how long it may be at most.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import OctKey
from joserfc.jwt import JWTClaimsRegistry

from vitavoce.conversation.recently_used import RecentlyUsed
from vitavoce.core.errors import CredentialExpired, CredentialInvalid, CredentialMissing

ALGORITHM: Final = "HS256"
ISSUER: Final = "vitavoce"
AUDIENCE: Final = "vitavoce:session"
MAX_TOKEN_CHARS: Final = 1024
_REMEMBERED_TOKENS: Final = 5_000  # about 600 bytes each


@dataclass(frozen=True, slots=True)
class _Verified:
    session_id: str
    expires_at_s: float


class SessionTokens:
    """Issues and verifies; a token verified once is remembered until it expires (a signature costs 60 µs to check)."""

    def __init__(self, signing_key: bytes, max_age: timedelta, now: Callable[[], datetime]) -> None:
        self._key = OctKey.import_key(signing_key)
        self._max_age = max_age
        self._now = now
        self._claims = JWTClaimsRegistry(
            now=lambda: int(now().timestamp()),
            iss={"essential": True, "value": ISSUER},
            aud={"essential": True, "value": AUDIENCE},
            sub={"essential": True},
            exp={"essential": True},
        )
        self._verified: RecentlyUsed[str, _Verified] = RecentlyUsed(_REMEMBERED_TOKENS)

    def issue(self, session_id: str) -> str:
        now = self._now()
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": session_id,
            "iat": int(now.timestamp()),
            "exp": int((now + self._max_age).timestamp()) + 1,
        }
        return jwt.encode({"alg": ALGORITHM}, claims, self._key, algorithms=[ALGORITHM])

    def session_of(self, token: str) -> str:
        """The session that the token opens. Raises CredentialInvalid, CredentialExpired."""
        known = self._verified.get(token)
        if known is None:
            known = self._verify(token)
            self._verified.put(token, known)
        if known.expires_at_s <= self._now().timestamp():
            raise CredentialExpired("This session token has expired; open a new session.")
        return known.session_id

    def _verify(self, token: str) -> _Verified:
        if len(token) > MAX_TOKEN_CHARS:
            raise CredentialInvalid("This is not a session token of ours.")
        try:
            claims = jwt.decode(token, self._key, algorithms=[ALGORITHM]).claims
            self._claims.validate(claims)
        except ExpiredTokenError:
            raise CredentialExpired("This session token has expired; open a new session.") from None
        except (JoseError, ValueError):
            raise CredentialInvalid("This is not a session token of ours.") from None
        return _Verified(claims["sub"], float(claims["exp"]))


def bearer_of(authorization: str | None) -> str:
    """What follows ``Bearer``. Raises CredentialMissing, CredentialInvalid."""
    if not authorization:
        raise CredentialMissing("Send the credential as “Authorization: Bearer …”.")
    scheme, _, credential = authorization.partition(" ")
    credential = credential.strip()
    if scheme.lower() != "bearer" or not credential or not credential.isascii():
        raise CredentialInvalid("The Authorization header must read “Bearer …”.")
    return credential
