"""What a question says about time, as a span of months: "since 2021", "between 2018 and 2020", "right now"."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from vitavoce.domain.period import Span, month_of
from vitavoce.understanding.dates.bounds import (
    BOUND_LABELS,
    BOUND_WORDS,
    NOW_WORDS,
    Bound,
    bound_at,
    connector_at,
    now_at,
    onward_at,
)
from vitavoce.understanding.dates.grammar import Periods
from vitavoce.understanding.dates.numbers import duration_at
from vitavoce.understanding.dates.relative import Stretch
from vitavoce.understanding.dates.tokens import Tokens
from vitavoce.understanding.english.dates import bounds as words
from vitavoce.understanding.english.dates import labels
from vitavoce.understanding.english.dates.calendar import THE

# A question of 60 prepositions has said its time, or says none; more would only cost time.
_MOST_ATTEMPTS: Final = 60
_TELLING: Final = frozenset({*BOUND_WORDS, *words.STRETCH_STARTS, *NOW_WORDS})


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stated time: ``start`` and ``end`` are offsets in the text given, ``label`` as a visitor would say it.

    ``current`` is true for "right now" and its like.
    """

    span: Span
    label: str
    start: int
    end: int
    current: bool


class DateFilter:
    """Finds the one constraint on time that a question states."""

    def find(self, text: str, today: date) -> DateMention | None:
        """The first stated time, with those that limit or widen it; "right now" only where nothing else is said."""
        return _Reading(Tokens(text), today).mention()


@dataclass(frozen=True, slots=True)
class _Limit:
    """A span with its words, up to but without the token ``after``."""

    first: int | None
    last: int | None
    label: str
    after: int


