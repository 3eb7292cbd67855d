"""A provider that accepts and then sends nothing has failed, however politely."""

import asyncio
from contextlib import aclosing
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import ModelBroken
from vitavoce.domain.model_call import Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed
from vitavoce.providers.resilience.failures import Failure

_ENOUGH: Final = 0.8


class TimedModel:
    """The first piece within ``first_token_s``, and nothing after the caller's deadline.

    What is inside is told the first of these, so that a retry is only waited for where it can still come in time.
    """

    def __init__(self, inner: Model, *, name: str, first_token_s: float) -> None:
        self._inner = inner
        self._name = name
        self._first_token_s = first_token_s

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        # Where the caller has much less time than the provider should get, silence is no fault of the provider's.
        failure = Failure.TIMEOUT if deadline.left_s >= self._first_token_s * _ENOUGH else None
        limit = deadline.within(self._first_token_s)
        begun = False
        async with aclosing(self._inner.stream(prompt, payer, limit)) as pieces:
            while True:
                try:
                    async with asyncio.timeout(limit.left_s):
                        piece = await anext(pieces, None)
                except TimeoutError:
                    if begun:
                        raise ModelBroken(f"{self._name}: not done in time") from None
                    raise ProviderFailed(self._name, failure, "said nothing in time") from None
                if piece is None:
                    return
                begun, limit = True, deadline
                yield piece
