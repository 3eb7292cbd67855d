"""English words for time, and the tokens a question is read as."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MONTHS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
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
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_LABELS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# First month within the year and the last, counted from January = 0; winter ends in the next year.
SEASONS: Final[Mapping[str, tuple[int, int]]] = {
    "spring": (2, 4),
    "summer": (5, 7),
    "autumn": (8, 10),
    "fall": (8, 10),
    "winter": (11, 13),
}
UNITS: Final[Mapping[str, str]] = {
    form: unit
    for unit, forms in {
        "day": "day days",
        "week": "week weeks wk wks",
        "month": "month months mo mos mth mths",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
        "decade": "decade decades",
    }.items()
    for form in forms.split()
}
UNIT_MONTHS: Final[Mapping[str, int]] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
UNIT_DAYS: Final[Mapping[str, int]] = {"day": 1, "week": 7}
_SMALL: Final = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = listed("twenty thirty forty fifty sixty seventy eighty ninety")
ONES: Final[Mapping[str, int]] = {word: value for value, word in enumerate(_SMALL) if 0 < value < 10}
TEENS: Final[Mapping[str, int]] = {word: value for value, word in enumerate(_SMALL) if value > 9}
TENS: Final[Mapping[str, int]] = {word: value * 10 for value, word in enumerate(_TENS, start=2)}
VAGUE_NUMBERS: Final[Mapping[str, int]] = {
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 3,
    "several": 3,
    "dozen": 12,
    "handful": 5,
}
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
ORDINALS: Final[Mapping[str, int]] = {
    form: value
    for value, forms in {1: "first 1st", 2: "second 2nd", 3: "third 3rd", 4: "fourth 4th"}.items()
    for form in forms.split()
}
LAST_ORDINALS: Final = frozenset({"last", "final", "latter", "closing", "other"})
PARTS: Final[Mapping[str, int]] = {
    form: part
    for part, forms in enumerate(("early start beginning", "mid middle", "late end"))
    for form in forms.split()
}
PART_LABELS: Final = ("early", "mid", "late")
LAST_WORDS: Final = frozenset({"last", "past", "previous", "preceding", "trailing", "recent"})
DASHES: Final = frozenset("-–—‐‑−")
# "his thirties", "her last year at school": an age or a stage of life, not a time.
POSSESSIVES: Final = frozenset(listed("his her their your my its our whose s"))
# A number between 1900 and 2099 after these is a version or an identifier: "Windows 2000", "RFC 2119", "Horizon 2020".
NAMED_BY_NUMBER: Final = frozenset(
    listed(
        "windows server office word excel outlook access powerpoint project visio exchange sharepoint dynamics studio "
        "vs ecmascript es autocad revit solidworks photoshop illustrator indesign premiere unity matlab labview "
        "horizon agenda vision forbes fortune global iso iec rfc cve din ieee ansi pep port error room model route "
        "section page issue ticket version release build level number no nr suite building highway interstate bus rsa"
    )
)
# "2015 people" counts people.
COUNTED: Final = frozenset(
    listed(
        "people persons users customers clients employees engineers developers students pupils patients members "
        "visitors attendees participants subscribers followers lines hours requests servers nodes machines devices "
        "commits stars downloads dollars euros pounds usd eur gbp bucks km kilometres kilometers miles metres meters "
        "words pages tests cases samples records rows tickets orders stores shops schools dogs cats animals products "
        "articles units times points percent mb gb tb kb ms seconds minutes ml mg kg watts volts hz rpm sqm acres"
    )
)
NOT_A_YEAR_AFTER: Final = frozenset({"nearly", "almost", "approximately", "roughly", "exactly"})
NOW: Final = frozenset(
    {
        *("right now", "just now", "now", "nowdays", "currently", "presently", "ongoing", "still", "today", "atm"),
        *("at the moment", "at this moment", "at present", "at this time", "at the present time"),
        *("this very moment", "as we speak", "for the time being", "present day", "the present day"),
    }
)
LATELY: Final = frozenset(
    {"lately", "recently", "nowadays", "these days", "of late", "in recent times", "this past year", "as of late"}
)
# The one thing a person has now: "current employer". "Current events" and "current salary" are no time.
CURRENT_THINGS: Final = frozenset(
    listed(
        "job jobs role roles position positions employer employers company work workplace employment occupation gig "
        "project projects title post firm team organisation organization client clients studies course degree "
        "research assignment engagement responsibilities duties focus activities"
    )
)
PRONOUN_SUBJECTS: Final = frozenset(listed("i we you he she they it be not have the"))

_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[^\s\w]|_")


class Tokens:
    """The words, numbers and signs of a text with their offsets; reading past either end gives ``""``."""

    def __init__(self, text: str) -> None:
        lowered = text.lower()
        if len(lowered) != len(text):  # İ grows in lower case, and offsets must stay those of the text given
            lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
        self._text = lowered
        self.words: list[str] = _TOKEN.findall(lowered)
        self.count = len(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [found.span() for found in _TOKEN.finditer(self._text)]

    def at(self, index: int) -> str:
        return self.words[index] if 0 <= index < self.count else ""

    def joined(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < index < self.count and self.spans[index][0] == self.spans[index - 1][1]

    def phrase(self, index: int, length: int) -> str:
        """That many tokens, or ``""`` where the text ends before."""
        return " ".join(self.words[index : index + length]) if 0 <= index <= self.count - length else ""
