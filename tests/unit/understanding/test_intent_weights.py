"""The weights that every start loads, made by scripts/train-intents.py."""

from importlib.resources import files

import pytest

from vitavoce.understanding.intent_examples import LABELS, read_intents
from vitavoce.understanding.intent_model import IntentModel, dump, lanes_of, load, weights_of
from vitavoce.understanding.intent_training import train

CONFIG = files("vitavoce") / "config"
INTENTS = (CONFIG / "intents.yaml").read_text("utf-8")
WEIGHTS = (CONFIG / "intents.weights").read_bytes()


def test_the_shipped_weights_are_those_of_the_shipped_examples():
    shipped = load(WEIGHTS, INTENTS)
    assert shipped is not None, "intents.yaml has changed: run scripts/train-intents.py"
    trained = train(read_intents(INTENTS))
    assert shipped.labels == trained.labels
    assert shipped.rows.keys() == trained.rows.keys()
    for feature, row in trained.rows.items():
        weights = weights_of(shipped.rows[feature], len(shipped.labels))
        # the last bit of an exponential differs between machines
        assert weights == pytest.approx(weights_of(row, len(trained.labels)), abs=0.01), feature


def test_a_model_comes_back_as_it_was_kept():
    model = train({"overview": ["who is she"], "skills": ["what can he do"]})
    again = load(dump(model, "these"), "these")
    assert again is not None
    assert (again.labels, again.rows) == (model.labels, model.rows)


def test_weights_of_other_examples_are_not_used():
    assert load(WEIGHTS, INTENTS + "# and more\n") is None


def test_weights_add_lane_by_lane():
    first, second = (0.5, -7.25, 12.0), (-31.0, 3.5, 31.0)
    model = IntentModel(("a", "b", "c"), {"loom": lanes_of(first), "wheel": lanes_of(second)})
    assert weights_of(model.rows["loom"], 3) == list(first)
    assert weights_of(model.rows["wheel"], 3) == list(second)
    scores = model.scores("loom wheel")
    assert max(scores, key=lambda label: scores[label]) == "c"
    assert min(scores, key=lambda label: scores[label]) == "a"
    assert sum(scores.values()) == pytest.approx(1)


def test_a_text_of_the_greatest_length_is_scored():
    model = IntentModel(tuple(sorted(LABELS)), {f"w{number}": lanes_of([31.0] * len(LABELS)) for number in range(1000)})
    scores = model.scores(" ".join(model.rows))
    assert all(share == pytest.approx(1 / len(LABELS)) for share in scores.values())
