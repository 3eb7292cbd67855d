"""Words beside which four digits are no year: a version, a standard, a number of people."""

from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

# A number between 1900 and 2099 after these is a version or an identifier: "Windows 2000", "RFC 2119", "Horizon 2020".
NAMED_BY_NUMBER: Final = word_set(
    "windows server office word excel outlook access powerpoint project visio exchange sharepoint dynamics studio vs",
    "ecmascript es autocad revit solidworks photoshop illustrator indesign premiere unity matlab labview horizon",
    "agenda vision forbes fortune global iso iec rfc cve din ieee ansi pep port error room model route section page",
    "issue ticket version release build level number no nr suite building highway interstate bus rsa",
)
# "2015 people" counts people.
COUNTED: Final = word_set(
    "people persons users customers clients employees engineers developers students pupils patients members visitors",
    "attendees participants subscribers followers lines hours requests servers nodes machines devices commits stars",
    "downloads dollars euros pounds usd eur gbp bucks km kilometres kilometers miles metres meters words pages tests",
    "cases samples records rows tickets orders stores shops schools dogs cats animals products articles units times",
    "points percent mb gb tb kb ms seconds minutes ml mg kg watts volts hz rpm sqm acres",
)
NOT_A_YEAR_AFTER: Final = frozenset({"nearly", "almost", "approximately", "roughly", "exactly"})
THAN: Final = "than"
BEFORE_THAN: Final = word_set("more less fewer bigger larger")
BEFORE_ROUND_NUMBERS: Final = word_set("over under about")
OF: Final = "of"
CROWDS: Final = word_set("team group crowd staff audience total")
JOINED_TO_A_YEAR: Final = word_set("pre post mid early late to")
"""With a dash before a year, as the months are, these make it no part of a name."""
