"""Sound: answers' clips under their signed addresses, and OpenAI's text-to-speech."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from vitavoce.api.api_keys import VOICE
from vitavoce.api.bodies import read_body
from vitavoce.api.dependencies import Doors
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.schemas.speech import SPEAK, Speak, Voices
from vitavoce.api.sound_responses import sound_response
from vitavoce.api.spoken_answers import SpeechParts
from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioNotFound, BadInput
from vitavoce.domain.speech import Voice
from vitavoce.speech.sound_formats import FORMATS, SoundEncoder
from vitavoce.speech.utterances import sentence_spans

_LIMITED = headers_documented("RateLimit", "RateLimit-Policy")
_AI_HEADER: Final = {"X-AI-Generated": "true"}
_MEDIA_TYPES: Final = {form.extension: form.media_type for form in FORMATS.values()}
_BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
_CLIP: Final = {"audio/mpeg": _BINARY, "audio/ogg": _BINARY}
Key = Annotated[str, Path(description="Names the sound, as a turn's `speech.url` has it.", max_length=80)]
Expires = Annotated[str, Query(description="When the address ends, in seconds since 1970.", max_length=12)]
Signature = Annotated[str, Query(description="Proves that we made the address.", max_length=64)]

_FETCH: Final[dict[str, Any]] = {
    "operation_id": "getAnswerSound",
    "summary": "Fetch an answer's sound, by the address in its turn",
    "description": "Needs no credential but the signed address, which works for some minutes. Takes `Range`.",
    "response_class": Response,
    "responses": {
        200: {"description": "The sound", "headers": _LIMITED, "content": _CLIP},
        206: {"description": "A part of it", "headers": _LIMITED, "content": _CLIP},
        **problems_documented(403, 404, 410, 416, 422, 429, 500, 503),
    },
}
_SPEAK: Final[dict[str, Any]] = {
    "operation_id": "speak",
    "summary": "Speak a text, as OpenAI's text-to-speech does",
    "description": f"Needs an API key with the scope `{VOICE}`. The sound comes while it is being made.",
    "response_class": Response,
    "responses": {
        200: {
            "description": "The sound",
            "headers": _LIMITED,
            "content": {form.media_type: _BINARY for form in FORMATS.values()},
        },
        **problems_documented(400, 401, 403, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"apiKey": []}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Speak"}}},
        },
    },
}
_VOICES: Final[dict[str, Any]] = {
    "operation_id": "listVoices",
    "summary": "List the voices that can be asked for",
    "description": f"Needs an API key with the scope `{VOICE}`. They are those of the engine that speaks just now.",
    "response_model": Voices,
    "responses": {
        200: {"description": "The voices", "headers": _LIMITED},
        **problems_documented(401, 403, 429, 500, 503),
    },
    "openapi_extra": {"security": [{"apiKey": []}]},
}


def speech_routes(doors: Doors) -> APIRouter:
    door = _SpeechDoor(doors, doors.speech)
    router = APIRouter(tags=["audio"])
    router.add_api_route("/audio/speech", door.speak, methods=["POST"], **_SPEAK)
    router.add_api_route("/audio/voices", door.voices, methods=["GET"], **_VOICES)
    router.add_api_route("/audio/answers/{key}", door.fetch, methods=["GET"], **_FETCH)
    return router


class _SpeechDoor:
    def __init__(self, doors: Doors, parts: SpeechParts) -> None:
        self._doors = doors
        self._parts = parts

    async def fetch(self, request: Request, key: Key, expires: Expires, signature: Signature) -> Response:
        await self._doors.limit(request, self._doors.limiter.address_requests)
        self._parts.links.check(key, expires, signature)
        opened = await self._parts.store.open(key)
        extension = key.rpartition(".")[2]
        media_type = _MEDIA_TYPES.get(extension)
        if opened is None or media_type is None:
            raise AudioNotFound("This sound has been erased.")
        headers = {
            "Cache-Control": "private, max-age=600",
            "Cross-Origin-Resource-Policy": "cross-origin",
            **_AI_HEADER,
        }
        return sound_response(request, opened, media_type=media_type, filename=f"answer.{extension}", headers=headers)

    async def speak(self, request: Request) -> Response:
        await self._admit(request)
        wish = read_body(SPEAK, await request.body())
        if len(wish.input) > self._parts.max_input_chars:
            raise BadInput(f"The input may have {self._parts.max_input_chars} characters.")
        voice = Voice(name=wish.voice or self._parts.voice.name, language=wish.language, speed=wish.speed)
        form = FORMATS[wish.response_format]
        sound = self._sound(wish, voice)
        # The first sound is waited for, so that an engine that can't be had is told as a problem.
        first = await anext(sound, b"")
        headers = {"Cache-Control": "no-store", **_AI_HEADER}
        return StreamingResponse(_from(first, sound), headers=headers, media_type=form.media_type)

    async def voices(self, request: Request) -> Response:
        await self._admit(request)
        offered = await self._parts.voices.voices()
        told = [{"id": voice.name, "name": voice.label, "language": voice.language} for voice in offered]
        return JSONResponse({"object": "list", "voices": told})

    async def _admit(self, request: Request) -> None:
        await self._doors.limit(request, self._doors.limiter.address_requests)
        await self._doors.key_of(request, VOICE)

    async def _sound(self, wish: Speak, voice: Voice) -> AsyncGenerator[bytes]:
        encoder = await asyncio.to_thread(self._parts.encode, FORMATS[wish.response_format])
        for begin, end in sentence_spans(wish.input):
            deadline = Deadline.after(self._parts.first_sound_s)
            async with closing(self._parts.engine.speak(wish.input[begin:end], voice, deadline)) as chunks:
                async for chunk in chunks:
                    if sound := await _encoded(encoder, chunk.data):
                        yield sound
        if rest := await asyncio.to_thread(encoder.finish):
            yield rest


async def _encoded(encoder: SoundEncoder, samples: bytes) -> bytes:
    return await asyncio.to_thread(encoder.write, samples) if samples else b""


async def _from(first: bytes, sound: AsyncGenerator[bytes]) -> AsyncIterator[bytes]:
    async with aclosing(sound):
        yield first
        async for data in sound:
            yield data
