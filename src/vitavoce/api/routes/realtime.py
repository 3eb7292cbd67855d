"""The live voice door: the OpenAI Realtime protocol over a WebSocket; see docs/guide/voice.md."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

from fastapi import APIRouter
from starlette.websockets import WebSocket

from vitavoce.api.dependencies import Doors
from vitavoce.api.problems import told
from vitavoce.api.realtime.connection import GOING_AWAY, Connection
from vitavoce.api.realtime.exchange import Call, Exchange
from vitavoce.api.realtime.handshake import PROTOCOL, Handshake, Visitor
from vitavoce.api.realtime.session_wishes import session_document
from vitavoce.api.realtime.telling import Telling
from vitavoce.conversation.profile_shelf import PreparedProfile
from vitavoce.conversation.spoken_ahead import MOST_SUGGESTIONS
from vitavoce.conversation.voice.rooms import LiveVoice
from vitavoce.conversation.voice.talk import Talk
from vitavoce.core.errors import VitavoceError
from vitavoce.domain.session import Session
from vitavoce.telemetry.logging import get_logger

_RESTARTING: Final = 1012  # what uvicorn tells every connection when it is asked to end
_NORMAL: Final = 1000
_ENDED_FOR_GOOD: Final = frozenset({_NORMAL, GOING_AWAY, _RESTARTING})
_log = get_logger("vitavoce.voice")


def realtime_routes(doors: Doors, voice: LiveVoice, allowed_origins: Collection[str]) -> APIRouter:
    door = _RealtimeDoor(doors, voice, allowed_origins)
    router = APIRouter()
    router.add_api_websocket_route("/realtime", door.talk)
    return router


class _RealtimeDoor:
    def __init__(self, doors: Doors, voice: LiveVoice, allowed_origins: Collection[str]) -> None:
        self._doors = doors
        self._voice = voice
        self._rooms = voice.rooms
        self._exchange = Exchange(voice.exchange)
        self._handshake = Handshake(doors, self._exchange, allowed_origins)

    async def talk(self, socket: WebSocket) -> None:
        try:
            visitor = await self._handshake.visitor(socket)
            await self._rooms.ready()
            call, after = await self._call(visitor)
        except VitavoceError as error:
            await socket.send_denial_response(told(socket.scope, error))
            return
        offered = socket.scope.get("subprotocols", ())
        await socket.accept(PROTOCOL if PROTOCOL in offered else None)
        session = await self._doors.sessions.get(visitor.session_id)
        prepared = await self._doors.shelf.get(session.profile_slug)
        describe = self._describing(call, session, prepared)
        if after is None:
            call.line.post("session.created", {"session": describe()})
            after = 0
        else:
            call.line.post("vitavoce.resumed", {"audio_received_ms": round(call.talk.received_ms)})
        self._exchange.take_over(call)
        displaced = call.displaced
        connection = Connection(socket, call, describe=describe, greeting=prepared.greeting)
        code = None
        try:
            code = await connection.run(after)
        finally:
            if not displaced.is_set():
                self._left(call, code)

    def _left(self, call: Call, code: int | None) -> None:
        """A page that was closed says so, and so does a server that ends; whatever else may come back."""
        if code in _ENDED_FOR_GOOD:
            self._exchange.end(call)
        else:
            self._exchange.dropped(call)

    async def _call(self, visitor: Visitor) -> tuple[Call, int | None]:
        """The talk that goes on, with the number of the last event seen; or a new one. Raises TooManyTalks."""
        call = self._exchange.find(visitor.session_id)
        if call is not None:
            after = call.line.number_of(visitor.after) if visitor.after else None
            if after is not None:
                return call, after
            if (ended := self._exchange.end(call)) is not None:
                await ended
        return self._exchange.open(visitor.session_id, visitor.address, visitor.key_id, self._maker(visitor)), None

    def _maker(self, visitor: Visitor) -> Callable[[Telling], Talk]:
        def make(telling: Telling) -> Talk:
            async def admit() -> None:
                limiter = self._doors.limiter
                asked = ((limiter.session_turns, visitor.session_id), (limiter.address_turns, visitor.address))
                await limiter.charge(*asked)
                if (left := await limiter.tightest(*asked)) is not None:
                    telling.rate_limits = [
                        {"name": "requests", "limit": left.limit, "remaining": left.left, "reset_seconds": left.reset_s}
                    ]

            return Talk(
                visitor.session_id,
                rooms=self._rooms,
                rules=self._voice.talk,
                address=visitor.address,
                admit=admit,
                emit=telling.tell,
            )

        return make

    def _describing(
        self, call: Call, session: Session, prepared: PreparedProfile
    ) -> Callable[[], Mapping[str, object]]:
        def describe() -> Mapping[str, object]:
            return session_document(
                call.talk.options,
                session_id=session.id,
                profile=session.profile_slug,
                expires_at_s=int(session.expires_at.timestamp()),
                engine=self._rooms.transcriber.name,
                extra={
                    "greeting": prepared.greeting,
                    "suggestions": list(prepared.suggestions[:MOST_SUGGESTIONS]),
                    "voice": self._rooms.synthesiser.name if self._rooms.synthesiser else None,
                    "resume_within_s": round(self._voice.exchange.resume_s),
                    "recordings_kept_days": self._doors.recordings.days_kept(session.profile_slug),
                },
            )

        return describe
