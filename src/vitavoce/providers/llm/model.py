"""The seam as seen from here, and how an adapter says in what way a provider failed."""

from collections.abc import AsyncGenerator
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelUnavailable
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt
from vitavoce.providers.resilience.failures import Failure

Pieces = AsyncGenerator[str | ModelUsage]


class Model(Protocol):
    """``answering.language_model.LanguageModel``, which rooms may not share with providers."""

    def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces: ...


class ProviderFailed(ModelUnavailable):
    """A provider gave nothing; ``failure`` is None where that was no fault of its own."""

    def __init__(
        self, provider: str, failure: Failure | None, detail: str, *, retry_after_s: float | None = None
    ) -> None:
        super().__init__(f"{provider}: {detail}", retry_after_s=retry_after_s)
        self.failure = failure
