"""A model whose SDK is imported while the server already serves: OpenAI's takes 1.3 s."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces, ProviderFailed


class Closable(Model, Protocol):
    async def aclose(self) -> None: ...


class LateModel:
    """``load`` runs in a thread, once, and ``brake`` wraps what came of it. Whoever asks before that waits for it,
    which is no fault of the provider's.
    """

    def __init__(self, load: Callable[[], Closable], brake: Callable[[Model], Model], *, name: str) -> None:
        self._load = load
        self._brake = brake
        self._name = name
        self._loading: asyncio.Task[Model] | None = None
        self._loaded: Closable | None = None

    async def prepare(self) -> Model:
        if self._loading is None:
            self._loading = asyncio.create_task(self._load_now())
        return await asyncio.shield(self._loading)

    async def _load_now(self) -> Model:
        self._loaded = await asyncio.to_thread(self._load)
        return self._brake(self._loaded)

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        try:
            async with asyncio.timeout(deadline.left_s):
                model = await self.prepare()
        except TimeoutError:
            raise ProviderFailed(self._name, None, "its client is still being loaded") from None
        async with aclosing(model.stream(prompt, payer, deadline)) as pieces:
            async for piece in pieces:
                yield piece

    async def aclose(self) -> None:
        if self._loading is not None:
            await asyncio.wait((self._loading,))
        if self._loaded is not None:
            await self._loaded.aclose()
