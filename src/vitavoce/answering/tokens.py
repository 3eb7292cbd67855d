"""How many tokens a text takes, near enough to keep a prompt small without any provider's tokeniser.

Meant to err upwards: tokenisers know common words whole, and break long and rare ones every few letters, scripts other
than Latin sooner. Each turn keeps the provider's own count to compare with.
"""

import re
from typing import Final

_TOKEN: Final = re.compile(r"[A-Za-z]{1,6}|\d{1,3}|[^\W\d_A-Za-z]{1,2}|[^\w\s]|_+")
MESSAGE: Final = 4
"""What a message takes beside its text."""


def estimated_tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))
