"""What a question in the present tense means by a place of work: "which school does she run", "how big is his shop"."""

from typing import Final

from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.text import stem

_PLACES: Final = (
    "agency|airline|bakery|bank|bar|branch|brewery|business|cafe|care home|chambers|charity|church|clinic|club|college|"
    "company|council|court|crew|department|factory|farm|firm|foundation|gallery|garage|garden|hospital|hotel|institute|kitchen|lab|"
    "laboratory|library|magazine|museum|newspaper|nursery|office|organisation|orchestra|parish|plant|practice|pub|"
    "restaurant|salon|school|ship|shop|site|startup|station|store|studio|team|theatre|trust|unit|university|vessel|"
    "ward|warehouse|workshop|yard|zoo"
)
_ANY_EMPLOYER: Final = frozenset(("business", "company", "firm", "organisation"))
_HERE: Final = Cued(
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
_PAST: Final = Cued(
    r"\b(?:was|were|did|had|used to|before|after|first|last|previous|former|old|ever|stud(?:y|ies|ied|ying)|"
    r"attend\w*|degrees?|go|went)\b"
)


def present_place(reading: Reading, index: ItemIndex) -> tuple[int, tuple[Mention, ...]]:
    """The jobs going on at the place a question in the present speaks of, and the other things it names; 0 and all of
    them where it speaks of none.
    """
    found = _HERE.search(reading.text) if reading.date is None else None
    if found is None or _PAST.search(reading.text):
        return 0, reading.mentions
    group = found.lastgroup or ""
    start = found.start(group)
    named = [
        mention
        for mention in reading.positive
        if mention.kind is not MentionKind.TECHNOLOGY
        and reading.tokens[mention.start].start <= start < reading.tokens[mention.end - 1].end
    ]
    bits = named[0].shown_by if named else index.stems.get(stem(found[group]), 0)
    if not named and found[group] in _ANY_EMPLOYER:
        bits = index.everything
    working = index.times.ongoing & index.sections.get("work", 0)
    studying = index.times.ongoing & index.sections.get("education", 0)
    here = bits & working
    if group == "now_at" and not here and not studying:
        here = working
    return here, tuple(mention for mention in reading.mentions if here == 0 or mention not in named)
