"""How a time that was understood is told back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS: Final[Mapping[str, str]] = MappingProxyType({"fall": "autumn"})
"""Those told by another name than they are asked for."""

DECADE: Final = "the {}s"
QUARTER: Final = "Q{}"
HALVES: Final = ("the first half of", "the second half of")
YEARS_BY_STEP: Final[Mapping[int, str]] = MappingProxyType({-1: "last year", 0: "this year", 1: "next year"})
PARTS: Final = ("early", "mid", "late")
PART_TO_PART: Final = "{} to {}"
ARTICLE: Final = "the "
THIS_MONTH: Final = "this month"
SO_FAR_THIS_YEAR: Final = "so far this year"
WITHIN_THIS_YEAR: Final = "{} this year"
UNITS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "day": ("day", "days"),
        "week": ("week", "weeks"),
        "month": ("month", "months"),
        "quarter": ("quarter", "quarters"),
        "year": ("year", "years"),
        "decade": ("decade", "decades"),
    }
)
"""One of them, and several."""

LAST: Final = "the last {}"
LAST_OF: Final = "the last {} of {}"
FIRST_OF: Final = "the first {} of {}"
LONGER_AGO: Final = "more than {} ago"
IN_THE_LAST: Final = "in the last {}"
SINCE: Final = "since {}"
AFTER: Final = "after {}"
BEFORE: Final = "before {}"
UNTIL: Final = "until {}"
UNTIL_NOW: Final = "until now"
BETWEEN: Final = "between {} and {}"
BOTH: Final = "{} and {}"
IN: Final = "in "
NOW: Final = "right now"
LATELY: Final = "recently"
