"""A small linear guess at what a question is after, learnt from the example questions in ``intents.yaml``.

Softmax regression over stems and pairs of neighbouring stems, by plain gradient descent in a fixed order: the same
file gives the same model, and two thousand examples take about a quarter of a second.
"""

import math
import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import yaml

from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.question import Intent
from vitavoce.understanding.text import normalise_question, plain, stem, words

FILE_NAME: Final = "intents.yaml"
_PERSON: Final = frozenset(
    words("he she they him her his hers them their theirs person candidate applicant someone somebody guy")
)
LABELS: Final = frozenset(
    {
        *(intent.value for intent in Intent if intent is not Intent.SMALLTALK),
        *("greeting", "thanks", "farewell", "about_bot", "private", "off_topic", "blocked"),
    }
)
_EPOCHS: Final = 4
_FIRST_STEP: Final = 2.6
_SURE: Final = 0.9
_NEGLIGIBLE: Final = 0.01
_SEED: Final = 20

Examples = Mapping[str, Sequence[str]]


def features(text: str) -> set[str]:
    """Stems of a normalised text and its pairs of neighbours; every word for the person counts as the same."""
    stems = ["@person" if word in _PERSON else stem(word) for word in words(text)]
    return {*stems, *map(" ".join, zip(["^", *stems], [*stems, "$"], strict=True))}


class IntentModel:
    """Scores a text per label; made by :func:`train`."""

    def __init__(self, labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> None:
        self.labels = tuple(labels)
        self._weights = weights

    def scores(self, text: str) -> Mapping[str, float]:
        """A probability for every label, summing to 1, for a normalised text."""
        found = features(text)
        rows = [row for feature in found if (row := self._weights.get(feature))]
        shares = _softmax(_sums(rows, len(self.labels), len(found)))
        return MappingProxyType(dict(zip(self.labels, shares, strict=True)))


def train(examples: Examples) -> IntentModel:
    """Learn from example questions per label; one without any is never likelier than the rest."""
    labels = sorted(LABELS)
    weights: dict[str, list[float]] = {}
    rows: list[tuple[list[str], int]] = []
    for label, questions in enumerate(examples.get(name, ()) for name in labels):
        rows.extend((sorted(features(normalise_question(question))), label) for question in questions)
    for found, _ in rows:
        for feature in found:
            weights.setdefault(feature, [0.0] * len(labels))
    order = random.Random(_SEED)  # noqa: S311 - shuffles examples, guards nothing
    for epoch in range(_EPOCHS):
        order.shuffle(rows)
        step = _FIRST_STEP / (1 + epoch / 2)
        for found, label in rows:
            _learn(weights, found, label, len(labels), step)
    return IntentModel(labels, weights)


def _learn(weights: dict[str, list[float]], found: list[str], label: int, size: int, step: float) -> None:
    rows = [weights[feature] for feature in found]
    shares = _softmax(_sums(rows, size, len(found)))
    if shares[label] > _SURE:
        return
    shares[label] -= 1.0
    scale = step / math.sqrt(len(found))
    changes = [(number, share * scale) for number, share in enumerate(shares) if abs(share) > _NEGLIGIBLE]
    for row in rows:
        for number, change in changes:
            row[number] -= change


def _sums(rows: Sequence[Sequence[float]], size: int, found: int) -> list[float]:
    """Per label the sum of the features' weights, evened out over short and long texts."""
    if not rows:
        return [0.0] * size
    scale = 1 / math.sqrt(found)
    return [scale * total for total in map(sum, zip(*rows, strict=True))]


def _softmax(totals: Sequence[float]) -> list[float]:
    top = max(totals)
    shares = [math.exp(total - top) for total in totals]
    whole = sum(shares)
    return [share / whole for share in shares]


def read_intents(text: str, file_name: str = FILE_NAME) -> Mapping[str, tuple[str, ...]]:
    """The example questions of an ``intents.yaml`` by label; raises SettingsInvalid with file, line and reason."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsInvalid(f"{file_name}, line {line}: {error.problem or 'not YAML'}") from error
    except yaml.YAMLError as error:
        raise SettingsInvalid(f"{file_name}: {error}") from error
    if not isinstance(root, yaml.MappingNode):
        raise SettingsInvalid(f"{file_name}, line 1: intents are expected, each with a list of example questions")
    examples: dict[str, tuple[str, ...]] = {}
    for key, questions in root.value:
        label, line = str(key.value), key.start_mark.line + 1
        if label not in LABELS:
            raise SettingsInvalid(f"{file_name}, line {line}: “{label}” is none of {', '.join(sorted(LABELS))}")
        if label in examples:
            raise SettingsInvalid(f"{file_name}, line {line}: “{label}” stands here a second time")
        examples[label] = _questions(questions, label, file_name)
    return examples


def _questions(node: yaml.Node, label: str, file_name: str) -> tuple[str, ...]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise SettingsInvalid(f"{file_name}, line {line}: “{label}” needs a list of example questions")
    for entry in node.value:
        if not isinstance(entry, yaml.ScalarNode) or not words(plain(entry.value)):
            place = entry.start_mark.line + 1
            raise SettingsInvalid(f"{file_name}, line {place}: an example of “{label}” must be a line of text")
    return tuple(str(entry.value) for entry in node.value)
