"""Numbers in a text, whether written in digits or in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vitavoce.answering.grounding.words import Token

_WORDS: Final = MappingProxyType(
    {
        word: float(number)
        for number, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    }
    | {
        word: float(number)
        for number, word in zip(
            range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
        )
    }
    | {"dozen": 12.0, "twice": 2.0, "double": 2.0, "doubled": 2.0, "triple": 3.0, "tripled": 3.0, "thrice": 3.0}
)
_SCALES: Final = MappingProxyType(
    {
        "hundred": 1e2,
        "hundreds": 1e2,
        "thousand": 1e3,
        "thousands": 1e3,
        "million": 1e6,
        "millions": 1e6,
        "billion": 1e9,
        "billions": 1e9,
        "k": 1e3,
        "m": 1e6,
        "mn": 1e6,
        "bn": 1e9,
        "dozen": 12.0,
    }
)
_FRACTIONS: Final = MappingProxyType({"half": 0.5, "third": 1 / 3, "quarter": 0.25, "thirds": 1 / 3, "quarters": 0.25})
_NEAR: Final = 6
_SIGNS: Final = MappingProxyType({"%": "percent", "€": "euro", "$": "dollar", "£": "pound"})


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A number at tokens ``begin`` to ``end``; ``unit`` is the word or sign after it, ``near`` the words around it."""

    value: float
    begin: int
    end: int
    unit: str
    near: tuple[str, ...]
    in_words: bool


def figures_in(tokens: Sequence[Token]) -> Iterator[FigureFound]:
    """Years are numbers too; whoever asks for dates looks at them first. “One” and “a” are none."""
    index = 0
    while index < len(tokens):
        value, end = _number_at(tokens, index)
        if value is None:
            index += 1
            continue
        yield FigureFound(
            value,
            index,
            end,
            tokens[end].plain if end < len(tokens) else "",
            _near(tokens, index, end),
            in_words=not tokens[index].is_number,
        )
        index = end


def _number_at(tokens: Sequence[Token], begin: int) -> tuple[float | None, int]:
    token = tokens[begin]
    if token.is_number:
        value: float | None = _digits(token.text)
        end = begin + 1
    elif token.plain in _WORDS:
        value, end = _in_words(tokens, begin)
    else:
        return None, begin
    if value is None or (value <= 1 and not token.is_number):
        return None, begin
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].plain in _SCALES:
        end += 1  # six-million
    while end < len(tokens) and tokens[end].plain in _SCALES and not _stands_apart(tokens, end):
        value *= _SCALES[tokens[end].plain]
        end += 1
    return round(value, 6), end


def _stands_apart(tokens: Sequence[Token], index: int) -> bool:
    """``k`` and ``m`` scale a number only where they touch it."""
    return len(tokens[index].plain) == 1 and tokens[index].begin != tokens[index - 1].end


def _digits(text: str) -> float | None:
    """``1,900`` and ``1.900.000`` are grouped by three, ``2.1`` and ``2,1`` are not."""
    head, *groups = text.replace(",", ".").split(".")
    if groups and all(len(group) == 3 for group in groups) and head != "0":
        return float(head + "".join(groups))
    return float(f"{head}.{''.join(groups)}") if groups else float(head)


def _in_words(tokens: Sequence[Token], begin: int) -> tuple[float, int]:
    """``twenty-one``, ``three hundred and five``, ``two thirds``."""
    value, end = _WORDS[tokens[begin].plain], begin + 1
    follows = end + 1 if end < len(tokens) and tokens[end].text == "-" else end
    if follows < len(tokens) and value >= 20 and 1 <= _WORDS.get(tokens[follows].plain, 0) <= 9:
        value, end = value + _WORDS[tokens[follows].plain], follows + 1
    elif follows < len(tokens) and value < 10 and tokens[follows].plain in {"thirds", "quarters"}:
        value, end = value * _FRACTIONS[tokens[follows].plain], follows + 1
    return value, end


def _near(tokens: Sequence[Token], begin: int, end: int) -> tuple[str, ...]:
    around = (*tokens[max(0, begin - _NEAR) : begin], *tokens[end : end + _NEAR])
    return tuple(_SIGNS.get(token.text, token.plain) for token in around if not token.is_mark or token.text in _SIGNS)
