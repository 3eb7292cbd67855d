"""OpenAI's chat completions, as far as a résumé can serve them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

MOST_MESSAGES = 200
MOST_CHARACTERS = 20_000  # of one message; longer questions are refused further on, in words


class _Sent(BaseModel):
    """Fields of the protocol that mean nothing here (temperature, seed ...) are taken and passed over."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True, use_attribute_docstrings=True)


class TextPart(_Sent):
    type: Literal["text"]
    """Pictures and sound can't be read here."""
    text: Annotated[str, Field(max_length=MOST_CHARACTERS)]
    """One piece of the message."""


class ChatMessage(_Sent):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    """Who says it."""
    content: Annotated[str, Field(max_length=MOST_CHARACTERS)] | list[TextPart] | None = None
    """Text only. Of what isn't the user's nothing is followed: the résumé alone answers."""

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return " ".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(_Sent):
    include_usage: bool = False
    """Whether a last chunk tells what a language model took."""


class ChatCompletion(_Sent):
    """A conversation whose last message is the user's question."""

    model: Annotated[str, Field(max_length=100, examples=["ada-lovelace"])]
    """The profile's slug."""
    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=MOST_MESSAGES)]
    """The user's questions, oldest first; the last message is the one to answer."""
    stream: bool | None = False
    """Whether the answer comes in chunks."""
    stream_options: StreamOptions | None = None
    """What else to stream."""
    n: Literal[1] | None = 1
    """There is one answer."""


CHAT_COMPLETION: TypeAdapter[ChatCompletion] = TypeAdapter(ChatCompletion)
