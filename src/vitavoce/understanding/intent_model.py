"""A small linear guess at what a question is after: softmax regression over stems and pairs of neighbouring stems.

A feature's weights for all labels are kept in one integer, a lane of bits for each label, so that one addition adds
them all: a question of ten words is scored in 10 µs, where sums over lists took 35.
"""

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from struct import Struct
from typing import Final

from vitavoce.understanding.english.calling import PERSON_FEATURE_WORDS
from vitavoce.understanding.text import tokens

_STEPS: Final = 1_024
"""Steps that a weight of one is kept in; the largest weights are about 13, and 31 could be kept."""
_ZERO: Final = 1 << 15
"""The weight zero in a lane, so that no lane is negative and none borrows from the next. Lanes of 32 bits hold the
sum of 65,536 features, where a question has at most 1,000."""


def features(text: str) -> set[str]:
    """Stems of a normalised text and its pairs of neighbours; every word for the person counts as the same."""
    stems = ["@person" if token.word in PERSON_FEATURE_WORDS else token.stem for token in tokens(text)]
    return {*stems, *map(" ".join, pairwise(("^", *stems, "$")))}


class IntentModel:
    """Scores a text per label; trained by ``intent_training``, or loaded as it was trained before."""

    def __init__(self, labels: Sequence[str], rows: Mapping[str, int]) -> None:
        """``rows`` are the weights of each feature, as :func:`lanes_of` packs them."""
        self.labels = tuple(labels)
        self.rows = rows
        self._lanes = _lanes(len(self.labels))

    def scores(self, text: str) -> Mapping[str, float]:
        """A probability for every label, summing to 1, for a normalised text."""
        found = features(text)
        total = sum(filter(None, map(self.rows.get, found)))
        lanes = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        top = max(lanes)
        scale = 1 / (_STEPS * math.sqrt(len(found)))  # evens out short and long texts
        shares = [math.exp((lane - top) * scale) for lane in lanes]
        whole = sum(shares)
        return dict(zip(self.labels, [share / whole for share in shares], strict=True))


def lanes_of(weights: Sequence[float]) -> int:
    """A feature's weights for all labels in one integer."""
    lanes = [_ZERO + round(_STEPS * weight) for weight in weights]
    return int.from_bytes(_lanes(len(lanes)).pack(*lanes), "little")


def weights_of(lanes: int, labels: int) -> list[float]:
    """What :func:`lanes_of` packed."""
    kept = _lanes(labels)
    return [(lane - _ZERO) / _STEPS for lane in kept.unpack(lanes.to_bytes(kept.size, "little"))]


def dump(model: IntentModel, source: str) -> bytes:
    """The model as it is shipped, marked with the text it was trained from."""
    head = {"source": _mark(source), "labels": model.labels, "features": list(model.rows)}
    size = _lanes(len(model.labels)).size
    body = b"".join(row.to_bytes(size, "little") for row in model.rows.values())
    return zlib.compress(json.dumps(head).encode() + b"\n" + body, level=9)


def load(dumped: bytes, source: str) -> IntentModel | None:
    """What :func:`dump` gave; None where it was trained from another text."""
    head, _, body = zlib.decompress(dumped).partition(b"\n")
    told = json.loads(head)
    if told["source"] != _mark(source):
        return None
    size = _lanes(len(told["labels"])).size
    starts = range(0, len(body), size)
    rows = [int.from_bytes(body[start : start + size], "little") for start in starts]
    return IntentModel(told["labels"], dict(zip(told["features"], rows, strict=True)))


def _lanes(labels: int) -> Struct:
    return Struct(f"<{labels}I")


def _mark(source: str) -> str:
    return sha256(source.encode()).hexdigest()
