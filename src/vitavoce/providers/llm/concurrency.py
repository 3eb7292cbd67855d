"""No more calls at once than a provider bears."""

import asyncio
from contextlib import aclosing

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed


class CappedModel:
    """Waits up to ``wait_s`` for a place."""

    def __init__(self, inner: Model, *, name: str, at_once: int, wait_s: float) -> None:
        self._inner = inner
        self._name = name
        self._places = asyncio.Semaphore(at_once)
        self._wait_s = wait_s

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        try:
            async with asyncio.timeout(deadline.within(self._wait_s).left_s):
                await self._places.acquire()
        except TimeoutError:
            raise ProviderFailed(self._name, None, "too many calls at once") from None
        try:
            async with aclosing(self._inner.stream(prompt, payer, deadline)) as pieces:
                async for piece in pieces:
                    yield piece
        finally:
            self._places.release()
