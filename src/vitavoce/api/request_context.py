"""What is known of a request before any door opens: its ids, and who asks."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

from starlette.types import Scope

CONTEXT_KEY: Final = "vitavoce.context"
LIMIT_HEADERS_KEY: Final = "vitavoce.limit-headers"
IPV6_SITE_PREFIX: Final = 64  # what one household or machine is given: within it addresses cost nothing

_Address = IPv4Address | IPv6Address
_REQUEST_ID = re.compile(rb"[0-9A-Za-z_-]{8,64}")
_HOST = re.compile(rb"[0-9A-Za-z.\-]{1,253}(?::\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")
_TRACEPARENT = re.compile(rb"(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """``address`` is the client's own, or the /64 it lies in; ``flags`` are the trace's, as sent in; ``origin`` is
    where the client finds us, empty where it doesn't say.
    """

    request_id: str
    trace_id: str
    span_id: str
    flags: str
    address: str
    origin: str = ""

    @property
    def traceresponse(self) -> str:
        return f"00-{self.trace_id}-{self.span_id}-{self.flags}"


def context_of(scope: Scope) -> RequestContext:
    context: RequestContext = scope[CONTEXT_KEY]
    return context


def read_context(scope: Scope, trusted: Sequence[IPv4Network | IPv6Network]) -> RequestContext:
    """Ids sent in are kept where they are well formed, and made otherwise."""
    request_id = traceparent = None
    host, scheme = b"", b""
    forwarded: list[bytes] = []
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            request_id = value
        elif name == b"traceparent":
            traceparent = value
        elif name == b"host":
            host = value
        elif name == b"x-forwarded-proto" and trusted:
            scheme = value
        elif name == b"x-forwarded-for" and trusted:
            forwarded.append(value)
    trace_id, flags = _trace(traceparent)
    return RequestContext(
        request_id=request_id.decode() if request_id and _REQUEST_ID.fullmatch(request_id) else trace_id,
        trace_id=trace_id,
        span_id=secrets.token_hex(8),
        flags=flags,
        address=_address(scope, forwarded, trusted),
        origin=_origin(scope, host, scheme, trusted),
    )


def _trace(traceparent: bytes | None) -> tuple[str, str]:
    """Trace id and flags of a W3C ``traceparent``; a new, unsampled trace when there is none or a broken one."""
    match = _TRACEPARENT.fullmatch(traceparent) if traceparent else None
    # Version 00 ends with the flags; all-zero ids are invalid.
    if match and not (match[1] == b"00" and match[5]) and match[2].strip(b"0") and match[3].strip(b"0"):
        return match[2].decode(), match[4].decode()
    return secrets.token_hex(16), "00"


def _address(scope: Scope, forwarded: Sequence[bytes], trusted: Sequence[IPv4Network | IPv6Network]) -> str:
    peer = scope["client"][0] if scope.get("client") else ""
    if not forwarded and ":" not in peer:
        return peer or "local"
    return limited_address(peer, b",".join(forwarded).decode("latin-1"), trusted)


def _origin(scope: Scope, host: bytes, forwarded_scheme: bytes, trusted: Sequence[IPv4Network | IPv6Network]) -> str:
    """As the client sees us: a proxy that ends TLS says so, and is believed where it is trusted."""
    if not _HOST.fullmatch(host):
        return ""
    scheme: str = scope.get("scheme", "http")
    if forwarded_scheme in {b"http", b"https"}:
        peer = _parsed(scope["client"][0] if scope.get("client") else "")
        if peer is not None and any(peer in network for network in trusted if network.version == peer.version):
            scheme = forwarded_scheme.decode()
    return f"{scheme}://{host.decode()}"


def limited_address(peer: str, forwarded_for: str, trusted: Sequence[IPv4Network | IPv6Network]) -> str:
    """The address that limits are counted for.

    ``X-Forwarded-For`` is walked from the right, for as long as the one who added an entry is trusted: what stands
    further left was written by whoever asked, and is worth nothing.
    """
    nearest = _parsed(peer)
    if nearest is None:
        return peer or "local"
    hops = [hop.strip() for hop in forwarded_for.split(",")] if forwarded_for else []
    while hops and any(nearest in network for network in trusted if network.version == nearest.version):
        further = _parsed(hops.pop())
        if further is None:
            break
        nearest = further
    if isinstance(nearest, IPv6Address):
        return str(IPv6Network((nearest, IPV6_SITE_PREFIX), strict=False))
    return str(nearest)


def _parsed(text: str) -> _Address | None:
    """An address as proxies write it: ``192.0.2.1``, ``192.0.2.1:4711``, ``2001:db8::1``, ``[2001:db8::1]:4711``."""
    host = text.strip()
    if host.startswith("["):
        host = host[1:].split("]", 1)[0]
    elif host.count(":") == 1:
        host = host.split(":", 1)[0]
    try:
        address = ip_address(host.split("%", 1)[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
