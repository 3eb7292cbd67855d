"""What an honest model would say: the certain answer of its prompt, in slightly other words."""

import re
from typing import Final

from vitavoce.domain.model_call import Prompt

_CERTAIN: Final = re.compile(r"^Certain answer: (.*)$", re.MULTILINE)
_BEGUN: Final = re.compile(r"has already begun with “(.*)”")
_OTHERWISE: Final = (
    (" worked at ", " was at "),
    (" also ", " moreover "),
    (" lists ", " names "),
    (" comes up in ", " turns up in "),
    (" appears in ", " turns up in "),
)


def honest_words(prompt: Prompt) -> str:
    """For a prompt whose template gives the certain answer on a line of its own, as the packaged one does."""
    text = prompt.messages[-1].text
    certain = _CERTAIN.search(text)
    if certain is None:
        return ""
    words = certain[1]
    if begun := _BEGUN.search(text):
        words = words.removeprefix(begun[1]).strip()
    for said, otherwise in _OTHERWISE:
        words = words.replace(said, otherwise)
    return words
