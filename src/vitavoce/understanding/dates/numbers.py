"""Numbers and amounts of time as people write and say them: "3", "eighteen", "a couple of", "one and a half years"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from vitavoce.domain.period import month_of
from vitavoce.understanding.dates.tokens import DASHES, Tokens
from vitavoce.understanding.english.dates import labels
from vitavoce.understanding.english.dates import numbers as words
from vitavoce.understanding.english.dates.calendar import UNITS


class Unit(StrEnum):
    """What time is counted in, as the language's tables name it."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    DECADE = auto()


_MOST_YEARS: Final = 100
UNIT_MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}
)
UNIT_DAYS: Final[Mapping[str, int]] = MappingProxyType({Unit.DAY: 1, Unit.WEEK: 7})


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time, ``amount`` in units of ``unit`` (``day`` to ``decade``)."""

    amount: float
    unit: str

    @property
    def whole_years(self) -> int | None:
        """The years it makes when said in years; None for "18 months" or "a year and a half"."""
        years = self.amount * UNIT_MONTHS.get(self.unit, 0) / 12
        return int(years) if self.unit in {Unit.YEAR, Unit.DECADE} and years == int(years) else None

    @property
    def label(self) -> str:
        """``year``, ``3 years``, ``18 months``."""
        amount, unit = self.amount, self.unit
        if amount != int(amount) and unit in UNIT_MONTHS:
            amount, unit = amount * UNIT_MONTHS[unit], Unit.MONTH
        one, several = labels.UNITS[unit]
        return one if amount == 1 else f"{round(amount)} {several}"

    def back_from(self, today: date) -> int:
        """The month this long before today's."""
        if self.unit in UNIT_DAYS:
            return month_of(today - timedelta(days=round(self.amount * UNIT_DAYS[self.unit])))
        return month_of(today) - round(self.amount * UNIT_MONTHS[self.unit])


def whole_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A whole number below a thousand in digits or words, with the index after it."""
    word = tokens.at(index)
    if word.isascii() and word.isdigit():
        return (int(word), index + 1) if len(word) <= 3 else None
    if value := words.ONES.get(word) or words.TEENS.get(word):
        return value, index + 1
    if tens := words.TENS.get(word):
        after = index + 1 + (tokens.at(index + 1) in DASHES)
        ones = words.ONES.get(tokens.at(after))
        return (tens + ones, after + 1) if ones else (tens, index + 1)
    return None


def duration_at(tokens: Tokens, index: int, *, implied_one: bool = False) -> tuple[Duration, int] | None:
    """An amount of time; with ``implied_one`` also a bare unit ("the last *year and a half*")."""
    if tokens.at(index) == words.HALF:
        after = index + 1 + (tokens.at(index + 1) in words.AFTER_HALF)
        unit = UNITS.get(tokens.at(after))
        return (Duration(0.5, unit), after + 1) if unit else None
    read = _amount_at(tokens, index)
    if read is None:
        if not implied_one:
            return None
        read = 1.0, index
    amount, after = read
    if tokens.at(after) in words.BEFORE_A_UNIT or tokens.at(after) in DASHES:
        after += 1
    unit = UNITS.get(tokens.at(after))
    if unit is None:
        return None
    after += 1
    if tokens.phrase(after, 3) == words.AND_A_HALF:
        amount, after = amount + 0.5, after + 3
    elif tokens.at(after) == words.OR and (more := whole_at(tokens, after + 1)) and tokens.at(after + 2) not in UNITS:
        amount, after = float(more[0]), more[1]
    elif tokens.phrase(after, 2) == words.OR_SO:
        after += 2
    if not 0 < amount * (UNIT_MONTHS.get(unit) or 1) <= _MOST_YEARS * 12:
        return None
    return Duration(amount, unit), after


def _amount_at(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """A number, a decimal, or "a couple of"; of "two or three" the larger."""
    word = tokens.at(index)
    if word in words.BEFORE_A_VAGUE_NUMBER and tokens.at(index + 1) in words.VAGUE_NUMBERS:
        index, word = index + 1, tokens.at(index + 1)
    if word in words.VAGUE_NUMBERS:
        return float(words.VAGUE_NUMBERS[word]), index + 1 + (tokens.at(index + 1) == words.AFTER_A_VAGUE_NUMBER)
    read = whole_at(tokens, index)
    if read is None:
        return None
    value, after = float(read[0]), read[1]
    fraction = tokens.at(after + 1)
    if tokens.at(after) in {".", ","} and tokens.joined(after) and tokens.joined(after + 1) and fraction.isdecimal():
        return value + float(f"0.{fraction[:3]}"), after + 2
    if tokens.at(after) == "½":
        return value + 0.5, after + 1
    if tokens.phrase(after, 3) == words.AND_A_HALF:
        return value + 0.5, after + 3
    if tokens.at(after) in words.BETWEEN_NUMBERS or tokens.at(after) in DASHES:
        larger = whole_at(tokens, after + 1)
        if larger and larger[0] > value:
            return float(larger[0]), larger[1]
    return value, after


def spoken_year_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read "twenty nineteen", "nineteen ninety-nine", "twenty oh eight", "two thousand and twelve"."""
    if tokens.phrase(index, 2) == words.TWO_THOUSAND:
        after = index + 2 + (tokens.at(index + 2) == words.WITHIN_A_YEAR_SAID)
        rest = None if tokens.at(after).isdecimal() else whole_at(tokens, after)
        return (2000 + rest[0], rest[1]) if rest else None
    century = words.CENTURIES.get(tokens.at(index))
    if century is None:
        return None
    after = index + 1 + (tokens.at(index + 1) in DASHES)
    word = tokens.at(after)
    if word in words.ZERO_SAID:
        ones = words.ONES.get(tokens.at(after + 1))
        return (century + ones, after + 2) if ones else None
    if word in words.TEENS or word in words.TENS:
        rest = whole_at(tokens, after)
        return (century + rest[0], rest[1]) if rest else None
    return None
