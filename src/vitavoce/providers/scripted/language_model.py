"""A language model that writes what it is told, word by word, at the pace it is told."""

import asyncio
from collections.abc import AsyncGenerator, Callable

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import VitavoceError
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt


class ScriptedLanguageModel:
    """``text_of`` gives the answer to a prompt; it may raise as a provider's adapter would."""

    def __init__(
        self,
        text_of: Callable[[Prompt], str],
        *,
        first_token_s: float = 0.0,
        word_s: float = 0.0,
        breaks_after_words: int | None = None,
        breaking: VitavoceError | None = None,
    ) -> None:
        self._text_of = text_of
        self._first_token_s = first_token_s
        self._word_s = word_s
        self._breaks_after_words = breaks_after_words
        self._breaking = breaking
        self.calls = 0
        self.cancelled = 0

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> AsyncGenerator[str | ModelUsage]:
        del payer, deadline
        self.calls += 1
        try:
            await asyncio.sleep(self._first_token_s)
            words = self._text_of(prompt).split(" ")
            for number, word in enumerate(words):
                if number:
                    await asyncio.sleep(self._word_s)
                if self._breaking is not None and number == self._breaks_after_words:
                    raise self._breaking
                yield word if number == 0 else f" {word}"
            yield ModelUsage(model="scripted", input_tokens=0, output_tokens=len(words))
        except (asyncio.CancelledError, GeneratorExit):
            self.cancelled += 1
            raise
