"""A profile as a model of OpenAI's chat completions: any client of that protocol can talk to a résumé.

The protocol keeps no conversation, so every request opens a session of its own, in which the questions sent before
are understood again and the last one is answered and kept.
"""

import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from vitavoce.api.api_keys import CHAT
from vitavoce.api.bodies import read_body
from vitavoce.api.dependencies import Doors
from vitavoce.api.problems import broken, told
from vitavoce.api.request_context import context_of
from vitavoce.api.schemas.chat import CHAT_COMPLETION, ChatCompletion
from vitavoce.api.schemas.problems import headers_documented, problems_documented
from vitavoce.api.schemas.requests import MAX_SLUG_CHARS, SLUG_PATTERN
from vitavoce.conversation.live_turns import LiveTurn
from vitavoce.conversation.turn_taker import Manner
from vitavoce.core.errors import BadInput, ProfileNotFound, VitavoceError

_QUESTIONS_BEFORE: Final = 8  # each is understood again, which takes half a millisecond
_SLUG: Final = re.compile(SLUG_PATTERN)
ModelInPath = Annotated[str, Path(description="A profile's slug.")]
_LIMITED = headers_documented("RateLimit", "RateLimit-Policy")
_EVENT_STREAM: Final = "text/event-stream"
_STREAM_HEADERS: Final[Mapping[str, str]] = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

_COMPLETE: Final[dict[str, Any]] = {
    "operation_id": "completeChat",
    "summary": "Talk to a profile as to a model of OpenAI's chat completions",
    "description": f"Needs an API key with the scope `{CHAT}`. The whole turn comes along as `vitavoce`.",
    "response_class": Response,
    "responses": {
        200: {
            "description": "The completion, or with `stream` its chunks",
            "headers": _LIMITED,
            "content": {
                "application/json": {"schema": {"type": "object"}},
                _EVENT_STREAM: {"schema": {"type": "string"}},
            },
        },
        **problems_documented(400, 401, 403, 404, 413, 422, 429, 500, 503),
    },
    "openapi_extra": {
        "security": [{"apiKey": []}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ChatCompletion"}}},
        },
    },
}
_MODELS: Final[dict[str, Any]] = {
    "responses": {
        200: {"description": "Profiles, as models", "headers": _LIMITED},
        **problems_documented(401, 403, 404, 429, 500, 503),
    },
    "openapi_extra": {"security": [{"apiKey": []}]},
}


def chat_routes(doors: Doors) -> APIRouter:
    door = _ChatDoor(doors)
    router = APIRouter(tags=["openai"])
    router.add_api_route("/chat/completions", door.complete, methods=["POST"], **_COMPLETE)
    router.add_api_route(
        "/models", door.models, methods=["GET"], operation_id="listModels", summary="List the profiles", **_MODELS
    )
    router.add_api_route(
        "/models/{model}", door.model, methods=["GET"], operation_id="getModel", summary="Name one profile", **_MODELS
    )
    return router


class _ChatDoor:
    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def complete(self, request: Request) -> Response:
        await self._admit(request)
        wish = read_body(CHAT_COMPLETION, await request.body())
        await self._known(wish.model)
        *before, question = _questions(wish)
        manner = Manner(address=context_of(request.scope).address, asked_before=tuple(before[-_QUESTIONS_BEFORE:]))
        session = (await self._doors.sessions.open(wish.model)).session
        if not wish.stream:
            taken = await self._doors.taker.take(session.id, question, manner)
            return JSONResponse(_completion(taken.document(), wish.model), headers={"Cache-Control": "no-store"})
        live = await self._doors.live_turns.begin(session.id, question, manner, None)
        with_usage = wish.stream_options is not None and wish.stream_options.include_usage
        head = _head("chat.completion.chunk", live.turn_id, self._doors.clock.now(), wish.model)
        chunks = _chunks(request, live, head, with_usage=with_usage)
        return StreamingResponse(chunks, headers=dict(_STREAM_HEADERS), media_type=_EVENT_STREAM)

    async def models(self, request: Request) -> Response:
        await self._admit(request)
        slugs = await self._doors.profiles.slugs()
        return JSONResponse({"object": "list", "data": [_model(slug) for slug in slugs]})

    async def model(self, request: Request, model: ModelInPath) -> Response:
        await self._admit(request)
        await self._known(model)
        return JSONResponse(_model(model))

    async def _admit(self, request: Request) -> None:
        await self._doors.limit(request, self._doors.limiter.address_requests)
        await self._doors.key_of(request, CHAT)

    async def _known(self, slug: str) -> None:
        if len(slug) > MAX_SLUG_CHARS or not _SLUG.fullmatch(slug):
            raise ProfileNotFound(f"There is no profile “{slug[:MAX_SLUG_CHARS]}”.")
        await self._doors.shelf.get(slug)


def _questions(wish: ChatCompletion) -> list[str]:
    """What the user asked, the question to answer last."""
    if wish.messages[-1].role != "user":
        raise BadInput("The last message must be the user's.")
    return [message.text for message in wish.messages if message.role == "user" and message.text.strip()] or [""]


async def _chunks(
    request: Request, live: LiveTurn, head: Mapping[str, object], *, with_usage: bool
) -> AsyncIterator[bytes]:
    try:
        async with aclosing(live.events()) as events:
            async for event in events:
                if event.name == "understood":
                    yield _chunk(head, {"role": "assistant", "content": ""})
                elif event.name == "delta":
                    yield _chunk(head, {"content": event.data["text"]})
                elif event.name == "done":
                    yield _chunk(head, {}, finished=True, vitavoce=event.data)
                    if with_usage:
                        yield _event({**head, "choices": [], "usage": _usage(event.data)})
    except VitavoceError as error:
        yield _event({"error": _openai_error(bytes(told(request.scope, error).body))})
    except Exception:
        yield _event({"error": _openai_error(bytes(broken(request.scope).body))})
        raise
    yield b"data: [DONE]\n\n"


def _completion(turn: Mapping[str, Any], model: str) -> dict[str, object]:
    created = datetime.fromisoformat(turn["created_at"])
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": turn["answer"], "refusal": None},
        "logprobs": None,
        "finish_reason": "stop",
    }
    head = _head("chat.completion", turn["id"], created, model)
    return {**head, "choices": [choice], "usage": _usage(turn), "vitavoce": turn}


def _head(kind: str, turn_id: str, created: datetime, model: str) -> dict[str, object]:
    return {"id": f"chatcmpl-{turn_id}", "object": kind, "created": int(created.timestamp()), "model": model}


def _chunk(head: Mapping[str, object], delta: Mapping[str, object], *, finished: bool = False, **more: object) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": "stop" if finished else None}
    return _event({**head, "choices": [choice], **more})


def _usage(turn: Mapping[str, Any]) -> dict[str, int]:
    """Of the language model behind it; none where a template answered."""
    read, written = turn["usage"]["input_tokens"], turn["usage"]["output_tokens"]
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}


def _openai_error(problem: bytes) -> dict[str, object]:
    told_as = json.loads(problem)
    return {"message": told_as["detail"], "type": told_as["title"], "code": told_as["code"], "param": None}


def _model(slug: str) -> dict[str, object]:
    return {"id": slug, "object": "model", "created": 0, "owned_by": "vitavoce"}


def _event(data: Mapping[str, object]) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()
