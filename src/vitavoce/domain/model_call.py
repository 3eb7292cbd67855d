"""What is sent to a language model, for whom, and what it took."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is sent; ``output_tokens`` is the most that may come back."""

    messages: tuple[Message, ...]
    output_tokens: int
    temperature: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUsage:
    """What a finished call took, as the provider counted, or as estimated where it didn't (``estimated``)."""

    model: str
    input_tokens: int
    output_tokens: int
    cost_usd: float = 0.0
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Payer:
    """Who a call is made for: what budgets are kept by. ``address`` is what limits know a visitor by."""

    profile: str
    session: str
    address: str = ""
