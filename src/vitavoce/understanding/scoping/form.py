"""The form of a question: what of the items it wants told."""

from vitavoce.domain.question import Ask, Focus
from vitavoce.understanding.english.comparing import (
    BEFORE_OR_AFTER,
    COMPARING,
    GRADED,
    HOW_WELL,
    WHAT_WAS_GOT,
    WHETHER_OVER,
)
from vitavoce.understanding.followup_handler import Leaning
from vitavoce.understanding.reading import MentionKind, Reading


def asked(reading: Reading, focus: Focus, lean: Leaning) -> Ask:
    """The question's form; a fragment takes over that of the question before."""
    if GRADED.search(reading.text) or (focus.sections == ("education",) and WHAT_WAS_GOT.match(reading.text)):
        return Ask.SCORE
    if lean.within and WHETHER_OVER.match(reading.text):
        return Ask.WHEN  # its dates tell, and neither yes nor no holds of several
    if reading.intent.ask is Ask.OVERVIEW and (lean.chosen or lean.within):
        return Ask.DETAIL
    if HOW_WELL.search(reading.text) and any(m.kind is MentionKind.TECHNOLOGY for m in reading.positive):
        return Ask.LEVEL
    is_before_or_after = bool(BEFORE_OR_AFTER.search(reading.text))
    if len(reading.positive) > 1 and (is_before_or_after or COMPARING.search(reading.text)):
        return Ask.COMPARE
    if is_before_or_after:
        return Ask.WHEN
    if reading.intent.ask is not None and not (lean.inherits and reading.fragment and reading.intent.ask is Ask.ITEMS):
        return reading.intent.ask
    if lean.detail:
        return Ask.DETAIL
    if lean.inherits and focus.ask not in {Ask.NONE, Ask.OVERVIEW, Ask.FACT, Ask.COMPARE}:
        return focus.ask
    return Ask.ITEMS
