"""The sentences of a profile as the smallest automaton that accepts them, and how far two hearings agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

Sentence = tuple[str, ...]
Transition = tuple[int, int, float, str] | tuple[int, int, float]
_END: Final = ""
# Which of these was said decides nothing, and they sound alike.
_ALIKE: Final = {
    word: alike[0]
    for alike in (("she", "he", "they"), ("her", "his", "their", "him", "them"), ("does", "do"), ("has", "have"))
    for word in alike
}


@dataclass(frozen=True, slots=True)
class Automaton:
    """As pocketsphinx takes it: numbered states, and words with probabilities between them."""

    start: int
    end: int
    transitions: tuple[Transition, ...]


class _Node(dict[str, "_Node"]):
    pass


def automaton_of(sentences: Iterable[Sentence]) -> Automaton:
    """Sentences with the same rest share it, so that a thousand take some hundred states."""
    root = _Node()
    for sentence in sentences:
        node = root
        for word in (*sentence, _END):
            node = node.setdefault(word, _Node())
    states: dict[frozenset[tuple[str, int]], int] = {}
    start = _state_of(root, states)
    transitions: list[Transition] = []
    end = states[frozenset()]
    for ways, state in states.items():
        likelihood = 1 / max(1, len(ways))
        for word, following in sorted(ways):
            transitions.append((state, following, likelihood, word) if word else (state, following, likelihood))
    return Automaton(start, end, tuple(transitions))


def _state_of(node: _Node, states: dict[frozenset[tuple[str, int]], int]) -> int:
    """As deep as the longest sentence has words."""
    ways = frozenset((word, _state_of(following, states)) for word, following in node.items())
    return states.setdefault(ways, len(states))


def disagreement(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1, the share of words to change."""
    return float(Levenshtein.normalized_distance(_folded(one), _folded(other)))


def _folded(words: Sequence[str]) -> list[str]:
    return [_ALIKE.get(word, word) for word in words]
