"""The form of a question: what of the items it wants told."""

from typing import Final

from vitavoce.domain.question import Ask, Focus
from vitavoce.understanding.followup_handler import Leaning
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.reading import MentionKind, Reading

_COMPARATIVES: Final = "better|worse|stronger|weaker|longer|shorter|newer|older|earlier|later|higher|lower|bigger"
_COMPARING: Final = Cued(
    rf"\b(?:{_COMPARATIVES}|more|less)\b.* than\b"
    rf"|\b(?:{_COMPARATIVES}|first|sooner|more recent(?:ly)?)\b.*\bor\b"
    rf"|\bor\b.*\b(?:{_COMPARATIVES}|first|sooner|more recent(?:ly)?)\b"
    r"|\bwhich (?:\w+ ){0,2}(?:better|worse|stronger|weaker|longer|shorter|newer|older|earlier|later|higher|"
    r"lower|first|came)\b"
    r"|\bor\b.*\bwhich (?:\w+ ){0,2}(?:more|most|longest|newest|oldest|latest|earliest)\b"
    r"|\bas (?:good|well|strong|fluent|long|much|recent|big|high|advanced) as\b"
    r"|\b(?:vs\.?|versus|compared? (?:to|with)|compare|difference between)\b"
)
_HOW_WELL: Final = Cued(r"\bhow (?:good|well|skilled|proficient|experienced|strong|comfortable|familiar|fluent)\b")
_GRADED: Final = Cued(
    r"\b(?:get|got|have|has|achieve[ds]?|awarded|graduate[ds]? with|with) (?:an? )?(?:first|2[ :.][12]|upper "
    r"second|lower second|distinction|merit"
    r"|honours|summa|magna|cum laude)\b(?! (?:job|role|aid|prize|place|name|language|degree|paper|author|"
    r"class flight)\b)"
    r"|\b(?:what|which) (?:class|classification|gpa|grades?|marks?|average|points?)\b|\b(?:his|her|their) "
    r"(?:gpa|grades?|marks|average|results?)\b"
    r"|\b(?:c?gpa|grade point|final mark|per ?cent(?:age)?)\b"
)
_GOT: Final = Cued(r"^(?:and )?(?:what|which \w+) did \w+ get\W*$")
_WHETHER_OVER: Final = Cued(
    r"^(?:and )?(?:is|are|was) (?:it|that|this|they|those|he|she) (?:already |still |even )?(?:finished|over|done|"
    r"completed?|ended|going|running|on|active|at it|doing (?:it|that|this))(?: now| yet)?\W*$"
)


def asked(reading: Reading, focus: Focus, lean: Leaning) -> Ask:
    """The question's form; a fragment takes over that of the question before."""
    if _GRADED.search(reading.text) or (focus.sections == ("education",) and _GOT.match(reading.text)):
        return Ask.SCORE
    if lean.within and _WHETHER_OVER.match(reading.text):
        return Ask.WHEN  # its dates tell, and neither yes nor no holds of several
    if reading.intent.ask is Ask.OVERVIEW and (lean.chosen or lean.within):
        return Ask.DETAIL
    if _HOW_WELL.search(reading.text) and any(m.kind is MentionKind.TECHNOLOGY for m in reading.positive):
        return Ask.LEVEL
    if _COMPARING.search(reading.text) and len(reading.positive) > 1:
        return Ask.COMPARE
    if reading.intent.ask is not None and not (lean.inherits and reading.fragment and reading.intent.ask is Ask.ITEMS):
        return reading.intent.ask
    if lean.detail:
        return Ask.DETAIL
    if lean.inherits and focus.ask not in {Ask.NONE, Ask.OVERVIEW, Ask.FACT, Ask.COMPARE}:
        return focus.ask
    return Ask.ITEMS
