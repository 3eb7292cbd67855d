"""What people say around a question when they speak: "um, so, I was wondering if ... again?"."""

import re
from functools import lru_cache
from typing import Final

from vitavoce.understanding.english.wrapping import (
    AFTER_A_QUESTION,
    AND_ASKS,
    ASIDE,
    BEFORE_A_QUESTION,
    CORRECTED,
    FOR_WHOM,
    HESITATION,
    OF_ONESELF,
    OF_THE_PERSON,
    POINTS_BACK,
    REASON,
    SUMMARY,
    THEN,
    THEN_IS_A_TIME,
)

_CLAUSE: Final = re.compile(r"[^,.;!?]+[,.;!?]*\s*")
_LEAST_LEFT: Final = 8
"""Characters of a question that a visitor's introduction of themselves must leave."""


@lru_cache(64)  # asked for by several readers of the same question
def unwrapped(plain: str) -> str:
    """A normalised question without what is said around it; all of it where nothing would be left."""
    said = HESITATION.sub("", plain) if HESITATION.search(plain) else plain
    said = CORRECTED.sub("", said, count=1)
    if "," in said and (introduced := OF_ONESELF.sub("", said, count=1)) and len(introduced) >= _LEAST_LEFT:
        said = introduced
    said = _without_reasons(AND_ASKS.sub("", said, count=1))
    begins = BEFORE_A_QUESTION.match(said)
    core = said[begins.end() :] if begins else said
    ends = AFTER_A_QUESTION.search(core)
    if ends and not (THEN in ends.group() and THEN_IS_A_TIME.search(core)):
        core = core[: ends.start()] + ("?" if "?" in core else "")
    return core if any(sign.isalnum() for sign in core) else plain


def _without_reasons(said: str) -> str:
    """The question without what its visitor tells beside it: of themselves, why and for whom they ask."""
    wanted_for = FOR_WHOM.search(said)
    if wanted_for and (wanted_for["aside"] or SUMMARY.search(said)):
        said = said[: wanted_for.start()] or said
    reason = REASON.search(said)
    if reason and OF_THE_PERSON.search(said[: reason.start()]):
        said = said[: reason.start()]
    clauses = _CLAUSE.findall(said)
    asking = [clause for clause in clauses if not ASIDE.match(clause)]
    if len(asking) == len(clauses):
        return said
    rest = "".join(asking).strip(" ,;")
    is_whole = bool(OF_THE_PERSON.search(rest) or SUMMARY.search(rest)) and not POINTS_BACK.search(rest)
    return rest if is_whole else said
