"""The closed grammar of stretches of time, whole and in part: "2021", "early March 2019", "the end of last year".

Every rule takes the index of a token and gives the stretch that starts there with the index after it, or None. No rule
looks further than a few tokens ahead, so reading a text takes time in proportion to its length.
"""

from datetime import date
from typing import Final

from vitavoce.domain.period import month_of
from vitavoce.understanding.dates.calendar import CALENDAR_STARTS, CalendarPeriods
from vitavoce.understanding.dates.numbers import duration_at
from vitavoce.understanding.dates.relative import RELATIVE_STARTS, Read, RelativePeriods, Stretch
from vitavoce.understanding.dates.tokens import DASHES, Tokens
from vitavoce.understanding.english.dates import calendar as words
from vitavoce.understanding.english.dates import labels

# Years of a decade, counted in months: 0-3, 4-6, 7-9.
_DECADE_PARTS: Final = ((0, 47), (48, 83), (84, 119))
_STARTS: Final = CALENDAR_STARTS | RELATIVE_STARTS | words.FIRST_ORDINALS | words.LAST_ORDINALS | frozenset(words.PARTS)
"""Words that some rule begins with, beside figures; most words after "in" or "the" are none."""


class Periods:
    """Reads stretches of time out of one text."""

    def __init__(self, tokens: Tokens, today: date) -> None:
        self._tokens = tokens
        self._today = today
        self.relative = RelativePeriods(tokens, today)
        self._calendar = CalendarPeriods(tokens, today, self.relative)

    def at(self, index: int, *, anchored: bool) -> Read | None:
        """The stretch that starts here; ``anchored`` after a word like "since", where "may" can only be a month."""
        index += self._tokens.at(index) == words.THE
        word = self._tokens.at(index)
        if word not in _STARTS and not word[:1].isdigit():
            return None
        return (
            self._part(index)
            or self._portion(index)
            or self.relative.at(index)
            or self._calendar.at(index, anchored=anchored)
        )

    def _part(self, index: int) -> Read | None:
        """Read "early 2020", "mid to late 2019", "the end of the year"."""
        tokens = self._tokens
        part = words.PARTS.get(tokens.at(index))
        if part is None:
            return None
        until, after = part, index + 1
        if tokens.at(after) in words.BETWEEN_PARTS or tokens.at(after) in DASHES:
            second = words.PARTS.get(tokens.at(after + 1))
            until, after = (part, after + 1) if second is None else (max(part, second), after + 2)
            after += second is not None and tokens.at(after) in DASHES
        after += tokens.at(after) in words.OF_OR_IN
        read = self._this_unit(after)
        if read is None and tokens.at(after + (tokens.at(after) == words.THE)) not in words.PARTS:
            read = self.at(after, anchored=True)
        return (_part_of(read[0], part, until), read[1]) if read else None

    def _this_unit(self, index: int) -> Read | None:
        """Read "(the end of) the year" is this year's."""
        if self._tokens.at(index) != words.THE:
            return None
        unit = words.UNITS.get(self._tokens.at(index + 1))
        if unit is None or self._tokens.at(index + 2) == words.OF or self._tokens.at(index + 2).isdecimal():
            return None
        return self.relative.unit(unit, 0), index + 2

    def _portion(self, index: int) -> Read | None:
        """Read "the first three months of 2019"."""
        word = self._tokens.at(index)
        if word not in words.FIRST_ORDINALS and word not in words.LAST_ORDINALS:
            return None
        read = duration_at(self._tokens, index + 1)
        if read is None or self._tokens.at(read[1]) not in words.OF_OR_IN:
            return None
        begins = read[1] + 1 + (self._tokens.at(read[1] + 1) == words.THE)
        whole = self.relative.at(begins) or self._calendar.at(begins, anchored=True)
        length = month_of(self._today) - read[0].back_from(self._today)
        if whole is None or not whole[0].is_year or not 0 < length < 12:
            return None
        year, after = whole
        if word in words.LAST_ORDINALS:
            return Stretch(year.last - length + 1, year.last, labels.LAST_OF.format(read[0].label, year.label)), after
        return Stretch(year.first, year.first + length - 1, labels.FIRST_OF.format(read[0].label, year.label)), after


def _part_of(whole: Stretch, part: int, until: int) -> Stretch:
    """From the early, mid or late part of a year or decade to another; of anything shorter, all of it."""
    if whole.is_year:
        first, last = whole.first + 4 * part, whole.first + 4 * until + 3
    elif whole.last - whole.first == 119:
        first, last = whole.first + _DECADE_PARTS[part][0], whole.first + _DECADE_PARTS[until][1]
    else:
        return whole
    parts = labels.PARTS[part] if part == until else labels.PART_TO_PART.format(labels.PARTS[part], labels.PARTS[until])
    name = whole.label.removeprefix(labels.ARTICLE)
    article = labels.ARTICLE if name != whole.label else ""
    return Stretch(first, last, f"{article}{parts} {name}", takes_in=whole.takes_in or bool(article))
