"""Where a model is served, and how it wants to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vitavoce.providers.llm.prices import Price


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """``output_limit`` is the name that the limit of output tokens goes by, ``extra`` is added to every request."""

    name: str
    base_url: str
    api_key: str = field(repr=False)
    model: str
    price: Price = field(default_factory=Price)
    output_limit: str = "max_tokens"
    extra: Mapping[str, object] = field(default_factory=dict)
    connect_s: float = 2.0
    connections: int = 20
