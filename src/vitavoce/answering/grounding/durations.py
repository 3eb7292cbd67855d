"""Lengths of time in a sentence, and the lengths that the résumé's dates give."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from types import MappingProxyType
from typing import Final

from vitavoce.answering.grounding.figures import figures_in
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.words import Token
from vitavoce.domain.period import Period, Precision, elapsed_months

_MONTHS_OF_UNIT: Final = MappingProxyType(
    {
        "year": 12.0,
        "years": 12.0,
        "month": 1.0,
        "months": 1.0,
        "decade": 120.0,
        "decades": 120.0,
        "yrs": 12.0,
        "week": 0.23,
        "weeks": 0.23,
        "fortnight": 0.46,
        "semester": 6.0,
        "semesters": 6.0,
        "yr": 12.0,
    }
)
_BELOW: Final = frozenset({"almost", "nearly", "under", "less", "close", "shy", "approaching"})
_ABOVE: Final = frozenset({"over", "more", "least", "upwards", "past", "exceeding", "excess", "beyond"})
_ABOUT: Final = frozenset({"about", "around", "roughly", "approximately", "some", "circa", "ca", "good"})
_BEFORE_A_LENGTH: Final = frozenset(
    "for over about almost nearly just than under around roughly spent in took lasted within after of only whole full "
    "exactly another first and half over against by".split()
)
_WINDOW: Final = frozenset({"last", "past", "previous", "next", "coming", "recent"})
_VAGUE: Final = MappingProxyType(
    {"couple": (20.0, 40.0), "few": (18.0, 72.0), "several": (24.0, 240.0), "many": (48.0, 900.0)}
)


@dataclass(frozen=True, slots=True)
class DurationClaim:
    """From ``low`` to ``high`` months fit what is said, ``count`` of a ``unit``; tokens ``begin`` to ``end``."""

    low: float
    high: float
    begin: int
    end: int
    months: float
    count: float = 0.0
    unit: str = ""

    def fits(self, actual: Iterable[tuple[int, int]]) -> bool:
        """``actual`` are lengths in months, each with how far the dates leave it open."""
        return self.high == inf or any(self.low - loose <= months <= self.high + loose for months, loose in actual)


def durations_in(tokens: Sequence[Token]) -> list[DurationClaim]:
    found = sorted((*_counted(tokens), *_worded(tokens)), key=lambda part: part[1])
    claims: list[DurationClaim] = []
    for months, begin, end, unit in found:
        previous = claims[-1] if claims else None
        if previous and unit < 12 and begin - previous.end <= 2 and previous.months % 12 == 0:  # two years and a month
            total = previous.months + months
            claims[-1] = _claim(total, previous.begin, end, 1.0, tokens)
        elif begin and tokens[begin - 1].plain in _WINDOW:
            claims.append(DurationClaim(0.0, inf, begin, end, months))  # a time looked at, not a length claimed
        elif previous is None or begin >= previous.end:
            claims.append(_claim(months, begin, end, unit, tokens))
    return [*claims, *_vague(tokens, claims)]


def lengths_of(masks: Iterable[int], ledger: Ledger) -> Iterator[tuple[int, int]]:
    """How long the entries of each mask took together, overlaps once."""
    for mask in masks:
        periods = [period for index in ledger.indices(mask) if _measured(period := ledger.period(index))]
        if periods:
            loose = 9 if any(_to_the_year(period) for period in periods) else 0
            yield elapsed_months(periods, ledger.today), loose


def _counted(tokens: Sequence[Token]) -> Iterator[tuple[float, int, int, float]]:
    """``three and a half years``, ``18 months``, ``four-year``, ``five-plus years``."""
    for figure in figures_in(tokens):
        place, value = figure.end, figure.value
        if [token.plain for token in tokens[place : place + 3]] == ["and", "a", "half"]:
            place, value = place + 3, value + 0.5
        while place < len(tokens) and tokens[place].plain in {
            "-",
            "+",
            "plus",
            "full",
            "whole",
            "long",
            "good",
            "solid",
            "more",
            "calendar",
        }:
            place += 1
        unit = _MONTHS_OF_UNIT.get(tokens[place].plain) if place < len(tokens) else None
        if unit is None:
            continue
        end = place + 1
        if [token.plain for token in tokens[end : end + 3]] == ["and", "a", "half"]:
            end, value = end + 3, value + 0.5
        yield value * unit, figure.begin, end, unit if value == int(value) else 1.0


def _worded(tokens: Sequence[Token]) -> Iterator[tuple[float, int, int, float]]:
    """``a year and a half``, ``half a year``, ``a decade``, ``one month``."""
    for index, token in enumerate(tokens[:-1]):
        unit = _MONTHS_OF_UNIT.get(tokens[index + 1].plain)
        if unit is None or token.plain not in {"a", "one", "an", "single", "full"}:
            continue
        if index and tokens[index - 1].plain == "half":
            yield unit / 2, index - 1, index + 2, 1.0
        elif [after.plain for after in tokens[index + 2 : index + 5]] == ["and", "a", "half"]:
            yield unit * 1.5, index, index + 5, 1.0
        elif tokens[index + 2 : index + 3] and tokens[index + 2].plain in {
            "ago",
            "later",
            "earlier",
            "before",
            "after",
        }:
            continue
        elif not index or tokens[index - 1].plain in _BEFORE_A_LENGTH:
            yield unit, index, index + 2, unit


def _vague(tokens: Sequence[Token], claims: Sequence[DurationClaim]) -> Iterator[DurationClaim]:
    for index, token in enumerate(tokens[:-1]):
        if token.plain not in _VAGUE:
            continue
        end = index + 2 if tokens[index + 1].plain == "of" else index + 1
        unit = _MONTHS_OF_UNIT.get(tokens[end].plain) if end < len(tokens) else None
        if unit and unit >= 1 and not any(claim.begin <= index < claim.end for claim in claims):
            low, high = _VAGUE[token.plain]
            yield DurationClaim(low * unit / 12, high * unit / 12, index, end + 1, low * unit / 12)


def _claim(months: float, begin: int, end: int, unit: float, tokens: Sequence[Token]) -> DurationClaim:
    before = {token.plain for token in tokens[max(0, begin - 3) : begin]}
    plus = any(token.plain in {"+", "plus"} for token in tokens[begin:end])
    if before & _BELOW:
        low, high = months - max(1.0, min(unit, 12) * 0.75), months + 0.5
    elif before & _ABOVE or plus:
        low, high = months - 0.5, months + max(2.0, min(unit, 12), months * 0.15)
    elif before & _ABOUT:
        low, high = (
            months - max(1.0, min(unit, 12) * 0.6, months * 0.12),
            months + max(1.0, min(unit, 12) * 0.6, months * 0.12),
        )
    elif unit >= 12:
        low, high = months - 3.0, months + 7.0
    else:
        low, high = months - 1.0, months + 1.0
    count = next((figure.value for figure in figures_in(tokens[begin:end])), 0.0)
    unit_word = next((token.plain for token in reversed(tokens[begin:end]) if token.plain in _MONTHS_OF_UNIT), "")
    return DurationClaim(low, high, begin, end, months, count, unit_word)


def _measured(period: Period) -> bool:
    return period.start is not None and (period.ongoing or period.end is not None)


def _to_the_year(period: Period) -> bool:
    ends = (period.start, None if period.ongoing else period.end)
    return any(end is not None and end.precision is Precision.YEAR for end in ends)
