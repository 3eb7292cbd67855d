"""What tokens cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens."""

    input_usd: float = 0.0
    output_usd: float = 0.0

    def of(self, input_tokens: int, output_tokens: int) -> float:
        return round((input_tokens * self.input_usd + output_tokens * self.output_usd) / 1_000_000, 9)
