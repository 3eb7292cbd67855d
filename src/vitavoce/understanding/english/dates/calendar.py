"""Words for stretches of time: months, seasons, units, decades, and which of them is meant."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.word_lists import by_word, places_of, word_set

MONTHS: Final = places_of(
    "january jan",
    "february feb febr",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
    first=1,
)
MONTHS_THAT_ARE_VERBS: Final = word_set("may march")
AFTER_SUCH_A_VERB: Final = word_set("i we you he she they it be not have the")

# First month within the year and the last, counted from January = 0; winter ends in the next year.
SEASONS: Final[Mapping[str, tuple[int, int]]] = {
    "spring": (2, 4),
    "summer": (5, 7),
    "autumn": (8, 10),
    "fall": (8, 10),
    "winter": (11, 13),
}
SEASON_OVER_NEW_YEAR: Final = "winter"
UNITS: Final = by_word(
    {
        "day": "day days",
        "week": "week weeks wk wks",
        "month": "month months mo mos mth mths",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
    }
)
PLURAL_ENDING: Final = "s"
YEAR: Final = "year"
YEAR_NAMES: Final = word_set("year fy")
YEAR_STARTS: Final = word_set("nineteen twenty two year fy")
QUARTER: Final = "quarter"
QUARTER_SIGN: Final = "q"
QUARTER_STARTS: Final = word_set("q h quarter")
SIGNS: Final[Mapping[str, int]] = MappingProxyType({"q": 3, "h": 6})
PARTS_OF_A_YEAR: Final[Mapping[str, int]] = MappingProxyType({"quarter": 3, "half": 6})
"""In months, by a letter ("Q3", "H1") or a word."""

DECADE_WORDS: Final[Mapping[str, int]] = {
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "noughties": 2000,
    "aughts": 2000,
    "tens": 2010,
    "twenties": 2020,
}
DECADES_BY_THEMSELVES: Final = word_set("sixties seventies eighties nineties noughties")
DECADE_ENDING: Final = "s"
BEFORE_A_DECADE: Final = word_set("the early mid late -")
ORDINALS: Final = places_of("first 1st", "second 2nd", "third 3rd", "fourth 4th", first=1)
ORDINAL_ENDINGS: Final = word_set("st nd rd th")
LAST_ORDINALS: Final = frozenset({"last", "final", "latter", "closing", "other"})
FIRST_ORDINALS: Final = word_set("first opening")
PARTS: Final = places_of("early start beginning", "mid middle", "late end")
BETWEEN_PARTS: Final = word_set("to or and")
LAST_WORDS: Final = frozenset({"last", "past", "previous", "preceding", "trailing", "recent"})
LAST: Final = "last"
RECENT: Final = "recent"
BACK_FROM_TODAY: Final = word_set("past trailing")
"""Before a unit these count back from today; "last year" is the calendar's."""

STEPS: Final[Mapping[str, int]] = MappingProxyType({"this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1})
AGO: Final = word_set("ago back")
SET_STARTS: Final = word_set("year ytd so earlier later yesterday tomorrow")
YEAR_BEFORE_LAST: Final = "year before last"
YEAR_TO_DATE: Final = "year to date"
YEAR_TO_DATE_SHORT: Final = "ytd"
SO_FAR: Final = "so far"
SO_FAR_THIS_YEAR: Final = "so far this year"
THIS_YEAR: Final = "this year"
EARLIER: Final = "earlier"
EARLIER_OR_LATER: Final = word_set("earlier later")
DAYS_BESIDE_TODAY: Final = word_set("yesterday tomorrow")
THE: Final = "the"
OF: Final = "of"
OF_OR_IN: Final = word_set("of in")
OF_OR_AT: Final = word_set("of at")
BEFORE_ITS_YEAR: Final = word_set("of in , - /")
# "his thirties", "her last year at school": an age or a stage of life, not a time.
POSSESSIVES: Final = word_set("his her their your my its our whose s")
