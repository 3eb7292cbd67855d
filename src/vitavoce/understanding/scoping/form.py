"""The form of a question: what of the items it wants told."""

from vitavoce.domain.question import Ask, Focus
from vitavoce.understanding.english.comparing import COMPARING, GRADED, HOW_WELL, WHAT_WAS_GOT, WHETHER_OVER
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
    if COMPARING.search(reading.text) and len(reading.positive) > 1:
        return Ask.COMPARE
    if reading.intent.ask is not None and not (lean.inherits and reading.fragment and reading.intent.ask is Ask.ITEMS):
        return reading.intent.ask
    if lean.detail:
        return Ask.DETAIL
    if lean.inherits and focus.ask not in {Ask.NONE, Ask.OVERVIEW, Ask.FACT, Ask.COMPARE}:
        return focus.ask
    return Ask.ITEMS
