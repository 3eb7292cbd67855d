"""Stretches of time told from today: "this year", "last summer", "the past two years", "six months ago"."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from vitavoce.domain.period import Span, month_number, month_of
from vitavoce.understanding.dates.numbers import UNIT_DAYS, UNIT_MONTHS, Duration, Unit, duration_at
from vitavoce.understanding.dates.tokens import Tokens
from vitavoce.understanding.english.dates import calendar as words
from vitavoce.understanding.english.dates import labels
from vitavoce.understanding.english.dates.numbers import AMOUNT_WORDS

_FEW: Final = 3
RELATIVE_STARTS: Final = frozenset((*words.LAST_WORDS, *words.STEPS, *words.SET_STARTS, *AMOUNT_WORDS))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months from ``first`` to ``last``, both included.

    ``takes_in`` says whether the label needs "in" before it in a sentence ("in 2021", but "last year"). ``yearless``
    marks a month, season or quarter said without its year, here settled on the latest that has begun.
    """

    first: int
    last: int
    label: str
    takes_in: bool = True
    yearless: bool = False

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)

    @property
    def is_year(self) -> bool:
        return self.last - self.first == 11 and self.first % 12 == 0

    def in_year(self, year: int) -> "Stretch":
        """The same part of another year, for one said without a year."""
        shift = (year - self.first // 12) * 12
        return Stretch(self.first + shift, self.last + shift, f"{self.label.rsplit(' ', 1)[0]} {year}")


Read = tuple[Stretch, int]


def month_label(month: int) -> str:
    """``March 2019``."""
    return f"{labels.MONTHS[month % 12]} {month // 12}"


def year_stretch(year: int) -> Stretch:
    first = month_number(year, 1)
    return Stretch(first, first + 11, str(year))


def season_stretch(name: str, year: int) -> Stretch:
    """A season by the year it begins in."""
    first_of_year, last_of_year = words.SEASONS[name]
    january = month_number(year, 1)
    following = f"/{(year + 1) % 100:02d}" if last_of_year > 11 else ""
    label = f"{labels.SEASONS.get(name, name)} {year}{following}"
    return Stretch(january + first_of_year, january + last_of_year, label)


class RelativePeriods:
    """Reads stretches told from today out of one text."""

    def __init__(self, tokens: Tokens, today: date) -> None:
        self._tokens = tokens
        self._today = today
        self._now = month_of(today)

    def at(self, index: int) -> Read | None:
        word = self._tokens.at(index)
        if word in words.LAST_WORDS or word in words.STEPS:
            return self._stepped(index)
        if word in words.SET_STARTS:
            return self._set_phrase(index)
        return self.ago(index) if word in AMOUNT_WORDS or word.isdecimal() else None

    def unit(self, unit: str, step: int) -> Stretch:
        """The calendar's week, month, quarter, year or decade ``step`` after this one."""
        if unit in UNIT_DAYS:
            month = self._now if step >= 0 else Duration(-float(step), unit).back_from(self._today)
            return Stretch(month, month, month_label(month))
        if unit == Unit.YEAR:
            stretch = year_stretch(self._today.year + step)
            name = labels.YEARS_BY_STEP.get(step)
            return Stretch(stretch.first, stretch.last, name or stretch.label, takes_in=name is None)
        if unit == Unit.DECADE:
            first = (self._today.year // 10 + step) * 120
            return Stretch(first, first + 119, labels.DECADE.format(first // 12))
        length = UNIT_MONTHS[unit]
        first = (self._now // length + step) * length
        label = month_label(first) if length == 1 else f"{labels.QUARTER.format(first % 12 // 3 + 1)} {first // 12}"
        return Stretch(first, first + length - 1, label)

    def latest(self, first_of_year: int, last_of_year: int, *, finished: bool = False) -> int:
        """The year in which these months (from January = 0) last began, or with ``finished`` last ended."""
        january = month_number(self._today.year, 1)
        begun = january + last_of_year < self._now if finished else january + first_of_year <= self._now
        return self._today.year if begun else self._today.year - 1

    def ago(self, index: int) -> Read | None:
        """Read "five years ago" is that calendar year, "six months ago" that month."""
        read = duration_at(self._tokens, index)
        if read is None or self._tokens.at(read[1]) not in words.AGO:
            return None
        duration, after = read
        years = duration.whole_years
        if years is not None:
            return year_stretch(self._today.year - years), after + 1
        month = duration.back_from(self._today)
        return Stretch(month, month, month_label(month)), after + 1

    def back(self, duration: Duration) -> Stretch:
        """From the same month that long ago up to now."""
        return Stretch(duration.back_from(self._today), self._now, labels.LAST.format(duration.label))

    def _set_phrase(self, index: int) -> Read | None:
        tokens = self._tokens
        word = tokens.at(index)
        if word == words.YEAR:
            if tokens.phrase(index, 3) == words.YEAR_BEFORE_LAST:
                return self.unit(Unit.YEAR, -2), index + 3
            return (self._so_far(), index + 3) if tokens.phrase(index, 3) == words.YEAR_TO_DATE else None
        if word == words.YEAR_TO_DATE_SHORT:
            return self._so_far(), index + 1
        if tokens.phrase(index, 4) == words.SO_FAR_THIS_YEAR:
            return self._so_far(), index + 4
        if word in words.EARLIER_OR_LATER and tokens.phrase(index + 1, 2) == words.THIS_YEAR:
            year = self.unit(Unit.YEAR, 0)
            first, last = (year.first, self._now) if word == words.EARLIER else (self._now, year.last)
            return Stretch(first, last, labels.WITHIN_THIS_YEAR.format(word), takes_in=False), index + 3
        if word in words.DAYS_BESIDE_TODAY:
            return Stretch(self._now, self._now, labels.THIS_MONTH, takes_in=False), index + 1
        return None

    def _so_far(self) -> Stretch:
        return Stretch(month_number(self._today.year, 1), self._now, labels.SO_FAR_THIS_YEAR, takes_in=False)

    def _stepped(self, index: int) -> Read | None:
        word = self._tokens.at(index)
        # "her last year at school" is a stage of hers; "his last three years" still counts back from today.
        owned = self._tokens.at(index - 1) in words.POSSESSIVES
        if word in words.LAST_WORDS and (rolling := self._rolling(index, owned=owned)):
            return rolling
        return None if owned or word == words.RECENT else self._neighbour(index + 1, words.STEPS.get(word, -1))

    def _rolling(self, index: int, *, owned: bool) -> Read | None:
        """Read "last 3 years", "the past year", "recent years"; without "the", "last year" is the calendar's."""
        word, following = self._tokens.at(index), self._tokens.at(index + 1)
        if following in words.UNITS and following.endswith(words.PLURAL_ENDING):
            return self.back(Duration(_FEW, words.UNITS[following])), index + 2
        read = duration_at(self._tokens, index + 1, implied_one=True)
        if read is None or word == words.RECENT:
            return None
        duration, after = read
        if after > index + 2:
            return self.back(duration), after
        counts_back = word in words.BACK_FROM_TODAY or (word == words.LAST and self._tokens.at(index - 1) == words.THE)
        if owned or not counts_back or duration.unit == Unit.QUARTER or self._tokens.at(after) in words.OF_OR_AT:
            return None
        return self.back(duration), after

    def _neighbour(self, index: int, step: int) -> Read | None:
        """The unit, season or month before (-1), around (0) or after (1) today."""
        word = self._tokens.at(index)
        unit = words.UNITS.get(word)
        if unit and self._tokens.at(index + 1) not in words.OF_OR_AT:
            if unit == Unit.YEAR and step == 0 and self._tokens.phrase(index + 1, 2) == words.SO_FAR:
                return self._so_far(), index + 3
            return self.unit(unit, step), index + 1
        months = words.SEASONS.get(word)
        if months is None and word in words.MONTHS:
            months = (words.MONTHS[word] - 1, words.MONTHS[word] - 1)
        if months is None:
            return None
        year = self.latest(*months, finished=True) if step < 0 else self._today.year
        year += step > 0 and self._today.month > months[0]
        if word in words.SEASONS:
            return season_stretch(word, year), index + 1
        month = month_number(year, words.MONTHS[word])
        return Stretch(month, month, month_label(month)), index + 1
