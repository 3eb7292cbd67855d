"""How many tokens a text is, roughly: for reservations, and for providers that don't count."""

from typing import Final

from vitavoce.domain.model_call import Prompt

_UTF8_BYTES_PER_TOKEN: Final = 3.6  # of English prose with names and figures; today's vocabularies reach 4 to 4.5
_TOKENS_PER_MESSAGE: Final = 4  # role and separators


def estimated_tokens(text: str) -> int:
    """On the high side, so that what is reserved suffices."""
    return int(len(text.encode("utf-8", "replace")) / _UTF8_BYTES_PER_TOKEN) + 1 if text else 0


def estimated_input_tokens(prompt: Prompt) -> int:
    return sum(estimated_tokens(message.text) + _TOKENS_PER_MESSAGE for message in prompt.messages)
