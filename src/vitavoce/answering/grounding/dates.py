"""Dates in a sentence, and which entries of the résumé bear them out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.ledger import Ledger, Stretch
from vitavoce.answering.grounding.words import Token
from vitavoce.domain.period import MONTH_NAMES, PartialDate, Period, month_number, month_of

_MONTHS: Final = MappingProxyType(
    {name.casefold(): number for number, name in enumerate(MONTH_NAMES, start=1)}
    | {
        name: number
        for number, name in enumerate(
            "january february march april may june july august september october november december".split(), start=1
        )
    }
    | {"sept": 9}
)
_PARTS: Final = MappingProxyType(
    {
        "spring": (3, 6),
        "summer": (6, 9),
        "autumn": (9, 12),
        "fall": (9, 12),
        "winter": (1, 12),
        "early": (1, 5),
        "mid": (4, 9),
        "middle": (4, 9),
        "late": (8, 12),
        "end": (8, 12),
        "start": (1, 5),
        "beginning": (1, 5),
    }
)
_NOW: Final = frozenset({"now", "present", "today", "date", "current", "currently"})
_SINCE: Final = frozenset({"since", "onward", "onwards", "starting", "beginning", "forward"})
_UNTIL: Final = frozenset({"until", "till", "til", "through", "ending", "up"})
_BEFORE: Final = frozenset({"before", "prior"})
_AFTER: Final = frozenset({"after", "following"})
_JOINS: Final = frozenset({"to", "until", "till", "and", "through", "–", "—", "-", "/"})
_FIRST_YEAR, _LAST_YEAR = 1940, 2060


class Manner(Enum):
    """How a date is said of something."""

    AT = auto()
    RANGE = auto()
    SINCE = auto()
    UNTIL = auto()
    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """Months from ``first`` to ``last``, both included; ``exact`` where a month was said."""

    first: int
    last: int
    exact: bool = False

    def meets(self, stated: PartialDate | None) -> bool:
        """Whether the résumé's date can be told so: a month only where it states one."""
        if stated is None or (self.exact and stated.month is None):
            return False
        return self.first <= stated.last_month and stated.first_month <= self.last


@dataclass(frozen=True, slots=True)
class DateClaim:
    """Something is said to be ``manner`` ``first`` (and ``last``); tokens ``begin`` to ``end``."""

    manner: Manner
    first: Moment | None
    last: Moment | None
    begin: int
    end: int


def dates_in(tokens: Sequence[Token], today: date) -> list[DateClaim]:
    """Two dates that belong together are one claim."""
    found = list(_moments(tokens, today))
    claims: list[DateClaim] = []
    skip = False
    for (moment, begin, end), following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        if following and _joined(tokens, end, following[1]):
            last = following[0]
            claims.append(DateClaim(Manner.RANGE, moment, last, begin, following[2]))
            skip = True
            continue
        claims.append(_single(tokens, moment, begin, end))
    return [claim for claim in claims if claim.first or claim.last]


def _single(tokens: Sequence[Token], moment: Moment | None, begin: int, end: int) -> DateClaim:
    before = {token.plain for token in tokens[max(0, begin - 3) : begin]}
    after = tokens[end].plain if end < len(tokens) else ""
    if before & _SINCE or after in _SINCE or (after == "on" and "from" in before):
        return DateClaim(Manner.SINCE, moment, None, begin, end)
    if before & _UNTIL:
        return DateClaim(Manner.UNTIL, None, moment, begin, end)
    if before & _BEFORE:
        return DateClaim(Manner.BEFORE, None, moment, begin, end)
    if before & _AFTER:
        return DateClaim(Manner.AFTER, moment, None, begin, end)
    return DateClaim(Manner.AT, moment, None, begin, end)


def _joined(tokens: Sequence[Token], end: int, begin: int) -> bool:
    """Whether only a dash or "to" stands between two dates; "and" joins after "between" alone."""
    between = [token.plain for token in tokens[end:begin] if token.plain not in {"the", "of", "in", "up"}]
    if len(between) != 1 or between[0] not in _JOINS:
        return False
    return between[0] != "and" or any(token.plain == "between" for token in tokens[max(0, end - 6) : end])


def _moments(tokens: Sequence[Token], today: date) -> Iterator[tuple[Moment | None, int, int]]:
    """Each date with its place; None stands for now after a date ("2019 – present")."""
    index, last_end = 0, -9
    while index < len(tokens):
        moment, end = _moment_at(tokens, index, today)
        if moment is not None:
            yield moment, index, end
            index = last_end = end
            continue
        if tokens[index].plain in _NOW and index - last_end <= 3:
            yield None, index, index + 1
        index += 1


def _moment_at(tokens: Sequence[Token], index: int, today: date) -> tuple[Moment | None, int]:
    token = tokens[index]
    if token.plain in _MONTHS:  # "march" and "may" are dates only with a year
        return _month_at(tokens, index)
    if token.plain in _PARTS:
        return _part_at(tokens, index)
    if token.plain in {"last", "this"} and index + 1 < len(tokens) and tokens[index + 1].plain == "year":
        year = today.year - (token.plain == "last")
        return _year(year), index + 2
    if token.is_number and index + 1 < len(tokens) and _is_day(token) and tokens[index + 1].plain in _MONTHS:
        moment, end = _month_at(tokens, index + 1)
        return moment, end
    year_number = _year_at(tokens, index)
    if year_number is None:
        return None, index
    if index + 2 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 2].text.isdigit():
        month = int(tokens[index + 2].text)
        if len(tokens[index + 2].text) == 2 and 1 <= month <= 12:
            return _month(year_number, month), index + 3
    if index + 1 < len(tokens) and tokens[index + 1].plain == "s" and year_number % 10 == 0:
        return Moment(month_number(year_number, 1), month_number(year_number + 9, 12)), index + 2
    return _year(year_number), index + 1


