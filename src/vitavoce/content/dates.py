"""Dates as people write them in a résumé, read with the precision they state and never more."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vitavoce.domain.period import MONTH_NAMES, PartialDate

FIRST_YEAR: Final = 1000  # the schema's own pattern admits 1000 to 2999
LAST_YEAR: Final = 2999
MAX_DATE_CHARACTERS: Final = 80
TWO_DIGIT_PIVOT: Final = 70  # '69 is 2069, '70 is 1970

ONGOING_WORDS: Final = frozenset(
    {
        "present", "current", "currently", "now", "today", "ongoing", "on going", "on-going", "in progress", "to date",
        "till date", "to present", "until now", "till now", "til now", "continuing", "still", "present day",
        "heute", "jetzt", "aktuell", "laufend", "aujourd'hui", "actuel", "en cours", "presente", "actual", "actualidad",
        "actualmente", "hoy", "atual", "atualmente", "oggi", "attuale", "heden", "nu", "nuvarande", "nykyinen",
    }
)  # fmt: skip

_MONTH_WORDS: Final = (
    "jan january januar janvier enero janeiro gennaio januari ene janv gen",
    "feb february februar fevrier febrero fevereiro febbraio februari fev febr",
    "mar march marz mars marzo marco maart mrz maerz",
    "apr april avril abril aprile avr abr",
    "may mai mayo maio maggio mei mag maj",
    "jun june juni juin junio junho giugno giu",
    "jul july juli juillet julio julho luglio juil lug",
    "aug august aout agosto augustus augusti ago",
    "sep sept september septembre septiembre setembro settembre set",
    "oct october oktober octobre octubre outubro ottobre okt out ott",
    "nov november novembre noviembre novembro",
    "dec december dezember decembre diciembre dezembro dicembre dez dic",
)
MONTH_OF_WORD: Final[Mapping[str, int]] = MappingProxyType(
    {word: month for month, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}
)
_FILLERS: Final = frozenset(
    {"of", "the", "th", "st", "nd", "rd", "de", "del", "le", "do", "den", "der", "er", "year", "month", "ad", "ce"}
)
_SEASONS: Final = frozenset(
    {"spring", "summer", "autumn", "fall", "winter", "early", "mid", "late", "beginning", "end", "middle", "start"}
    | {"q", "h", "quarter", "half", "semester", "term"}
)
_QUALIFIERS: Final = re.compile(
    r"^(?:expected|exp|estimated|est|anticipated|planned|circa|ca|c|about|around|approx|approximately|since|from|until|"
    r"till|to|as of|graduated|graduating|graduation|completed|starting|started|issued|~|≈)[.:]?\s+"
    r"|^[~≈]\s*|[\s(\[]*(?:expected|estimated|est|anticipated|planned|approx)[.)\]]*$"
)
_SCHEMA_FORM: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?:[t ]\d{1,2}:\d\d.*)?")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_DAY_IN_FRONT: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})")
_RANGE: Final = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|\s+(?:to|until|till|bis|au|a)\s+|(?<=\d{4})[-/](?=\d{4})")
_WORD_OR_NUMBER: Final = re.compile(r"[^\W\d_]+|\d+|'")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """What a date field says; ``problem`` tells what is wrong with its form and is empty when nothing is."""

    date: PartialDate | None = None
    ongoing: bool = False
    problem: str = ""


def read_date(text: str, *, closing: bool = False) -> StatedDate:
    """Reads one date; of a range standing in one field the first is taken, or the last when ``closing``."""
    stated = " ".join(text.split())
    if not stated or len(stated) > MAX_DATE_CHARACTERS:
        return StatedDate(problem="" if not stated else "this is too long to be a date")
    if exact := _SCHEMA_FORM.fullmatch(stated):
        return _from_numbers(exact[1], exact[2], exact[3], "")
    plain = _plain(stated)
    if plain in ONGOING_WORDS:
        return StatedDate(ongoing=True, problem="leave the date out for what goes on to this day")
    plain = _QUALIFIERS.sub("", plain).strip()
    found = _numeric(plain) or _worded(plain)
    if found is None and len(sides := _RANGE.split(plain)) == 2:
        side = sides[1 if closing else 0]
        if side in ONGOING_WORDS:
            return StatedDate(ongoing=True, problem="two dates stand in one field; split them")
        half = _numeric(side) or _worded(side)
        if half is not None and half.date:
            return StatedDate(half.date, problem="two dates stand in one field; split them into startDate and endDate")
    return found or StatedDate(problem="this can't be read as a date; write it as 2021, 2021-03 or 2021-03-05")


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("ʼ", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip(" .,;()[]")


def _from_numbers(year: str, month: str | None, day: str | None, problem: str) -> StatedDate:
    """A date cut to its valid part, with the reason for the cut."""
    year_number, month_count, day_count = int(year), int(month or 1), int(day or 1)
    if not FIRST_YEAR <= year_number <= LAST_YEAR:
        return StatedDate(problem=f"no résumé reaches the year {year}")
    if month is None:
        return StatedDate(PartialDate(year_number), problem=problem)
    if not 1 <= month_count <= 12:
        return StatedDate(PartialDate(year_number), problem=f"there is no month {month}; only {year} is used")
    if day is None:
        return StatedDate(PartialDate(year_number, month_count), problem=problem)
    if not 1 <= day_count <= monthrange(year_number, month_count)[1]:
        name = f"{MONTH_NAMES[month_count - 1]} {year}"
        return StatedDate(
            PartialDate(year_number, month_count), problem=f"{name} has no day {day}; only {name} is used"
        )
    return StatedDate(PartialDate(year_number, month_count, day_count), problem=problem)


def _numeric(text: str) -> StatedDate | None:
    if found := _SCHEMA_FORM.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        return _rewritten(found[1], found[2], found[3])
    if found := _MONTH_FIRST.fullmatch(text):
        return _rewritten(found[2], found[1], None)
    if found := _DAY_IN_FRONT.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), found[4]
        if found[2] == "." or first > 12 or first == second:
            return _rewritten(year, found[3], found[1])
        if second > 12:
            return _rewritten(year, found[1], found[3])
        return StatedDate(
            PartialDate(int(year)) if int(year) >= FIRST_YEAR else None,
            problem="day and month can't be told apart; only the year is used",
        )
    return None


def _rewritten(year: str, month: str | None, day: str | None) -> StatedDate:
    read = _from_numbers(year, month, day, "")
    return read if read.problem or read.date is None else StatedDate(read.date, problem=f"write it as {read.date}")


def _worded(text: str) -> StatedDate | None:
    """``5th of March 2020``, ``Mar '20``, ``summer 2019``; None when a word is none of a date's."""
    months, numbers, season, apostrophe = [], [], False, False
    for part in _WORD_OR_NUMBER.findall(text):
        if part.isdigit():
            numbers.append(part)
        elif part in MONTH_OF_WORD:
            months.append(MONTH_OF_WORD[part])
        elif part in _SEASONS:
            season = True
        elif part == "'":
            apostrophe = True
        elif part not in _FILLERS:
            return None
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if not years and days and (months or apostrophe):
        years = [_full_year(days.pop())]
    if len(years) != 1 or len(years) + len(days) != len(numbers) or len(months) > 1 or len(days) > 1:
        return None
    if season or (days and not months):
        cut = _from_numbers(years[0], None, None, "only the year can be kept of this; write it as 2021-03")
        return cut if season else None
    return _rewritten(years[0], str(months[0]) if months else None, days[0] if days else None)


def _full_year(two_digits: str) -> str:
    return str((2000 if int(two_digits) < TWO_DIGIT_PIVOT else 1900) + int(two_digits))
