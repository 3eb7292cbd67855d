"""What language models cost, and who it is counted against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """``scope`` is ``day``, ``profile``, ``address`` or ``session``; ``day`` is empty where sums run over days."""

    scope: str
    key: str
    day: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """The most that an account may take; None: as much as it likes."""

    calls: int | None = None
    micro_usd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Calls made, what they took, and how many were refused for want of budget."""

    calls: int = 0
    micro_usd: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    refused: int = 0
