"""Settings of language models: who serves them, how long they may take, and what they may cost."""

from typing import Literal, Self

from pydantic import Field, model_validator

from vitavoce.core.setting_types import ApiKey, Duration, HttpAddress, Section


class PriceSettings(Section):
    input_usd: float = Field(ge=0)
    """A million input tokens."""
    output_usd: float = Field(ge=0)
    """A million output tokens."""


class ProviderSettings(Section):
    name: str = Field(default="", max_length=40)
    """What it is called in logs and readiness; its host where nothing is said."""
    base_url: HttpAddress
    """Address of an OpenAI-compatible API, up to and without ``/chat/completions``."""
    api_key: ApiKey | None = None
    """What it asks for; local servers often ask for nothing."""
    model: str = Field(min_length=1)
    """Model as the provider names it."""
    concurrency: int | None = Field(default=None, ge=1)
    """Calls at once; ``llm.concurrency`` where nothing is said."""
    output_limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    """Name that the limit of output tokens goes by there."""
    extra: dict[str, object] = Field(default_factory=dict)
    """Added to the body of every request."""


class AllowanceSettings(Section):
    calls: int | None = Field(ge=0)
    """Calls of a model; None: as many as it likes."""
    usd: float | None = Field(ge=0)
    """US dollars; None: as many as it likes."""


class BudgetSettings(Section):
    turn_usd: float | None = Field(ge=0)
    """What one answer may cost."""
    session: AllowanceSettings
    """One conversation."""
    address: AllowanceSettings
    """One address, in a day."""
    profile: AllowanceSettings
    """One profile, in a day."""
    day: AllowanceSettings
    """All together, in a day."""


class CooldownSettings(Section):
    out_of_budget: Duration
    """After the provider wants to be paid."""
    rate_limited: Duration
    """After a rate limit that doesn't say how long."""
    refused: Duration
    """After the key or the model is refused."""
    broken: Duration
    """After server errors and broken connections in a row."""
    silent: Duration
    """After silences in a row."""
    longest: Duration
    """However often it failed, and whatever it says."""


class LlmSettings(Section):
    base_url: HttpAddress
    """Address of the first provider's OpenAI-compatible API."""
    api_key: ApiKey | None
    """The first provider's key; None: it isn't used."""
    model: str = Field(min_length=1)
    """The first provider's model."""
    output_limit: Literal["max_tokens", "max_completion_tokens"]
    """Name that the limit of output tokens goes by there."""
    extra: dict[str, object]
    """Added to the body of every request to it."""
    providers: tuple[ProviderSettings, ...]
    """Asked in this order when those before fail."""
    concurrency: int = Field(ge=1, le=1000)
    """Calls to one provider at once."""
    wait: Duration
    """How long a call waits for its place among them."""
    attempts: int = Field(ge=1, le=5)
    """Attempts with one provider, as long as it has said nothing."""
    first_token: Duration
    """How long a provider may be silent before the next is asked."""
    total: Duration
    """How long all of them together may take to the last word."""
    failures: int = Field(ge=1)
    """Failures in a row after which a provider is left alone."""
    cooldowns: CooldownSettings
    """How long it is left alone."""
    prices: dict[str, PriceSettings]
    """By model, in US dollars per million tokens."""
    budgets: BudgetSettings
    """Where they are spent, templates answer."""

    def in_order(self) -> tuple[ProviderSettings, ...]:
        """Every provider that is to be asked, the first one first."""
        if self.api_key is None:
            return self.providers
        first = ProviderSettings(
            base_url=self.base_url,
            api_key=self.api_key,
            model=self.model,
            output_limit=self.output_limit,
            extra=self.extra,
        )
        return (first, *self.providers)

    @model_validator(mode="after")
    def _patient_enough(self) -> Self:
        if self.first_token > self.total:
            raise ValueError("first_token can't be longer than total")
        return self
