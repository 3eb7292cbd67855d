"""Stretches of time named by the calendar: "2021", "March 2019", "03/2020", "Q3 2020", "winter 2018/19", "the 90s"."""

from datetime import date
from typing import Final

from vitavoce.domain.period import month_number
from vitavoce.understanding.dates.numbers import spoken_year_at, whole_at
from vitavoce.understanding.dates.relative import (
    Read,
    RelativePeriods,
    Stretch,
    month_label,
    season_stretch,
    year_stretch,
)
from vitavoce.understanding.dates.tokens import DASHES, Tokens
from vitavoce.understanding.english.dates import calendar as words
from vitavoce.understanding.english.dates import labels, lookalikes
from vitavoce.understanding.english.dates.numbers import CENTURIES

_OLDEST_YEAR: Final = 1900
_YEARS_AHEAD: Final = 10
_CLAUSE_ENDS: Final = frozenset({"", ".", ",", "?", "!", ";", ":", ")"})
_APOSTROPHES: Final = frozenset("'’‘`´")
_SEPARATORS: Final = frozenset("-/.‐‑")
_QUARTER_DIGITS: Final = frozenset("1234")
_QUARTER_STARTS: Final = frozenset({*words.ORDINALS, *words.LAST_ORDINALS, *words.QUARTER_STARTS})
_DECADE_STARTS: Final = frozenset({*words.DECADE_WORDS, *_APOSTROPHES, *CENTURIES})
_YEAR_STARTS: Final = frozenset({*_APOSTROPHES, *words.YEAR_STARTS})
CALENDAR_STARTS: Final = frozenset((*words.MONTHS, *words.SEASONS, *_QUARTER_STARTS, *_DECADE_STARTS, *_YEAR_STARTS))
_BEFORE_A_DECADE: Final = words.BEFORE_A_DECADE | CENTURIES.keys()
_JOINED_TO_A_YEAR: Final = lookalikes.JOINED_TO_A_YEAR | words.MONTHS.keys()
_MONEY_AND_SIGNS: Final = frozenset("$£€¥#+@_=.:%*^")


