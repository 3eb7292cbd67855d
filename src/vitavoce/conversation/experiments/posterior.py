"""What is known of a share after so many of so many, as a beta distribution, and how several of them compare.

Integrals are taken by Gauss's rule on pieces shorter than the narrowest distribution there is wide, so that the same
counts always give the same figures, right to nine digits or so.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_NEGLIGIBLE: Final = 40.0  # of the logarithm of a density below its peak: what lies beyond holds less than 1e-15
_PIECES: Final = 48
_HALVINGS: Final = 60
_NODES: Final = ((-0.906179845938664, 0.236926885056189), (-0.538469310105683, 0.478628670499366),
                 (0.0, 0.568888888888889), (0.538469310105683, 0.478628670499366),
                 (0.906179845938664, 0.236926885056189))  # fmt: skip
_TINY: Final = 1e-300
_PRECISION: Final = 1e-15
_MOST_TERMS: Final = 20_000  # 10 million sessions need 4,000


@dataclass(frozen=True, slots=True)
class Beta:
    """A share of which ``a - 1`` successes and ``b - 1`` failures are known, and nothing was known before."""

    a: float
    b: float

    @classmethod
    def after(cls, successes: int, trials: int) -> "Beta":
        return cls(1.0 + successes, 1.0 + trials - successes)

    @property
    def mean(self) -> float:
        return self.a / (self.a + self.b)

    def density(self, x: float) -> float:
        return math.exp(self._log_shape(x) - self._log_whole) if 0.0 < x < 1.0 else 0.0

    def below(self, x: float) -> float:
        """The chance that the share is less than ``x``: the regularised incomplete beta function."""
        if x <= 0.0:
            return 0.0
        if x >= 1.0:
            return 1.0
        front = math.exp(self.a * math.log(x) + self.b * math.log1p(-x) - self._log_whole)
        # The fraction converges quickly on this side of the mean only.
        if x < (self.a + 1.0) / (self.a + self.b + 2.0):
            return front * _continued_fraction(self.a, self.b, x) / self.a
        return 1.0 - front * _continued_fraction(self.b, self.a, 1.0 - x) / self.b

    def steps(self) -> list[float]:
        """From where the share begins to be possible to where it ends to be."""
        peak = (self.a - 1.0) / (self.a + self.b - 2.0) if self.a + self.b > 2.0 else 0.5
        low, high = self._fall(peak, 0.0), self._fall(peak, 1.0)
        return [low + (high - low) * piece / _PIECES for piece in range(_PIECES + 1)]

    def _fall(self, peak: float, end: float) -> float:
        """Where, on the way from the peak to the end, the density has become negligible."""
        floor = self._log_shape(peak) - _NEGLIGIBLE
        if self._log_shape(end) > floor:
            return end
        seen, unseen = peak, end
        for _ in range(_HALVINGS):
            middle = (seen + unseen) / 2.0
            if self._log_shape(middle) > floor:
                seen = middle
            else:
                unseen = middle
        return unseen

    def _log_shape(self, x: float) -> float:
        return _times_log(self.a - 1.0, x) + _times_log(self.b - 1.0, 1.0 - x)

    @property
    def _log_whole(self) -> float:
        return math.lgamma(self.a) + math.lgamma(self.b) - math.lgamma(self.a + self.b)


def chance_less(one: Beta, other: Beta, share: float = 1.0) -> float:
    """The chance that ``one`` is less than that share of ``other``."""
    places = [*other.steps(), *(min(1.0, step / share) for step in one.steps())]
    chance = _integral(lambda x: other.density(x) * one.below(x * share), places)
    return min(1.0, max(0.0, chance))


def expected_losses(arms: Sequence[Beta]) -> list[float]:
    """For each: how far it is expected to be behind the best of all, which may be itself."""
    places = [step for arm in arms for step in arm.steps()]
    # A mean is what lies above its distribution function, and the best of all has the product of theirs.
    below_all = _integral(lambda x: math.prod(arm.below(x) for arm in arms), places)
    best = max(places) - below_all
    return [max(0.0, best - arm.mean) for arm in arms]


def _integral(function: Callable[[float], float], places: Iterable[float]) -> float:
    """From the first of the places to the last, piece by piece."""
    ordered = sorted(set(places))
    total = 0.0
    for begin, end in pairwise(ordered):
        half, middle = (end - begin) / 2.0, (begin + end) / 2.0
        total += half * sum(weight * function(middle + half * node) for node, weight in _NODES)
    return total


def _times_log(factor: float, x: float) -> float:
    if factor == 0.0:
        return 0.0
    return factor * math.log(x) if x > 0.0 else -math.inf


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Of the incomplete beta function, by Lentz's method."""
    c = 1.0
    d = 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    fraction = d
    for m in range(1, _MOST_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1.0 / _away_from_zero(1.0 + term * d)
            c = _away_from_zero(1.0 + term / c)
            fraction *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return fraction


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
