"""What people say around a question when they speak: "um, so, I was wondering if ... again?"."""

from functools import lru_cache
from typing import Final

from vitavoce.understanding.english.wrapping import (
    AFTER_A_QUESTION,
    BEFORE_A_QUESTION,
    HESITATION,
    OF_ONESELF,
    THEN,
    THEN_IS_A_TIME,
)

_LEAST_LEFT: Final = 8
"""Characters of a question that a visitor's introduction of themselves must leave."""


@lru_cache(64)  # asked for by several readers of the same question
def unwrapped(plain: str) -> str:
    """A normalised question without what is said around it; all of it where nothing would be left."""
    said = HESITATION.sub("", plain) if HESITATION.search(plain) else plain
    if "," in said and (introduced := OF_ONESELF.sub("", said, count=1)) and len(introduced) >= _LEAST_LEFT:
        said = introduced
    begins = BEFORE_A_QUESTION.match(said)
    core = said[begins.end() :] if begins else said
    ends = AFTER_A_QUESTION.search(core)
    if ends and not (THEN in ends.group() and THEN_IS_A_TIME.search(core)):
        core = core[: ends.start()] + ("?" if "?" in core else "")
    return core if any(sign.isalnum() for sign in core) else plain
