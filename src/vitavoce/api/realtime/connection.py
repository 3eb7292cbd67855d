"""One connection of a live talk: reads what the visitor's program sends, sends what is told."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from vitavoce.api.realtime import client_events, items
from vitavoce.api.realtime.client_events import Refused
from vitavoce.api.realtime.exchange import Call
from vitavoce.api.realtime.line import FellBehind
from vitavoce.api.realtime.session_wishes import SESSION_WISH, chosen
from vitavoce.core.errors import AudioTooShort, QuestionEmpty, ReplyInProgress, VitavoceError

SEND_S: Final = 10.0  # a reader that takes nothing for so long is gone, or as good as
_LAST_WORD_S: Final = 0.2
GOING_AWAY: Final = 1001
TRY_AGAIN: Final = 1013
TAKEN_OVER: Final = 4409
_GONE: Final = (FellBehind, TimeoutError, WebSocketDisconnect, RuntimeError, OSError)
Handler = Callable[[dict[str, Any]], Awaitable[None]]


class Connection:
    """``describe`` gives the session as it stands; ``greeting`` is said where an answer is wished and nothing asked."""

    def __init__(
        self,
        socket: WebSocket,
        call: Call,
        *,
        describe: Callable[[], Mapping[str, object]],
        greeting: str,
    ) -> None:
        self._socket = socket
        self._call = call
        self._talk = call.talk
        self._telling = call.telling
        self._describe = describe
        self._greeting = greeting
        self._handlers: Final[Mapping[str, Handler]] = {
            "input_audio_buffer.append": self._append,
            "input_audio_buffer.commit": self._commit,
            "input_audio_buffer.clear": self._clear,
            "session.update": self._update,
            "conversation.item.create": self._create_item,
            "conversation.item.delete": self._delete_item,
            "conversation.item.retrieve": self._retrieve_item,
            "conversation.item.truncate": self._truncate_item,
            "response.create": self._create_response,
            "response.cancel": self._cancel_response,
            "output_audio_buffer.clear": self._clear_output,
            "vitavoce.played": self._played,
        }

    async def run(self, sent_before: int) -> int | None:
        """Until either side is done; events after ``sent_before`` are sent. The close code of a visitor that left,
        None where we ended it.
        """
        displaced = self._call.displaced
        reading = asyncio.create_task(self._read())
        sending = asyncio.create_task(self._send(sent_before))
        ending = asyncio.create_task(displaced.wait())
        tasks = (reading, sending, ending)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():  # the other side may have said why it left
                await asyncio.wait([reading], timeout=_LAST_WORD_S)
            code = await self._closed(reading, sending, displaced=displaced.is_set())
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        return code

    async def _closed(self, reading: asyncio.Task[int], sending: asyncio.Task[None], *, displaced: bool) -> int | None:
        if reading.done():
            return reading.result()
        with suppress(Exception):  # the line may be gone already, in whatever way
            if displaced:
                await self._socket.close(TAKEN_OVER, "another connection carries this talk")
            elif sending.done():
                await self._socket.close(TRY_AGAIN, "what was told wasn't taken in time")
        failure = sending.exception() if sending.done() else None
        if failure is not None and not isinstance(failure, _GONE):
            raise failure
        return None

    async def _send(self, sent: int) -> None:
        while True:
            frames = await self._call.line.after(sent)
            async with asyncio.timeout(SEND_S):
                for frame in frames:
                    await self._socket.send({"type": "websocket.send", "text": frame.text})
            sent = frames[-1].number

    async def _read(self) -> int:
        """Returns the code that the visitor's side closed with."""
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return int(message.get("code") or 1005)
            await self._take(message.get("text"))

    async def _take(self, text: str | None) -> None:
        event_id: str | None = None
        try:
            event = client_events.read_event(text)
            event_id = event_id_of(event)
            await self._handler_of(event)(event)
        except Refused as refused:
            self._telling.refused(
                "invalid_request_error", refused.code, refused.message, event_id=event_id, param=refused.param
            )
        except VitavoceError as error:
            self._telling.error(error, event_id=event_id)

    def _handler_of(self, event: Mapping[str, Any]) -> Handler:
        handler = self._handlers.get(event["type"])
        if handler is None:
            raise Refused("invalid_value", f"There is no such event; there are {', '.join(self._handlers)}.", "type")
        return handler

    # Sound.

    async def _append(self, event: dict[str, Any]) -> None:
        await self._talk.hear(client_events.read_sound(event.get("audio")))

    async def _commit(self, _event: dict[str, Any]) -> None:
        try:
            await self._talk.commit()
        except AudioTooShort as error:
            raise Refused("input_audio_buffer_commit_empty", error.detail) from None

    async def _clear(self, _event: dict[str, Any]) -> None:
        self._talk.clear()
        self._call.line.post("input_audio_buffer.cleared", {})

    async def _played(self, event: dict[str, Any]) -> None:
        told = client_events.read_as(client_events.PLAYED, event)
        self._talk.played(told.item_id, told.audio_end_ms)

    # The session.

    async def _update(self, event: dict[str, Any]) -> None:
        wish = client_events.read_as(SESSION_WISH, event.get("session"), "session")
        self._talk.configure(chosen(self._talk.options, wish))
        self._call.line.post("session.updated", {"session": self._describe()})

    # Items.

    async def _create_item(self, event: dict[str, Any]) -> None:
        await self._add(client_events.read_as(client_events.CREATE_ITEM, event).item)

    async def _add(self, message: client_events.UserMessage) -> None:
        """An item for each kind of content; what is spoken becomes one of its own."""
        texts = [part.text for part in message.content if isinstance(part, client_events.TextPart)]
        if texts:
            item_id = message.id or self._talk.new_item_id()
            if self._telling.items.find(item_id) is not None:
                raise Refused("item_already_exists", "There is an item of this id.", "item.id")
            text = "\n".join(texts)
            self._talk.ask(text, item_id)
            self._telling.add_item(items.typed_question(item_id, text))
        for part in message.content:
            if isinstance(part, client_events.AudioPart):
                await self._talk.ask_sound(client_events.read_sound(part.audio, "item.content"))

    async def _delete_item(self, event: dict[str, Any]) -> None:
        item_id = client_events.read_as(client_events.NAMED_ITEM, event).item_id
        if not self._telling.items.remove(item_id):
            raise _no_such_item()
        self._talk.forget(item_id)
        self._call.line.post("conversation.item.deleted", {"item_id": item_id})

    async def _retrieve_item(self, event: dict[str, Any]) -> None:
        item = self._telling.items.find(client_events.read_as(client_events.NAMED_ITEM, event).item_id)
        if item is None:
            raise _no_such_item()
        self._call.line.post("conversation.item.retrieved", {"item": item})

    async def _truncate_item(self, event: dict[str, Any]) -> None:
        wish = client_events.read_as(client_events.TRUNCATE_ITEM, event)
        heard = await self._talk.truncate(wish.item_id, wish.audio_end_ms)
        if heard is None:
            raise _no_such_item()
        self._telling.items.put(items.answer(wish.item_id, heard, spoken=True, status="incomplete"))
        fields = {"item_id": wish.item_id, "content_index": 0, "audio_end_ms": wish.audio_end_ms}
        self._call.line.post("conversation.item.truncated", fields)

    # Answers.

    async def _create_response(self, event: dict[str, Any]) -> None:
        wish = client_events.read_as(client_events.CREATE_RESPONSE, event).response or client_events.ResponseWish()
        for message in wish.input or ():
            await self._add(message)
        spoken = None if wish.output_modalities is None else wish.output_modalities == ["audio"]
        self._telling.metadata = wish.metadata
        try:
            self._talk.respond(spoken=spoken)
        except QuestionEmpty:
            self._talk.remark(self._greeting)
        except ReplyInProgress as error:
            raise Refused("conversation_already_has_active_response", error.detail) from None

    async def _cancel_response(self, event: dict[str, Any]) -> None:
        wish = client_events.read_as(client_events.CANCEL_RESPONSE, event)
        reply = self._talk.reply
        other = reply is not None and wish.response_id not in {None, reply.id}
        if other or not self._talk.cancel():
            raise Refused("response_cancel_not_active", "There is no answer on its way to cancel.")

    async def _clear_output(self, _event: dict[str, Any]) -> None:
        self._talk.cancel()


def event_id_of(event: Mapping[str, Any]) -> str | None:
    """The client's own name for an event, for errors about it."""
    event_id = event.get("event_id")
    return event_id[:64] if isinstance(event_id, str) else None


def _no_such_item() -> Refused:
    return Refused("item_not_found", "There is no such item.", "item_id")
