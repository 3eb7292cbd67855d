"""Tries again what broke before the first piece; after it the words are out."""

from contextlib import aclosing

import stamina

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed
from vitavoce.providers.resilience.failures import Failure


class RetryingModel:
    """Only what may be different in a moment: a broken connection, a server error, a rate limit that says so.

    The first wait is ``wait_s`` and up to as much again by chance.
    """

    def __init__(self, inner: Model, *, attempts: int, wait_s: float) -> None:
        self._inner = inner
        self._attempts = attempts
        self._wait_s = wait_s

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        def worth_it(error: Exception) -> bool | float:
            if not isinstance(error, ProviderFailed):
                return False
            if error.failure is Failure.LIMITED:
                wait_s = error.retry_after_s
                return wait_s if wait_s is not None and wait_s < deadline.left_s / 2 else False
            return error.failure is Failure.SERVER

        async for attempt in stamina.retry_context(
            on=worth_it,
            attempts=self._attempts,
            timeout=deadline.left_s,
            wait_initial=self._wait_s,
            wait_jitter=self._wait_s,
        ):
            with attempt:
                pieces = self._inner.stream(prompt, payer, deadline)
                try:
                    first = await anext(pieces)
                except BaseException:
                    await pieces.aclose()
                    raise
        async with aclosing(pieces):
            yield first
            async for piece in pieces:
                yield piece
