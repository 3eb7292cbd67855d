"""What else a technology is called, and which families it belongs to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from vitavoce.answering.grounding.words import plain_words

_MOST_WORDS: Final = 5
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinship:
    """``named`` maps each way of writing a technology to its name, ``forms`` back; ``above`` a name to its families."""

    named: Mapping[Words, str]
    forms: Mapping[str, frozenset[Words]]
    above: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, technologies: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> Self:
        """Of each name its aliases, and what it is a part of."""
        forms = {
            name: frozenset(tuple(plain_words(form)) for form in (name, *aliases))
            for name, (aliases, _) in technologies.items()
        }
        named: dict[Words, str] = {}
        for name, written in forms.items():
            for words in written:
                named.setdefault(words, name)
        return cls(named, forms, {name: frozenset(_above(name, technologies)) for name in technologies})

    def is_technology(self, words: Words) -> bool:
        return words in self.named

    def named_in(self, words: Sequence[str]) -> Iterator[Words]:
        """The technologies written in a text."""
        for begin in range(len(words)):
            for length in range(min(_MOST_WORDS, len(words) - begin), 0, -1):
                if (found := tuple(words[begin : begin + length])) in self.named:
                    yield found
                    break

    def kin_of(self, held: Mapping[Words, int]) -> dict[Words, int]:
        """Every way of saying what is held, or a family of it, with the entries that hold it."""
        masks: dict[str, int] = {}
        for words, mask in held.items():
            name = self.named.get(words)
            for known in (name, *self.above.get(name, ())) if name else ():
                masks[known] = masks.get(known, 0) | mask
        return {words: mask for name, mask in masks.items() for words in self.forms.get(name, ())}


def _above(name: str, technologies: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> Iterator[str]:
    waiting, seen = [name], {name}
    while waiting:
        for parent in technologies.get(waiting.pop(), ((), ()))[1]:
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
                yield parent
