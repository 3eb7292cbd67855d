"""Words that bound a stretch of time ("since", "before"), join two ("to"), open one ("onwards"), and those for now."""

from typing import Final

from vitavoce.understanding.english.dates.calendar import (
    DECADE_WORDS,
    LAST_ORDINALS,
    LAST_WORDS,
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
)
from vitavoce.understanding.english.dates.numbers import ONES, TEENS, TENS, VAGUE_NUMBERS
from vitavoce.understanding.patterns.word_lists import word_set

IN: Final = (
    *("in", "during", "within", "throughout", "on", "at", "for", "over", "around", "about", "circa", "across"),
    *("all through", "all of", "as early as", "as late as", "as recently as", "back in", "year", "dated"),
)
SINCE: Final = (
    *("since", "ever since", "starting", "starting from", "starting in", "starting with", "starting at"),
    *("beginning", "beginning in", "beginning from", "beginning with", "as of", "as from", "onwards from"),
    *("not before", "no earlier than", "not earlier than", "not older than", "no older than", "from"),
)
AFTER: Final = ("after", "post", "later than", "newer than", "past", "following", "beyond", "more recent than")
BEFORE: Final = ("before", "prior to", "pre", "earlier than", "older than", "preceding", "ahead of", "previous to")
UNTIL: Final = (
    *("until", "till", "til", "up to", "up until", "up till", "up to and including", "until and including"),
    *("through", "thru", "by", "no later than", "not later than", "not after", "to", "ending", "ending in"),
)
BETWEEN: Final = ("between",)
PREFIXES: Final = word_set("pre post")
RANGE: Final = ("up to and including", "up to", "up until", "up till", "to", "until", "till", "til", "through", "thru")
BETWEEN_ENDS: Final = word_set("and &")
UNTIL_AFTER_AND: Final = word_set("until till through")
AND: Final = "and"
ONWARD: Final = (
    *("onwards", "onward", "on", "and onwards", "and onward", "and on", "and later", "or later", "and after"),
    *("and up", "and beyond", "or newer", "or after", "and newer", "forward", "and since", "or more recent"),
)
BACKWARD: Final = ("and before", "or before", "and earlier", "or earlier", "and older", "or older", "and prior")
ON: Final = "on"
BY: Final = "by"
FROM: Final = "from"
PAST: Final = "past"
VERB_BEFORE_FROM: Final = word_set(
    "worked been employed studied lived done did started began running active serving taught doing working"
)
OPEN_ENDS: Final = frozenset({"now", "present", "today", "date", "currently", "nowadays", "current", "here"})
# Words a stretch may begin with; any other token is passed over at once.
STRETCH_STARTS: Final = frozenset(
    {
        *(*MONTHS, *SEASONS, *PARTS, *ORDINALS, *ONES, *TEENS, *TENS, *VAGUE_NUMBERS, *DECADE_WORDS),
        *(*LAST_WORDS, *LAST_ORDINALS, "this", "next", "coming", "upcoming", "current", "half", "q", "h", "quarter"),
        *("year", "ytd", "so", "earlier", "later", "yesterday", "fy", "'", "’", "‘", "opening", "the", "more", "less"),
    }
)
YEARLESS_STARTS: Final = frozenset({*MONTHS, *ORDINALS, "q", "h", "quarter"})
JOINERS: Final = frozenset({"or", "and", "&", "/", ","})
FILLERS: Final = frozenset({"in", "around", "about", "circa", "roughly", "~", "approximately", "during"})
BETWEEN_LIMITS: Final = word_set(", and or but &")
BEFORE_A_START: Final = frozenset(("", ",", ":", "and", "but"))
"""After these "from 2018" means since; "projects from 2018" are of that year."""

THAN: Final = "than"
MORE_OR_LESS: Final = word_set("more less")
LIMITS_OF_AGO: Final = word_set("over within under")
LONGER_AGO: Final = word_set("more over")
AGO: Final = "ago"
NOW: Final = frozenset(
    {
        *("right now", "just now", "now", "nowdays", "currently", "presently", "ongoing", "still", "today", "atm"),
        *("at the moment", "at this moment", "at present", "at this time", "at the present time"),
        *("this very moment", "as we speak", "for the time being", "present day", "the present day"),
    }
)
PLAIN_NOW: Final = "now"
NOW_OR_TODAY: Final = word_set("now today")
DISCOURSE_AFTER_NOW: Final = word_set(
    "show tell give list let what which where when who how why can could does did is are has have and the about"
)
LATELY: Final = frozenset(
    {"lately", "recently", "nowadays", "these days", "of late", "in recent times", "this past year", "as of late"}
)
NOT_LATELY_AFTER: Final = word_set("most more as until")
CURRENT: Final = "current"
# The one thing a person has now: "current employer". "Current events" and "current salary" are no time.
CURRENT_THINGS: Final = word_set(
    "job jobs role roles position positions employer employers company work workplace employment occupation gig",
    "project projects title post firm team organisation organization client clients studies course degree research",
    "assignment engagement responsibilities duties focus activities",
)
