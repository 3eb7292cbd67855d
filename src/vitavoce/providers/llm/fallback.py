"""One provider after another, until one begins to speak."""

from collections.abc import Sequence
from contextlib import aclosing

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelUnavailable
from vitavoce.domain.model_call import Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed
from vitavoce.telemetry.logging import get_logger


class FallbackModel:
    """Models in the owner's order, ``total_s`` for all together. Once one speaks, its words stand, and no other goes on
    with its sentence.
    """

    def __init__(self, models: Sequence[Model], *, total_s: float) -> None:
        self._models = models
        self._total_s = total_s

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        failures: list[ModelUnavailable] = []
        until = deadline.within(self._total_s)
        for model in self._models:
            try:
                async with aclosing(model.stream(prompt, payer, until)) as pieces:
                    async for piece in pieces:
                        yield piece
                    return
            except ModelUnavailable as failure:
                _log(failure)
                failures.append(failure)
            if not until.left_s:
                break
        waits_s = [failure.retry_after_s for failure in failures if failure.retry_after_s is not None]
        raise ModelUnavailable("; ".join(map(str, failures)), retry_after_s=min(waits_s, default=None))


def _log(failure: ModelUnavailable) -> None:
    """Once a failure, not with every question that an open circuit turns away."""
    if isinstance(failure, ProviderFailed) and failure.failure is not None:
        get_logger(__name__).warning("a language model failed", reason=failure.detail, kind=failure.failure.value)
