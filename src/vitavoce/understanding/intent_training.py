"""Trains the intent model: plain gradient descent in a fixed order, so that the same examples give the same model.

Ten thousand examples take some 3 s, which every start would pay: the model of the packaged ``intents.yaml`` is
shipped, made by ``scripts/train-intents.py``, and only the owner's own examples are learnt at the start, on top of it.
"""

import math
import random
from collections.abc import Sequence
from typing import Final

from vitavoce.understanding.intent_examples import LABELS, Examples
from vitavoce.understanding.intent_model import IntentModel, features, lanes_of, weights_of
from vitavoce.understanding.text import normalise_question

_EPOCHS: Final = 4
_FIRST_STEP: Final = 2.6
_SURE: Final = 0.9
_NEGLIGIBLE: Final = 0.01
_TELLING: Final = 1.0
_SEED: Final = 20


def train(examples: Examples, known: IntentModel | None = None) -> IntentModel:
    """Learn from example questions per label, further to what is ``known``; a label that nothing was ever learnt of is
    never likelier than the rest.
    """
    labels = sorted(LABELS)
    begun = known.rows if known else {}
    weights: dict[str, list[float]] = {}
    rows: list[tuple[list[str], int]] = []
    for label, questions in enumerate(examples.get(name, ()) for name in labels):
        rows.extend((sorted(features(normalise_question(question))), label) for question in questions)
    for found, _ in rows:
        for feature in found:
            if feature not in weights:
                row = begun.get(feature)
                weights[feature] = weights_of(row, len(labels)) if row else [0.0] * len(labels)
    order = random.Random(_SEED)  # noqa: S311 - shuffles examples, guards nothing
    for epoch in range(_EPOCHS):
        order.shuffle(rows)
        step = _FIRST_STEP / (1 + epoch / 2)
        for found, label in rows:
            _learn(weights, found, label, step)
    return IntentModel(labels, {**begun, **{feature: lanes_of(row) for feature, row in weights.items()}})


def shipped(model: IntentModel) -> IntentModel:
    """Without the pairs of stems that say little: half of all features, and half of the time that loading takes."""
    labels = len(model.labels)
    telling = {
        feature: row
        for feature, row in model.rows.items()
        if " " not in feature or max(map(abs, weights_of(row, labels))) >= _TELLING
    }
    return IntentModel(model.labels, telling)


def _learn(weights: dict[str, list[float]], found: Sequence[str], label: int, step: float) -> None:
    rows = [weights[feature] for feature in found]
    evened = 1 / math.sqrt(len(found))
    shares = _softmax([evened * total for total in map(sum, zip(*rows, strict=True))])
    if shares[label] > _SURE:
        return
    shares[label] -= 1.0
    changes = [(number, share * step * evened) for number, share in enumerate(shares) if abs(share) > _NEGLIGIBLE]
    for row in rows:
        for number, change in changes:
            row[number] -= change


def _softmax(totals: Sequence[float]) -> list[float]:
    top = max(totals)
    shares = [math.exp(total - top) for total in totals]
    whole = sum(shares)
    return [share / whole for share in shares]
