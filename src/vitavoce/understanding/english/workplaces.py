"""The kinds of place that people work at, and how a question speaks of the present one."""

from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

_PLACES: Final = (
    "agency|airline|bakery|bank|bar|branch|brewery|business|cafe|care home|chambers|charity|church|clinic|club|college|"
    "company|council|court|crew|department|factory|farm|firm|foundation|gallery|garage|garden|hospital|hotel|institute|kitchen|lab|"
    "laboratory|library|magazine|museum|newspaper|nursery|office|organisation|orchestra|parish|plant|practice|pub|"
    "restaurant|salon|school|ship|shop|site|startup|station|store|studio|team|theatre|trust|unit|university|vessel|"
    "ward|warehouse|workshop|yard|zoo"
)
OWN_PLACE: Final = Cued(
    rf"\bown(?:s|ed)?(?: an?| any| the)? (?:little |small |independent |private )?"
    rf"(?P<place>{_PLACES}|company|consultancy|enterprise|outfit|place|boss)\b"
    r"|\bself[ -]?employed\b|\bwork(?:s|ed|ing)? for (?:him|her|them)sel(?:f|ves)\b"
)
OWN_WORK: Final = ("own", "business")
"""The topic, as the data files know it, that any of these places is."""

ANY_OWN_PLACE: Final = word_set("boss business company enterprise firm office outfit organisation place practice")
ANY_PLACE: Final = frozenset(_PLACES.split("|")) | word_set(
    "job role post position placement internship employer project gig client branch contract outfit consultancy stint"
)
ANY_EMPLOYER: Final = frozenset(("business", "company", "firm", "organisation"))
PRESENT_PLACE: Final = Cued(
    rf"\b(?:his|her|their|your) (?:own |current |present |new )?(?P<held>{_PLACES})\b"
    rf"|\b(?:what|which) (?:(?:kind|sort|type) of )?(?:\w+ )?(?P<run>{_PLACES}) (?:does|do|is|are) \w+ "
    rf"(?:currently |now )?"
    r"(?:(?:run|own|manage|lead|head|direct|work|teach|serve|cook|in charge)(?:n?ing)?\b)"
    rf"|\b(?:what|which) (?:\w+ )?(?P<now_at>{_PLACES}) (?:is|are) (?:\w+ )?(?:at|with|in)(?: now)?\W*$"
    rf"|\b(?:his|her|their|your) (?:job|work|role|post|position) (?:at|with|for|in) (?:the|an?|this|that) "
    rf"(?P<at>{_PLACES})\b"
    rf"|\b(?:the|what|which) (?P<whose>{_PLACES}) (?:that )?(?:he|she|they) (?:runs?|owns?|manages?|leads?|"
    rf"works? (?:at|in|for))\b"
)
NOT_OF_THE_PRESENT: Final = Cued(
    r"\b(?:was|were|did|had|used to|before|after|first|last|previous|former|old|ever|stud(?:y|ies|ied|ying)|"
    r"attend\w*|degrees?|go|went)\b"
)
