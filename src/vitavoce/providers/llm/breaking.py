"""A circuit breaker round one provider."""

import asyncio
from contextlib import aclosing

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelBroken
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed
from vitavoce.providers.resilience.circuit import CircuitBreaker, CircuitOpen
from vitavoce.providers.resilience.failures import Failure


class GuardedModel:
    def __init__(self, inner: Model, breaker: CircuitBreaker) -> None:
        self._inner = inner
        self._breaker = breaker

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        try:
            permit = await self._breaker.enter()
        except CircuitOpen as refused:
            raise ProviderFailed(self._breaker.name, None, str(refused), retry_after_s=refused.left_s) from None
        whole = False
        try:
            async with aclosing(self._inner.stream(prompt, payer, deadline)) as pieces:
                async for piece in pieces:
                    whole = isinstance(piece, ModelUsage)
                    yield piece
        except ProviderFailed as error:
            if error.failure is None:
                await permit.abandoned()
            else:
                await permit.failed(error.failure, error.retry_after_s)
            raise
        except ModelBroken:
            # Cut off by a limit of ours or by a filter, it has said what it took, and isn't broken.
            await (permit.succeeded() if whole else permit.failed(Failure.SERVER))
            raise
        except (GeneratorExit, asyncio.CancelledError):
            await (permit.succeeded() if whole else permit.abandoned())
            raise
        except BaseException:
            await permit.abandoned()
            raise
        await permit.succeeded()
