"""The harmless twin of a language model: says what it is told to, as fast as it is told to."""

import asyncio
import re
from collections.abc import Callable
from typing import Final

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt
from vitavoce.providers.llm.model import Pieces

_WORD: Final = re.compile(r"\S+\s*|\s+")


class ScriptedModel:
    """``answer`` is given each prompt, and gives the text or raises; a word is a piece and a token."""

    def __init__(
        self,
        answer: Callable[[Prompt], str],
        *,
        first_token_s: float = 0.0,
        token_s: float = 0.0,
        cost_usd: float = 0.0,
    ) -> None:
        self._answer = answer
        self._first_token_s = first_token_s
        self._token_s = token_s
        self._cost_usd = cost_usd
        self.calls = 0

    async def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> Pieces:
        del payer, deadline
        self.calls += 1
        if self._first_token_s:
            await asyncio.sleep(self._first_token_s)
        words = _WORD.findall(self._answer(prompt))
        for number, word in enumerate(words):
            if number and self._token_s:
                await asyncio.sleep(self._token_s)
            yield word
        input_tokens = sum(len(message.text.split()) for message in prompt.messages)
        yield ModelUsage(model="scripted", input_tokens=input_tokens, output_tokens=len(words), cost_usd=self._cost_usd)
