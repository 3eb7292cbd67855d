"""A keep-alive HTTP load on raw sockets: it asks a request again as soon as the answer is whole."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

import httptools


@dataclass(frozen=True)
class Load:
    """What came of one round."""

    requests: int
    seconds: float
    failures: int
    latencies_ms: tuple[float, ...] = field(repr=False)

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds

    def latency_ms(self, share: float) -> float:
        ordered = sorted(self.latencies_ms)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class _Asker(asyncio.Protocol):
    """One connection; ``requests`` are sent round and round until the deadline."""

    def __init__(self, requests: Sequence[bytes], deadline: float) -> None:
        self._requests = requests
        self._deadline = deadline
        self._sent = 0
        self._sent_at = 0.0
        self._parser: httptools.HttpResponseParser | None = None
        self.latencies_ms: list[float] = []
        self.failures = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        now = perf_counter()
        self.latencies_ms.append((now - self._sent_at) * 1000)
        self.failures += self._parser.get_status_code() != 200
        if now >= self._deadline:
            self._transport.close()
        else:
            self._ask()

    def connection_lost(self, _exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)

    def _ask(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._sent_at = perf_counter()
        self._transport.write(self._requests[self._sent % len(self._requests)])
        self._sent += 1


async def drive(port: int, connections: Sequence[Sequence[bytes]], seconds: float) -> Load:
    """Drive one connection for each list of requests, all at once."""
    loop = asyncio.get_running_loop()
    begun = perf_counter()
    askers = []
    for requests in connections:
        _, asker = await loop.create_connection(
            lambda requests=requests: _Asker(requests, begun + seconds), "127.0.0.1", port
        )
        askers.append(asker)
    await asyncio.gather(*(asker.done for asker in askers))
    latencies_ms = tuple(value for asker in askers for value in asker.latencies_ms)
    return Load(len(latencies_ms), perf_counter() - begun, sum(asker.failures for asker in askers), latencies_ms)


def post(path: str, body: bytes, token: str = "") -> bytes:
    """A request as bytes."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{authorization}"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