class CalendarPeriods:
    """Reads stretches named by the calendar out of one text."""

    def __init__(self, tokens: Tokens, today: date, relative: RelativePeriods) -> None:
        self._tokens = tokens
        self._today = today
        self._relative = relative

    def at(self, index: int, *, anchored: bool) -> Read | None:
        """``anchored`` after a word like "since", where "may" can only be a month."""
        word = self._tokens.at(index)
        if word in words.MONTHS:
            return self._month(index, anchored=anchored)
        if word in words.SEASONS:
            return self._season(index, anchored=anchored)
        if word[:1].isdigit():
            return (
                self._numeric_date(index)
                or self._decade(index)
                or self._quarter_or_half(index, anchored=anchored)
                or self._day_of_month(index)
                or self.year(index, trusted=anchored)
            )
        if word in _QUARTER_STARTS and (read := self._quarter_or_half(index, anchored=anchored)):
            return read
        if word in _DECADE_STARTS and (read := self._decade(index)):
            return read
        return self.year(index) if word in _YEAR_STARTS else None

    # -- years and decades

    def year(self, index: int, *, trusted: bool = False) -> Read | None:
        """A year in four digits, in two after an apostrophe, or spoken; ``trusted`` where nothing else can follow."""
        tokens = self._tokens
        word = tokens.at(index)
        if word in words.YEAR_NAMES:
            index += 1 + (tokens.at(index + 1) == words.OF)
            word, trusted = tokens.at(index), True
        if len(word) == 4 and word.isdecimal() and word.isascii():
            return self._four_digits(index)
        if word in _APOSTROPHES and tokens.joined(index + 1) and self._is_two_digits(index + 1):
            return year_stretch(self._century_of(tokens.at(index + 1))), index + 2
        if trusted and self._is_two_digits(index) and (word >= "70" or word < "10"):
            return (year_stretch(self._century_of(word)), index + 1) if self._ends_clause(index + 1) else None
        if spoken := spoken_year_at(tokens, index):
            year, after = spoken
            return (
                (year_stretch(year), after)
                if self._is_likely(year) and tokens.at(after) not in lookalikes.COUNTED
                else None
            )
        return None

    def _four_digits(self, index: int) -> Read | None:
        tokens = self._tokens
        year, after = int(tokens.at(index)), index + 1
        if not self._is_likely(year) or self._is_other_number(index):
            return None
        sign, following = tokens.at(after), tokens.at(after + 1)
        joined = tokens.joined(after)
        if joined and sign == words.QUARTER_SIGN and following in _QUARTER_DIGITS:
            return self._dated((int(following) - 1) * 3, 3, labels.QUARTER.format(following), after + 2, year=year)
        if joined and (sign.isalpha() or sign in {"%", "$", "€", "£", "_"}):
            return None
        if joined and (sign in DASHES or sign == "/") and tokens.joined(after + 1) and following.isdecimal():
            if len(following) not in {2, 4}:
                return None
            second = int(following) if len(following) == 4 else year // 100 * 100 + int(following)
            if year < second <= year + 50:
                return Stretch(month_number(year, 1), month_number(second, 12), f"{year}–{following}"), after + 2
            return None
        if joined and sign in {".", ","} and tokens.joined(after + 1) and following.isdecimal():
            return None
        if sign == words.QUARTER_SIGN and following in _QUARTER_DIGITS and tokens.joined(after + 1):
            return self._dated((int(following) - 1) * 3, 3, labels.QUARTER.format(following), after + 2, year=year)
        return year_stretch(year), after

    def _is_other_number(self, index: int) -> bool:
        """Whether four digits count people, cost money, or name a version or a standard."""
        tokens = self._tokens
        before, after = tokens.at(index - 1), tokens.at(index + 1)
        if tokens.joined(index) and (before.isalnum() or before in _MONEY_AND_SIGNS):
            return True
        if tokens.joined(index) and (before in DASHES or before == "/") and tokens.joined(index - 1):
            named = tokens.at(index - 2)
            is_prefix = named in _JOINED_TO_A_YEAR
            if (named.isalpha() and not is_prefix) or (named.isdecimal() and len(named) not in {1, 2, 4}):
                return True
        number = tokens.at(index)
        return (
            after in lookalikes.COUNTED
            or before in lookalikes.NAMED_BY_NUMBER
            or before in lookalikes.NOT_A_YEAR_AFTER
            or (before == lookalikes.THAN and tokens.at(index - 2) in lookalikes.BEFORE_THAN)
            or (before in lookalikes.BEFORE_ROUND_NUMBERS and number.endswith("00") and number != "2000")
            or (before == lookalikes.OF and tokens.at(index - 2) in lookalikes.CROWDS)
        )

    def _is_likely(self, year: int) -> bool:
        return _OLDEST_YEAR <= year <= self._today.year + _YEARS_AHEAD

    def _is_two_digits(self, index: int) -> bool:
        word = self._tokens.at(index)
        if len(word) != 2 or not (word.isdecimal() and word.isascii()):
            return False
        return not (self._tokens.joined(index + 1) and self._tokens.at(index + 1).isalnum())

    def _century_of(self, digits: str) -> int:
        recent = int(digits) <= (self._today.year + _YEARS_AHEAD) % 100
        return (2000 if recent else 1900) + int(digits)

    def _ends_clause(self, index: int) -> bool:
        return self._tokens.at(index) in _CLAUSE_ENDS

    def _decade(self, index: int) -> Read | None:
        """Read "the 1990s", "'90s", "the nineties"; "his thirties" are an age."""
        tokens = self._tokens
        if tokens.at(index - 1) in words.POSSESSIVES:
            return None
        word = tokens.at(index)
        if word in CENTURIES and tokens.at(index + 1) in words.DECADE_WORDS:
            index, word = index + 1, tokens.at(index + 1)
        if word in words.DECADE_WORDS and (
            word in words.DECADES_BY_THEMSELVES or tokens.at(index - 1) in _BEFORE_A_DECADE
        ):
            return self._ten_years(words.DECADE_WORDS[word]), index + 1
        if word in _APOSTROPHES:
            index, word = index + 1, tokens.at(index + 1)
        after = index + 1 + (tokens.at(index + 1) in _APOSTROPHES and tokens.at(index - 1) == words.THE)
        if not (
            word.isdecimal() and word.endswith("0") and tokens.at(after) == words.DECADE_ENDING and tokens.joined(after)
        ):
            return None
        if len(word) == 4 and self._is_likely(int(word)):
            return self._ten_years(int(word)), after + 1
        marked = tokens.at(index - 1) in words.BEFORE_A_DECADE or tokens.at(index - 1) in _APOSTROPHES
        if len(word) == 2 and (marked or word >= "50"):
            return self._ten_years(self._century_of(word)), after + 1
        return None

    def _ten_years(self, year: int) -> Stretch:
        return Stretch(month_number(year, 1), month_number(year + 9, 12), labels.DECADE.format(year))

    # -- parts of a year

    def _quarter_or_half(self, index: int, *, anchored: bool) -> Read | None:
        tokens = self._tokens
        word, following = tokens.at(index), tokens.at(index + 1)
        if word in words.SIGNS and tokens.joined(index + 1) and following in _QUARTER_DIGITS:
            length, number, after = (words.SIGNS[word]), int(following), index + 2
        elif word == words.QUARTER and (read := whole_at(tokens, index + 1)):
            length, number, after = 3, read[0], read[1]
        else:
            is_short = following in words.ORDINAL_ENDINGS and tokens.joined(index + 1)
            ordinal = word + following if is_short else word
            after = index + 1 + is_short
            length = words.PARTS_OF_A_YEAR.get(tokens.at(after), 0)
            if not length or (ordinal not in words.ORDINALS and ordinal not in words.LAST_ORDINALS):
                return None
            number = words.ORDINALS.get(ordinal, 12 // length)
            after += 1
            if number == 12 // length and tokens.at(after) not in words.OF_OR_IN:
                return None
        if not 1 <= number <= 12 // length:
            return None
        name = labels.QUARTER.format(number) if length == 3 else labels.HALVES[number - 1]
        return self._dated((number - 1) * length, length, name, after, anchored=anchored)

    def _season(self, index: int, *, anchored: bool) -> Read | None:
        tokens = self._tokens
        word = tokens.at(index)
        after = index + 1 + (tokens.at(index + 1) in words.OF_OR_IN)
        if read := self._year_said(after):
            year, end = read
            if word == words.SEASON_OVER_NEW_YEAR and not year.is_year and year.last - year.first == 23:
                return season_stretch(word, year.first // 12), end
            return (season_stretch(word, year.first // 12), end) if year.is_year else None
        if (anchored and self._ends_clause(index + 1)) and tokens.at(index - 1) == words.THE:
            stretch = season_stretch(word, self._relative.latest(*words.SEASONS[word], finished=True))
            return Stretch(stretch.first, stretch.last, stretch.label, yearless=True), index + 1
        return None

    def _month(self, index: int, *, anchored: bool) -> Read | None:
        """Read "March 2019", "mar '19", "May 3rd, 2019", and "in March" for the latest."""
        tokens = self._tokens
        month = words.MONTHS[tokens.at(index)]
        after = index + 1 + (tokens.at(index + 1) == "." and tokens.joined(index + 1))
        day = self._day(after + (tokens.at(after) == words.THE))
        if day is not None:
            after = day
            anchored = True
        return self._dated(month - 1, 1, "", after, anchored=anchored and not self._is_verb(index))

    def _is_verb(self, index: int) -> bool:
        return (
            self._tokens.at(index) in words.MONTHS_THAT_ARE_VERBS
            and self._tokens.at(index + 1) in words.AFTER_SUCH_A_VERB
        )

    def _day(self, index: int) -> int | None:
        """The index after a day of the month, "3" or "3rd"; None when the number is none, or counts something."""
        tokens = self._tokens
        word = tokens.at(index)
        if not (word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31):
            return None
        after = index + 1
        if tokens.joined(after) and tokens.at(after) in words.ORDINAL_ENDINGS:
            return after + 1
        if tokens.joined(after) and tokens.at(after) not in {",", "."}:
            return None
        return after if tokens.at(after) not in words.UNITS and tokens.at(after) not in lookalikes.COUNTED else None

    def _day_of_month(self, index: int) -> Read | None:
        """Read "3rd of May 2019", "3 May 2019"."""
        tokens = self._tokens
        after = self._day(index)
        if after is None:
            return None
        is_marked = after > index + 1 or tokens.at(after) == words.OF
        after += tokens.at(after) == words.OF
        if tokens.at(after) not in words.MONTHS:
            return None
        return self._month(after, anchored=is_marked)

    def _dated(
        self, first: int, length: int, name: str, after: int, *, anchored: bool = False, year: int | None = None
    ) -> Read | None:
        """A part of a year with the year that follows it; without one only when ``anchored``, as the latest begun."""
        if year is None:
            skip = self._tokens.at(after) in words.BEFORE_ITS_YEAR or (name == "" and self._tokens.at(after) == ".")
            if read := self._year_said(after + skip):
                if not read[0].is_year:
                    return None
                year, after = read[0].first // 12, read[1]
        is_yearless = year is None
        if year is None:
            if not anchored:
                return None
            year = self._relative.latest(first, first + length - 1)
        start = month_number(year, 1) + first
        label = f"{name} {year}" if name else month_label(start)
        return Stretch(start, start + length - 1, label, yearless=is_yearless), after

    def _year_said(self, index: int) -> Read | None:
        """A year in any form, also "last year"."""
        if self._tokens.at(index) == words.THE:
            index += 1
        return self.year(index) or self._relative.at(index)

    # -- figures only

    def _numeric_date(self, index: int) -> Read | None:
        """Read "2021-06-15", "15/06/2021", "03/2020", "2020-11"; of "3/4/2020" the first is the day."""
        tokens = self._tokens
        numbers = [tokens.at(index)]
        after = index + 1
        while (
            len(numbers) < 4
            and not (len(numbers) == 2 and len(numbers[1]) == 4)
            and tokens.at(after) in _SEPARATORS
            and tokens.joined(after)
            and tokens.joined(after + 1)
            and tokens.at(after + 1).isdecimal()
        ):
            numbers.append(tokens.at(after + 1))
            after += 2
        before = tokens.at(index - 1)
        joined_before = tokens.joined(index) and (before.isalnum() or before in _MONEY_AND_SIGNS)
        if joined_before or (tokens.joined(after) and tokens.at(after).isalnum()):
            return None
        sizes = tuple(len(number) for number in numbers)
        if sizes == (4, 2, 2):
            year, month = int(numbers[0]), int(numbers[1])
        elif len(sizes) == 3 and sizes[2] == 4 and max(sizes[:2]) <= 2:
            year = int(numbers[2])
            month = int(numbers[1]) if int(numbers[1]) <= 12 else int(numbers[0])
        elif len(sizes) == 2 and sizes[1] == 4 and sizes[0] <= 2:
            year, month = int(numbers[1]), int(numbers[0])
        elif sizes == (4, 2):
            year, month = int(numbers[0]), int(numbers[1])
        else:
            return None
        if not (1 <= month <= 12 and self._is_likely(year)):
            return None
        start = month_number(year, month)
        return Stretch(start, start, month_label(start)), after
