"""A small linear guess at what a question is after, learnt from the example questions in ``intents.yaml``."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

from vitavoce.core.errors import SettingsInvalid

Examples = Mapping[str, Sequence[str]]

_WORD: Final = re.compile(r"[^\W_]+")


def features(text: str) -> Iterator[str]:
    """Words, pairs of neighbouring words, and letter quadruples of longer words."""
    words = _WORD.findall(text.casefold())
    yield from words
    for left, right in zip(["^", *words], [*words, "$"], strict=True):
        yield f"{left} {right}"
    for word in words:
        if len(word) > 4:
            for start in range(len(word) - 3):
                yield f"#{word[start : start + 4]}"


class IntentModel:
    """Scores per label for a text; made by :func:`train`."""

    def __init__(self, labels: Sequence[str], weights: Mapping[str, Mapping[int, float]]) -> None:
        self.labels = tuple(labels)
        self._weights = weights

    def scores(self, text: str) -> dict[str, float]:
        """A probability for every label; they sum to 1."""
        totals = [0.0] * len(self.labels)
        for feature in set(features(text)):
            for label, weight in self._weights.get(feature, {}).items():
                totals[label] += weight
        top = max(totals)
        shares = [math.exp(total - top) for total in totals]
        whole = sum(shares)
        return {label: share / whole for label, share in zip(self.labels, shares, strict=True)}


def train(examples: Examples) -> IntentModel:
    """Learn from example questions per label; the same examples give the same model."""
    labels = sorted(examples)
    counts: dict[str, Counter[int]] = {}
    sizes = [0] * len(labels)
    for index, label in enumerate(labels):
        for example in examples[label]:
            for feature in set(features(example)):
                counts.setdefault(feature, Counter())[index] += 1
                sizes[index] += 1
    whole = sum(sizes)
    weights = {
        feature: {
            label: math.log((count + 0.1) / (sizes[label] + 1) / ((sum(per.values()) + 0.5) / whole))
            for label, count in per.items()
        }
        for feature, per in counts.items()
    }
    return IntentModel(labels, weights)


def read_intents(text: str, file_name: str = "intents.yaml") -> dict[str, tuple[str, ...]]:
    """The example questions of an ``intents.yaml``; raises SettingsInvalid with file, line and reason."""
    try:
        document = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise SettingsInvalid(f"{file_name}, line {line}: {getattr(error, 'problem', error)}") from error
    if not isinstance(document, dict):
        raise SettingsInvalid(f"{file_name}, line 1: expected intents, each with a list of example questions")
    return {str(label): tuple(str(example) for example in examples) for label, examples in document.items()}
