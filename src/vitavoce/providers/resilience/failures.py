"""In what way a provider failed, which decides how long it is left alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Failure(StrEnum):
    OUT_OF_BUDGET = "out of budget"
    LIMITED = "rate limited"
    REFUSED = "key, model or request refused"
    SERVER = "broken"
    TIMEOUT = "silent"


_COOLDOWN_S: Final = MappingProxyType(
    {
        Failure.OUT_OF_BUDGET: 900.0,  # somebody has to pay first
        Failure.LIMITED: 20.0,  # where the provider doesn't say how long
        Failure.REFUSED: 300.0,  # somebody has to mend the settings first
        Failure.SERVER: 15.0,
        Failure.TIMEOUT: 15.0,
    }
)
_AT_ONCE: Final = frozenset({Failure.OUT_OF_BUDGET, Failure.LIMITED, Failure.REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitRules:
    """When calls to a provider stop, and for how long.

    ``failures`` in a row open the circuit, those of ``at_once`` by themselves. A probe that fails doubles the cooldown,
    up to ``longest_s``. ``probe_s``: after so long without a word of it, a probe counts as lost, and another may go.
    """

    failures: int = 3
    at_once: frozenset[Failure] = _AT_ONCE
    cooldown_s: Mapping[Failure, float] = field(default_factory=lambda: _COOLDOWN_S)
    longest_s: float = 3600.0
    probe_s: float = 10.0

    def cooling_s(self, failure: Failure, retry_after_s: float | None, times: int) -> float:
        """How long after opening ``times`` in a row; what the provider says counts where it is longer than ours, and
        for a rate limit in any case: it knows when it will answer again.
        """
        ours = self.cooldown_s[failure] * 2.0 ** min(times - 1, 20)
        if retry_after_s is not None:
            ours = retry_after_s if failure is Failure.LIMITED else max(ours, retry_after_s)
        return min(ours, self.longest_s)
