"""``session.update``: what a visitor's program may choose, and how the session is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from vitavoce.conversation.voice.rooms import TalkOptions
from vitavoce.domain.speech import SPEAKING_RATE_HZ
from vitavoce.speech.endpointing import TurnDetection

Value = TypeVar("Value")
FORMAT: Final[Mapping[str, object]] = {"type": "audio/pcm", "rate": SPEAKING_RATE_HZ}
_SILENCE_OF_EAGERNESS: Final[Mapping[str, int]] = {"low": 1200, "medium": 700, "auto": 700, "high": 350}


class _Wish(BaseModel):
    """Whatever else the protocol knows is let pass: it has no meaning here, and clients send it by default."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Format(_Wish):
    type: Literal["audio/pcm"] = "audio/pcm"
    rate: Literal[24000] = 24000


class _ServerVad(_Wish):
    type: Literal["server_vad"] = "server_vad"
    threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    prefix_padding_ms: Annotated[int, Field(ge=0, le=5000)] | None = None
    silence_duration_ms: Annotated[int, Field(ge=50, le=10_000)] | None = None
    idle_timeout_ms: Annotated[int, Field(ge=1000, le=120_000)] | None = None
    create_response: bool | None = None
    interrupt_response: bool | None = None


class _SemanticVad(_Wish):
    type: Literal["semantic_vad"]
    eagerness: Literal["low", "medium", "high", "auto"] = "auto"
    create_response: bool | None = None
    interrupt_response: bool | None = None


class _Input(_Wish):
    format: _Format | None = None
    turn_detection: Annotated[_ServerVad | _SemanticVad, Field(discriminator="type")] | None = None


class _VoiceId(_Wish):
    id: Annotated[str, Field(min_length=1, max_length=100)]


class _Output(_Wish):
    format: _Format | None = None
    voice: Annotated[str, Field(min_length=1, max_length=100)] | _VoiceId | None = None
    speed: Annotated[float, Field(ge=0.25, le=1.5)] | None = None


class _Audio(_Wish):
    input: _Input | None = None
    output: _Output | None = None


Modalities = Annotated[list[Literal["audio", "text"]], Field(min_length=1, max_length=1)]


class SessionWish(_Wish):
    """A part that is left out stays as it is; ``turn_detection: null`` means push-to-talk."""

    type: Literal["realtime"] = "realtime"
    output_modalities: Modalities | None = None
    audio: _Audio | None = None


SESSION_WISH: Final[TypeAdapter[SessionWish]] = TypeAdapter(SessionWish)


def chosen(options: TalkOptions, wish: SessionWish) -> TalkOptions:
    if wish.output_modalities is not None:
        options = replace(options, spoken=wish.output_modalities == ["audio"])
    if wish.audio is None:
        return options
    if wish.audio.input is not None and "turn_detection" in wish.audio.input.model_fields_set:
        options = _detecting(options, wish.audio.input.turn_detection)
    output = wish.audio.output
    if output is not None:
        name = output.voice.id if isinstance(output.voice, _VoiceId) else output.voice
        voice = replace(options.voice, name=name or options.voice.name, speed=output.speed or options.voice.speed)
        options = replace(options, voice=voice)
    return options


def _detecting(options: TalkOptions, wish: _ServerVad | _SemanticVad | None) -> TalkOptions:
    if wish is None:
        return replace(options, detection=None, idle_timeout_ms=None)
    before = options.detection or TurnDetection()
    options = replace(
        options,
        creates_response=_or(wish.create_response, options.creates_response),
        interrupts=_or(wish.interrupt_response, options.interrupts),
    )
    if isinstance(wish, _SemanticVad):
        silence_ms = _SILENCE_OF_EAGERNESS[wish.eagerness]
        return replace(options, detection=replace(before, silence_duration_ms=silence_ms))
    detection = TurnDetection(
        threshold=_or(wish.threshold, before.threshold),
        prefix_padding_ms=_or(wish.prefix_padding_ms, before.prefix_padding_ms),
        silence_duration_ms=_or(wish.silence_duration_ms, before.silence_duration_ms),
    )
    idle_ms = wish.idle_timeout_ms if "idle_timeout_ms" in wish.model_fields_set else options.idle_timeout_ms
    return replace(options, detection=detection, idle_timeout_ms=idle_ms)


def _or(value: Value | None, otherwise: Value) -> Value:
    return otherwise if value is None else value


def session_document(
    options: TalkOptions, *, session_id: str, profile: str, expires_at_s: int, engine: str, extra: Mapping[str, object]
) -> dict[str, object]:
    """The session as the protocol has it; ``extra`` are our own members, under a name of their own."""
    return {
        "type": "realtime",
        "object": "realtime.session",
        "id": session_id,
        "model": profile,
        "output_modalities": _modalities(options.spoken),
        "instructions": "",
        "tools": [],
        "tool_choice": "none",
        "max_output_tokens": "inf",
        "tracing": None,
        "truncation": "auto",
        "prompt": None,
        "include": None,
        "expires_at": expires_at_s,
        "audio": {
            "input": {
                "format": FORMAT,
                "transcription": {"model": engine},
                "noise_reduction": None,
                "turn_detection": _detection_document(options),
            },
            "output": {"format": FORMAT, "voice": options.voice.name or "default", "speed": options.voice.speed},
        },
        "vitavoce": extra,
    }


def _modalities(spoken: bool) -> Sequence[str]:  # noqa: FBT001  # one value, named by its only parameter
    return ["audio"] if spoken else ["text"]


def _detection_document(options: TalkOptions) -> dict[str, Any] | None:
    detection = options.detection
    if detection is None:
        return None
    return {
        "type": "server_vad",
        "threshold": detection.threshold,
        "prefix_padding_ms": detection.prefix_padding_ms,
        "silence_duration_ms": detection.silence_duration_ms,
        "idle_timeout_ms": options.idle_timeout_ms,
        "create_response": options.creates_response,
        "interrupt_response": options.interrupts,
    }
