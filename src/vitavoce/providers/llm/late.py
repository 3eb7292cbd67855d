"""A model whose SDK is imported while the server already serves: OpenAI's takes 1.3 s."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Payer, Prompt
from vitavoce.providers.llm.model import Model, Pieces


class Closable(Model, Protocol):
    async def aclose(self) -> None: ...


class LateModel:
    """``load`` runs in a thread, once; whoever asks before it is done waits for it."""

    def __init__(self, load: Callable[[], Closable]) -> None:
        self._load = load
        self._loading: asyncio.Task[Closable] | None = None

    async def prepare(self) -> Closable:
        if self._loading is None:
            self._loading = asyncio.create_task(asyncio.to_thread(self._load))
        return await asyncio.shield(self._loading)

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        model = await self.prepare()
        async with aclosing(model.stream(prompt, payer, deadline)) as pieces:
            async for piece in pieces:
                yield piece

    async def aclose(self) -> None:
        if self._loading is not None:
            await (await self._loading).aclose()