def _month_at(tokens: Sequence[Token], index: int) -> tuple[Moment | None, int]:
    """``March 2018``, ``March 5, 2018``, ``March of 2018``; a month without a year is no date."""
    month, place = _MONTHS[tokens[index].plain], index + 1
    while place < len(tokens) and place - index < 4:
        if (year := _year_at(tokens, place)) is not None:
            return _month(year, month), place + 1
        if not (_is_day(tokens[place]) or tokens[place].plain in {",", ".", "of", "'"}):
            break
        place += 1
    year = _shared_year(tokens, place)
    return (_month(year, month), place) if year is not None else (None, index)


def _shared_year(tokens: Sequence[Token], place: int) -> int | None:
    """The year of ``May to August 2010``, seen from after ``May``."""
    joined = place + 1 < len(tokens) and tokens[place].plain in _JOINS and tokens[place + 1].plain in _MONTHS
    if not joined:
        return None
    _, end = _month_at(tokens, place + 1)
    return _year_at(tokens, end - 1) if end > place + 1 else None


def _part_at(tokens: Sequence[Token], index: int) -> tuple[Moment | None, int]:
    """``early 2019``, ``the summer of 2019``, ``mid-2019``."""
    place = index + 1
    while place < len(tokens) and tokens[place].plain in {"of", "-", "the", "in"}:
        place += 1
    year = _year_at(tokens, place) if place < len(tokens) else None
    if year is None:
        return None, index
    first, last = _PARTS[tokens[index].plain]
    return Moment(month_number(year, first), month_number(year, last)), place + 1


def _year_at(tokens: Sequence[Token], index: int) -> int | None:
    """Four digits that can be a year and aren't a number of things."""
    token = tokens[index]
    if not token.is_number or len(token.text) != 4 or not token.text.isdigit():
        return None
    year = int(token.text)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    counts = following is not None and following.is_word and following.plain.endswith("s") and len(following.plain) > 3
    return (
        year
        if _FIRST_YEAR <= year <= _LAST_YEAR
        and not (counts and following and following.plain not in {"was", "has", "alongside", "does", "across"})
        else None
    )


def _is_day(token: Token) -> bool:
    return token.is_number and len(token.text) <= 2 and token.text.isdigit() and 1 <= int(token.text) <= 31


def _year(year: int) -> Moment:
    return Moment(month_number(year, 1), month_number(year, 12))


def _month(year: int, month: int) -> Moment:
    return Moment(month_number(year, month), month_number(year, month), exact=True)


@dataclass(frozen=True, slots=True)
class BorneOut:
    """The entries of which a claim is true by themselves, and those of which it is true together, at one employer."""

    alone: int
    together: int


def bearing_out(claim: DateClaim, ledger: Ledger, verbs: frozenset[str], english: English) -> BorneOut:
    """``verbs`` are the words near the date, some of which tell of a beginning or an end."""
    begun, ended = bool(verbs & english.begins), bool(verbs & english.ends)
    alone, together = 0, 0
    for index, stretch in enumerate(ledger.stretches):
        if stretch and _holds(claim, stretch, ledger.today, begun=begun, ended=ended):
            alone |= 1 << index
    for group, stretch in ledger.joint_stretches.items():
        if _holds(claim, stretch, ledger.today, begun=begun, ended=ended):
            together |= group
    return BorneOut(alone, together)


def _holds(claim: DateClaim, stretch: Stretch, today: date, *, begun: bool, ended: bool) -> bool:
    period, covered = stretch.period, stretch.months
    end = period.end or (None if period.ongoing else period.start)
    running = period.ongoing or (period.end is not None and covered[1] >= month_of(today))
    match claim.manner:
        case Manner.RANGE:
            starts = claim.first is not None and claim.first.meets(period.start)
            return starts and (running if claim.last is None else claim.last.meets(end))
        case Manner.SINCE:
            event = period.end is None and not period.ongoing  # certified since 2018
            return claim.first is not None and claim.first.meets(period.start) and (running or event)
        case Manner.UNTIL:
            return claim.last is not None and claim.last.meets(end)
        case Manner.BEFORE:
            return claim.last is not None and covered[0] < claim.last.first
        case Manner.AFTER:
            return claim.first is not None and covered[1] > claim.first.last
        case Manner.AT:
            return claim.first is not None and _at(claim.first, period, covered, end, begun=begun, ended=ended)


def _at(
    moment: Moment, period: Period, covered: tuple[int, int], end: PartialDate | None, *, begun: bool, ended: bool
) -> bool:
    if begun != ended:
        return moment.meets(period.start if begun else end)
    if begun and ended:
        return moment.meets(period.start) or moment.meets(end)
    if moment.exact:
        return (moment.meets(period.start) or moment.meets(end)) or covered[0] < moment.first < covered[1]
    return covered[0] <= moment.last and moment.first <= covered[1]
