"""The kinds of place that people work at, and how a question speaks of the present one."""

from typing import Final

from vitavoce.understanding.patterns.cues import Cued

_PLACES: Final = (
    "agency|airline|bakery|bank|bar|branch|brewery|business|cafe|care home|chambers|charity|church|clinic|club|college|"
    "company|council|court|crew|department|factory|farm|firm|foundation|gallery|garage|garden|hospital|hotel|institute|kitchen|lab|"
    "laboratory|library|magazine|museum|newspaper|nursery|office|organisation|orchestra|parish|plant|practice|pub|"
    "restaurant|salon|school|ship|shop|site|startup|station|store|studio|team|theatre|trust|unit|university|vessel|"
    "ward|warehouse|workshop|yard|zoo"
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