class _Reading:
    """One text being read."""

    def __init__(self, tokens: Tokens, today: date) -> None:
        self._tokens = tokens
        self._now = month_of(today)
        self._today = today
        self._periods = Periods(tokens, today)

    def mention(self) -> DateMention | None:
        tokens = self._tokens
        current: DateMention | None = None
        attempts = 0
        for index in range(tokens.count):
            word = tokens.words[index]
            if word not in _TELLING and not word[0].isdigit():
                continue
            if not (word in BOUND_WORDS or word in words.STRETCH_STARTS or word[0].isdigit()):
                if current is None and word in NOW_WORDS:
                    current = self._current(index)
                continue
            attempts += 1
            if attempts > _MOST_ATTEMPTS:
                break
            if limit := self._limit(index):
                limit = self._joined(limit)
                return self._said(index, limit.after, Span(limit.first, limit.last), limit.label)
            if current is None and (word in NOW_WORDS or word == words.CURRENT):
                current = self._current(index)
        return current

    def _said(self, index: int, after: int, span: Span, label: str, *, current: bool = False) -> DateMention:
        return DateMention(span, label, self._tokens.spans[index][0], self._tokens.spans[after - 1][1], current)

    def _current(self, index: int) -> DateMention | None:
        tokens = self._tokens
        now = Span(self._now, self._now)
        if tokens.at(index) == words.CURRENT:
            is_theirs = tokens.at(index + 1) in words.CURRENT_THINGS or tokens.at(index + 2) in words.CURRENT_THINGS
            return self._said(index, index + 1, now, labels.NOW, current=True) if is_theirs else None
        read = now_at(tokens, index)
        if read is None:
            return None
        phrase, after = read
        if phrase in words.LATELY:
            is_superlative = tokens.at(index - 1) in words.NOT_LATELY_AFTER
            return None if is_superlative else self._said(index, after, Span(self._now - 12, self._now), labels.LATELY)
        begins_sentence = index == 0 or tokens.at(index - 1) == ","
        if phrase == words.PLAIN_NOW and begins_sentence and tokens.at(after) in words.DISCOURSE_AFTER_NOW:
            return None
        return self._said(index, after, now, labels.NOW, current=True)

    def _limit(self, index: int) -> _Limit | None:
        """A stretch with the word before or after it that bounds it, and the other end of a range."""
        tokens = self._tokens
        bound, begins = bound_at(tokens, index) or (None, index)
        if tokens.at(index) == words.PAST and self._periods.at(index, anchored=False):
            bound, begins = None, index
        if bound is Bound.UNTIL and tokens.at(begins) in words.NOW_OR_TODAY and tokens.at(index) != words.BY:
            return _Limit(None, self._now, labels.UNTIL_NOW, begins + 1)
        if bound:
            begins = self._past_fillers(begins)
        read = self._periods.at(begins, anchored=bound is not None)
        if read is None:
            return self._than_ago(index) or self._yearless_range(index)
        stretch, after = read
        if limit := self._range(stretch, after, bound):
            return limit
        if bound in {None, Bound.IN, Bound.SINCE} and (opened := onward_at(tokens, after)):
            is_preposition = tokens.at(after) == words.ON and bound is not Bound.SINCE
            if not is_preposition:
                return _bounded(stretch, *opened)
        if tokens.at(index) == words.FROM and not self._is_start(index):
            bound = Bound.IN
        return _bounded(stretch, bound or Bound.IN, after)

    def _past_fillers(self, index: int) -> int:
        """Past a second preposition: "not before in 2017", "since around 2018", "by about 2020"."""
        for _ in range(2):
            index += self._tokens.at(index) in words.FILLERS
        return index

    def _is_start(self, index: int) -> bool:
        """Whether "from 2018" means "since": on its own or after a verb; "projects from 2018" are of that year."""
        before = self._tokens.at(index - 1)
        return before in words.BEFORE_A_START or before in words.VERB_BEFORE_FROM

    def _than_ago(self, index: int) -> _Limit | None:
        """Read "more than 5 years ago", "less than a year ago"."""
        tokens = self._tokens
        word = tokens.at(index)
        if word in words.LIMITS_OF_AGO:
            begins = index + 1
        elif word in words.MORE_OR_LESS and tokens.at(index + 1) == words.THAN:
            begins = index + 2
        else:
            return None
        read = duration_at(tokens, begins)
        if read is None or tokens.at(read[1]) != words.AGO:
            return None
        month = read[0].back_from(self._today)
        if word in words.LONGER_AGO:
            return _Limit(None, month, labels.LONGER_AGO.format(read[0].label), read[1] + 1)
        return _Limit(month, self._now, labels.IN_THE_LAST.format(read[0].label), read[1] + 1)

    def _range(self, start: Stretch, after: int, bound: Bound | None) -> _Limit | None:
        """The other end of "2018 to 2020", "jan–mar 2020", "between 2018 and 2020", "2021 to present"."""
        if bound in {Bound.BEFORE, Bound.UNTIL, Bound.AFTER}:
            return None
        tokens = self._tokens
        connector = connector_at(tokens, after, bound)
        if connector is None:
            return None
        begins = self._past_fillers(
            connector + (tokens.at(connector) == THE and tokens.at(connector + 1) in words.OPEN_ENDS)
        )
        is_open = tokens.at(begins) in words.OPEN_ENDS and tokens.at(after) != words.AND
        if (is_open or tokens.at(begins) in words.NOW_OR_TODAY) and start.first <= self._now:
            return _Limit(start.first, self._now, labels.SINCE.format(start.label), begins + 1)
        read = self._periods.at(begins, anchored=True)
        if read is None:
            return None
        end, after_end = read
        if start.yearless and not end.yearless:
            start = start.in_year(end.first // 12 - (start.first % 12 > end.first % 12))
        elif end.yearless and not start.yearless:
            end = end.in_year(start.first // 12 + (end.first % 12 < start.first % 12))
        if end.last < start.first:
            start, end = end, start
        label = labels.BETWEEN.format(start.label, end.label)
        return _Limit(start.first, end.last, label, after_end)

    def _yearless_range(self, index: int) -> _Limit | None:
        """Read "jan-mar 2020", "q1 to q3 2020": alone, the first end is too little to go by."""
        if self._tokens.at(index) not in words.YEARLESS_STARTS:
            return None
        read = self._periods.at(index, anchored=True)
        return self._range(*read, None) if read else None

    def _joined(self, limit: _Limit) -> _Limit:
        """With the limits said right after: "in 2018 or 2019", "after 2015 but before 2019"."""
        tokens = self._tokens
        for _ in range(4):
            after = limit.after
            while tokens.at(after) in words.BETWEEN_LIMITS:
                after += 1
            other = self._limit(after)
            if other is None:
                break
            is_list = after > limit.after and tokens.at(limit.after) in words.JOINERS
            if limit.first is None or limit.last is None:
                merged = _crossed(limit, other)
            elif is_list and other.first is not None and other.last is not None:
                merged = _Limit(
                    min(limit.first, other.first),
                    max(limit.last, other.last),
                    labels.BOTH.format(limit.label, other.label.removeprefix(labels.IN)),
                    other.after,
                )
            else:
                merged = None
            if merged is None:
                break
            limit = merged
        return limit


def _bounded(stretch: Stretch, bound: Bound, after: int) -> _Limit:
    label = BOUND_LABELS[bound].format(stretch.label) if bound in BOUND_LABELS else stretch.label
    if bound is Bound.SINCE:
        return _Limit(stretch.first, None, label, after)
    if bound is Bound.AFTER:
        return _Limit(stretch.last + 1, None, label, after)
    if bound is Bound.BEFORE:
        return _Limit(None, stretch.first - 1, label, after)
    if bound is Bound.UNTIL:
        return _Limit(None, stretch.last, label, after)
    return _Limit(stretch.first, stretch.last, f"{labels.IN}{label}" if stretch.takes_in else label, after)


def _crossed(one: _Limit, other: _Limit) -> _Limit | None:
    """Both limits at once when each leaves open what the other closes."""
    first = one.first if one.first is not None else other.first
    last = one.last if one.last is not None else other.last
    if (one.first is None) == (other.first is None) or (one.last is None) == (other.last is None):
        return None
    if first is None or last is None or last < first:
        return None
    return _Limit(first, last, labels.BOTH.format(one.label, other.label), other.after)
