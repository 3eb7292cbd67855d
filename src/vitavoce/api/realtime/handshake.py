"""Who opens a live talk, proven before the connection is accepted."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.websockets import WebSocket

from vitavoce.api.api_keys import VOICE
from vitavoce.api.auth import bearer_of
from vitavoce.api.dependencies import Doors
from vitavoce.api.realtime.exchange import Exchange
from vitavoce.api.request_context import context_of
from vitavoce.core.errors import CredentialInvalid, CredentialMissing, NotAllowed, SessionNotFound

PROTOCOL: Final = "realtime"
_TOKEN_PREFIX: Final = "vitavoce.token."  # noqa: S105  # the name before a token, not a token
_KEY_PREFIX: Final = "vv_"
_NEVER_IN_URLS: Final = frozenset({"token", "access_token", "api_key", "key", "authorization"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """``key_id`` of the API key, None for a session's own token; ``after`` is the last event a dropped one saw."""

    session_id: str
    address: str
    key_id: str | None
    after: str | None


class Handshake:
    """Reads credentials from the headers alone: addresses end up in logs."""

    def __init__(self, doors: Doors, exchange: Exchange, allowed_origins: Collection[str]) -> None:
        self._doors = doors
        self._exchange = exchange
        self._allowed_origins = frozenset(allowed_origins)

    async def visitor(self, socket: WebSocket) -> Visitor:
        """Raises NotAllowed, NotFound, RateLimited ..."""
        limiter = self._doors.limiter
        address = context_of(socket.scope).address
        await limiter.charge((limiter.address_requests, address))
        self._check_origin(socket)
        if _NEVER_IN_URLS & set(socket.query_params):
            raise CredentialInvalid("A credential never goes into an address; send it in a header or a subprotocol.")
        credential = _credential(socket)
        after = socket.query_params.get("last_event_id")
        wanted = socket.query_params.get("session")
        if credential.startswith(_KEY_PREFIX):
            key = await self._doors.api_keys.open(credential, VOICE)
            session_id = wanted or await self._opened(socket, address)
            if wanted is not None:
                self._check_owner(wanted, key.id)
            return Visitor(session_id, address, key.id, after)
        session_id = self._doors.tokens.session_of(credential)
        if wanted not in {None, session_id}:
            raise SessionNotFound
        await self._doors.sessions.get(session_id)
        return Visitor(session_id, address, None, after)

    async def _opened(self, socket: WebSocket, address: str) -> str:
        self._exchange.refuse_one_too_many(address)
        limiter = self._doors.limiter
        await limiter.charge((limiter.address_sessions, address))
        opened = await self._doors.sessions.open(socket.query_params.get("model"))
        return opened.session.id

    def _check_owner(self, session_id: str, key_id: str) -> None:
        """A key goes on only with a talk that it began."""
        call = self._exchange.find(session_id)
        if call is None or call.key_id != key_id:
            raise SessionNotFound

    def _check_origin(self, socket: WebSocket) -> None:
        """Browsers always say where a page came from, and don't ask us before they connect."""
        origin = socket.headers.get("origin")
        if origin is None or origin.lower() in self._allowed_origins:
            return
        if urlsplit(origin).netloc.lower() != socket.headers.get("host", "").lower():
            raise NotAllowed("Pages of this origin may not talk to this server.")


def _credential(socket: WebSocket) -> str:
    """From a subprotocol, as browsers can send it, or the header. Raises CredentialMissing, CredentialInvalid."""
    for protocol in socket.scope.get("subprotocols", ()):
        if protocol.startswith(_TOKEN_PREFIX):
            return str(protocol.removeprefix(_TOKEN_PREFIX))
    authorization = socket.headers.get("authorization")
    if not authorization:
        raise CredentialMissing(
            f"Send “Authorization: Bearer …”, or the subprotocol {_TOKEN_PREFIX}… beside {PROTOCOL}."
        )
    return bearer_of(authorization)
