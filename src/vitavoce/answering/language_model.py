"""A language model, whoever serves it: the seam that ``providers/llm`` fits."""

from collections.abc import AsyncGenerator
from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import ModelUsage, Payer, Prompt


class LanguageModel(Protocol):
    """Writes what a prompt asks for."""

    def stream(self, prompt: Prompt, payer: Payer, deadline: Deadline) -> AsyncGenerator[str | ModelUsage]:
        """Pieces of text as they come, then one ModelUsage.

        Raises ModelUnavailable before the first piece where nobody answers in time (every fallback was tried) or the
        budget is spent (BudgetSpent), ModelBroken where it ends too early. Closing the generator stops the call.
        """
