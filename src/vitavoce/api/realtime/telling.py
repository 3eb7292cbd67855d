"""What happens in a talk, told as the realtime protocol's server events."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from vitavoce.api.realtime import items
from vitavoce.api.realtime.line import Line
from vitavoce.conversation.voice import events
from vitavoce.core.errors import Busy, RateLimited, VitavoceError

_REMEMBERED: Final = 4
Fields = dict[str, Any]


@dataclass(slots=True)
class _Response:
    id: str
    item_id: str
    spoken: bool
    metadata: Mapping[str, str] | None
    text: str = ""
    sounded: bool = False
    usage: Fields | None = None
    previous_item_id: str | None = None

    @property
    def place(self) -> Fields:
        return {"response_id": self.id, "item_id": self.item_id, "output_index": 0, "content_index": 0}

    def item(self, status: str) -> items.Item:
        return items.answer(self.item_id, self.text, spoken=self.spoken, status=status)

    def document(self, status: str, details: Fields | None, output: list[items.Item]) -> Fields:
        return {
            "object": "realtime.response",
            "id": self.id,
            "status": status,
            "status_details": details,
            "output": output,
            "output_modalities": ["audio"] if self.spoken else ["text"],
            "metadata": self.metadata,
            "usage": self.usage if status != "in_progress" else None,
        }


class Telling:
    """One per talk."""

    def __init__(self, line: Line) -> None:
        self.items = items.Items()
        self.rate_limits: list[Fields] = []
        self.metadata: Mapping[str, str] | None = None
        self._line = line
        self._responses: dict[str, _Response] = {}
        self._ways: Final[Mapping[type, Callable[[Any], None]]] = {
            events.Sound: self._sound,
            events.ClauseSaid: self._clause_said,
            events.WordsTimed: self._words_timed,
            events.SpeechStarted: self._speech_started,
            events.SpeechStopped: self._speech_stopped,
            events.UtteranceCommitted: self._committed,
            events.UtteranceDropped: self._dropped,
            events.UtteranceWithdrawn: self._withdrawn,
            events.Hearing: self._hearing,
            events.Heard: self._heard,
            events.NotHeard: self._not_heard,
            events.NobodySpoke: self._nobody_spoke,
            events.ReplyBegun: self._reply_begun,
            events.Understood: self._understood,
            events.ReplyEnded: self._reply_ended,
            events.SoundPaused: self._sound_paused,
            events.SoundResumed: self._sound_resumed,
            events.SoundStopped: self._sound_stopped,
            events.SoundCleared: self._sound_cleared,
            events.TurnKept: self._turn_kept,
            events.Trouble: self._trouble,
        }

    def tell(self, event: events.TalkEvent) -> None:
        self._ways[type(event)](event)

    def add_item(self, item: items.Item) -> None:
        """A new item of the conversation, finished or just begun."""
        previous = self.items.last_id
        self.items.put(item)
        self._line.post("conversation.item.added", {"previous_item_id": previous, "item": item})
        if item["status"] != "in_progress":
            self._line.post("conversation.item.done", {"previous_item_id": previous, "item": item})

    def error(self, error: VitavoceError, *, event_id: str | None = None, param: str | None = None) -> None:
        kind = "server_error"
        if isinstance(error, RateLimited):
            kind = "rate_limit_error"
        elif isinstance(error, Busy):
            kind = "invalid_request_error"
        self.refused(kind, error.code.lower(), error.detail or error.code, event_id=event_id, param=param)

    def refused(
        self, kind: str, code: str, message: str, *, event_id: str | None = None, param: str | None = None
    ) -> None:
        told = {"type": kind, "code": code, "message": message, "param": param, "event_id": event_id}
        self._line.post("error", {"error": told})

    # The visitor's side.

    def _speech_started(self, event: events.SpeechStarted) -> None:
        fields = {"audio_start_ms": round(event.at_ms), "item_id": event.item_id}
        self._line.post("input_audio_buffer.speech_started", fields)

    def _speech_stopped(self, event: events.SpeechStopped) -> None:
        fields = {"audio_end_ms": round(event.at_ms), "item_id": event.item_id}
        self._line.post("input_audio_buffer.speech_stopped", fields)

    def _committed(self, event: events.UtteranceCommitted) -> None:
        fields = {"previous_item_id": self.items.last_id, "item_id": event.item_id}
        self._line.post("input_audio_buffer.committed", fields)
        self.add_item(items.spoken_question(event.item_id))

    def _dropped(self, event: events.UtteranceDropped) -> None:
        self._line.post("vitavoce.speech.ignored", {"item_id": event.item_id})

    def _withdrawn(self, event: events.UtteranceWithdrawn) -> None:
        if self.items.remove(event.item_id):
            self._line.post("conversation.item.deleted", {"item_id": event.item_id})

    def _hearing(self, event: events.Hearing) -> None:
        self._line.post("vitavoce.hearing", {"item_id": event.item_id, "transcript": event.text})

    def _heard(self, event: events.Heard) -> None:
        text = event.recognised.text
        place = {"item_id": event.item_id, "content_index": 0}
        if self.items.find(event.item_id) is not None:
            self.items.put(items.spoken_question(event.item_id, text))
        self._line.post("conversation.item.input_audio_transcription.delta", {**place, "delta": text})
        usage = {"type": "duration", "seconds": round(event.duration_ms / 1000, 3)}
        self._line.post(
            "conversation.item.input_audio_transcription.completed", {**place, "transcript": text, "usage": usage}
        )

    def _not_heard(self, event: events.NotHeard) -> None:
        error = {
            "type": "transcription_error",
            "code": event.error.code.lower(),
            "message": event.error.detail or event.error.code,
            "param": None,
        }
        fields = {"item_id": event.item_id, "content_index": 0, "error": error}
        self._line.post("conversation.item.input_audio_transcription.failed", fields)

    def _nobody_spoke(self, event: events.NobodySpoke) -> None:
        fields = {
            "audio_start_ms": round(event.begin_ms),
            "audio_end_ms": round(event.end_ms),
            "item_id": event.item_id,
        }
        self._line.post("input_audio_buffer.timeout_triggered", fields)

    # The answer's side.

    def _reply_begun(self, event: events.ReplyBegun) -> None:
        response = _Response(event.reply_id, event.item_id, event.spoken, self.metadata)
        self.metadata = None
        self._responses[response.id] = response
        while len(self._responses) > _REMEMBERED:
            self._responses.pop(next(iter(self._responses)))
        self._line.post("response.created", {"response": response.document("in_progress", None, [])})
        if self.rate_limits:
            self._line.post("rate_limits.updated", {"rate_limits": self.rate_limits})
            self.rate_limits = []
        response.previous_item_id = self.items.last_id
        item = items.answer(response.item_id, None, spoken=response.spoken, status="in_progress")
        added = {"response_id": response.id, "output_index": 0, "item": item}
        self._line.post("response.output_item.added", added)
        self.add_item(item)
        part = {"type": "audio", "transcript": ""} if response.spoken else {"type": "text", "text": ""}
        self._line.post("response.content_part.added", {**response.place, "part": part})

    def _understood(self, event: events.Understood) -> None:
        self._line.post("vitavoce.understood", {"response_id": event.reply_id, "turn": event.turn})

    def _clause_said(self, event: events.ClauseSaid) -> None:
        response = self._responses[event.reply_id]
        delta = f" {event.text}" if event.begin else event.text
        response.text += delta
        kind = "response.output_audio_transcript.delta" if response.spoken else "response.output_text.delta"
        self._line.post(kind, {**response.place, "delta": delta})

    def _sound(self, event: events.Sound) -> None:
        response = self._responses[event.reply_id]
        if not response.sounded:
            response.sounded = True
            self._line.post("output_audio_buffer.started", {"response_id": response.id})
        delta = b64encode(event.data).decode()
        self._line.post("response.output_audio.delta", {**response.place, "delta": delta})

    def _words_timed(self, event: events.WordsTimed) -> None:
        response = self._responses[event.reply_id]
        words = [
            {
                "text": response.text[word.begin : word.end],
                "audio_start_ms": round(word.begin_ms),
                "audio_end_ms": round(word.end_ms),
                "start": word.begin,
                "end": word.end,
            }
            for word in event.words
        ]
        fields = {"response_id": response.id, "item_id": response.item_id, "words": words}
        self._line.post("vitavoce.words", fields)

    def _reply_ended(self, event: events.ReplyEnded) -> None:
        response = self._responses[event.reply_id]
        status = "completed" if event.ending == "completed" else "incomplete"
        if response.spoken:
            self._line.post("response.output_audio.done", response.place)
            fields = {**response.place, "transcript": response.text}
            self._line.post("response.output_audio_transcript.done", fields)
            part = {"type": "audio", "transcript": response.text}
        else:
            self._line.post("response.output_text.done", {**response.place, "text": response.text})
            part = {"type": "text", "text": response.text}
        self._line.post("response.content_part.done", {**response.place, "part": part})
        item = response.item(status)
        self.items.put(item)
        self._line.post("response.output_item.done", {"response_id": response.id, "output_index": 0, "item": item})
        self._line.post("conversation.item.done", {"previous_item_id": response.previous_item_id, "item": item})
        details = _status_details(event)
        self._line.post("response.done", {"response": response.document(event.ending, details, [item])})

    def _sound_paused(self, event: events.SoundPaused) -> None:
        self._line.post("vitavoce.audio.paused", self._sound_place(event.reply_id, event.at_ms))

    def _sound_resumed(self, event: events.SoundResumed) -> None:
        self._line.post("vitavoce.audio.resumed", self._sound_place(event.reply_id, event.at_ms))

    def _sound_stopped(self, event: events.SoundStopped) -> None:
        self._line.post("output_audio_buffer.stopped", {"response_id": event.reply_id})

    def _sound_cleared(self, event: events.SoundCleared) -> None:
        self._line.post("output_audio_buffer.cleared", self._sound_place(event.reply_id, event.at_ms))

    def _sound_place(self, reply_id: str, at_ms: float) -> Fields:
        item_id = self._responses[reply_id].item_id
        return {"response_id": reply_id, "item_id": item_id, "audio_end_ms": round(at_ms)}

    def _turn_kept(self, event: events.TurnKept) -> None:
        response = self._responses.get(event.reply_id)
        if response is not None:
            response.usage = _usage(event.turn)
        self._line.post("vitavoce.turn", {"response_id": event.reply_id, "turn": event.turn})

    def _trouble(self, event: events.Trouble) -> None:
        self.error(event.error)


def _usage(turn: Mapping[str, Any]) -> Fields:
    usage = turn["usage"]
    tokens = {"input_tokens": usage["input_tokens"], "output_tokens": usage["output_tokens"]}
    return {**tokens, "total_tokens": sum(tokens.values())}


def _status_details(event: events.ReplyEnded) -> Fields | None:
    if event.ending == "completed":
        return None
    if event.ending == "cancelled":
        return {"type": "cancelled", "reason": event.reason}
    error = event.error or VitavoceError()
    return {"type": "failed", "error": {"type": "server_error", "code": error.code.lower(), "message": error.detail}}
