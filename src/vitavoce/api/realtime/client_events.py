"""What a visitor's program may send, checked; unknown members are let pass, as the protocol grows."""

from binascii import Error as Base64Error
from binascii import a2b_base64
from typing import Annotated, Any, Final, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from vitavoce.api.realtime.session_wishes import Modalities
from vitavoce.domain.speech import SAMPLE_BYTES

MAX_QUESTION_CHARS: Final = 20_000  # the settings' own limit is told by the turn taker; this one bounds memory
ItemId = Annotated[str, Field(min_length=1, max_length=64)]


class Refused(Exception):
    """An event that can't be used; told as the protocol's ``error``."""

    def __init__(self, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.param = param


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class TextPart(_Model):
    type: Literal["input_text"]
    text: Annotated[str, Field(min_length=1, max_length=MAX_QUESTION_CHARS)]


class AudioPart(_Model):
    type: Literal["input_audio"]
    audio: str


class UserMessage(_Model):
    """Only a visitor's words can be added: nobody puts words into the assistant's mouth, or instructs it."""

    type: Literal["message"]
    role: Literal["user"]
    content: Annotated[
        list[Annotated[TextPart | AudioPart, Field(discriminator="type")]], Field(min_length=1, max_length=16)
    ]
    id: ItemId | None = None


class CreateItem(_Model):
    item: UserMessage


class NamedItem(_Model):
    item_id: ItemId


class TruncateItem(NamedItem):
    content_index: Literal[0] = 0
    audio_end_ms: Annotated[int, Field(ge=0, le=3_600_000)]


class Played(NamedItem):
    audio_end_ms: Annotated[float, Field(ge=0, le=3_600_000)]


class ResponseWish(_Model):
    output_modalities: Modalities | None = None
    conversation: Literal["auto"] | None = None
    metadata: dict[Annotated[str, Field(max_length=64)], Annotated[str, Field(max_length=512)]] | None = None
    input: Annotated[list[UserMessage], Field(max_length=16)] | None = None


class CreateResponse(_Model):
    response: ResponseWish | None = None


class CancelResponse(_Model):
    response_id: ItemId | None = None


CREATE_ITEM: Final = TypeAdapter(CreateItem)
NAMED_ITEM: Final = TypeAdapter(NamedItem)
TRUNCATE_ITEM: Final = TypeAdapter(TruncateItem)
PLAYED: Final = TypeAdapter(Played)
CREATE_RESPONSE: Final = TypeAdapter(CreateResponse)
CANCEL_RESPONSE: Final = TypeAdapter(CancelResponse)


def read_event(message: str | None) -> dict[str, Any]:
    """Raises Refused."""
    if message is None:
        raise Refused("invalid_json", "Events are sent as text.")
    try:
        event = orjson.loads(message)
    except orjson.JSONDecodeError:
        raise Refused("invalid_json", "An event is a JSON object.") from None
    if not isinstance(event, dict) or not isinstance(event.get("type"), str):
        raise Refused("missing_required_parameter", "An event is a JSON object with a “type”.", "type")
    return event


def read_as(kind: TypeAdapter[Any], content: object, place: str = "") -> Any:
    """Raises Refused naming the first misfit, never its value."""
    try:
        return kind.validate_python(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        param = ".".join(str(part) for part in (place, *first["loc"]) if part != "")
        raise Refused("invalid_value", f"{param or 'event'}: {first['msg']}", param or None) from None


def read_sound(audio: object, param: str = "audio") -> bytes:
    """16-bit samples out of base64. Raises Refused."""
    if not isinstance(audio, str):
        raise Refused("missing_required_parameter", "Sound is sent as base64 in “audio”.", param)
    try:
        sound = a2b_base64(audio, strict_mode=True)
    except (Base64Error, ValueError):
        raise Refused("invalid_value", "The sound isn't base64.", param) from None
    if len(sound) % SAMPLE_BYTES:
        raise Refused("invalid_value", "The sound doesn't hold whole 16-bit samples.", param)
    return sound
