"""The weights that every start loads, made by scripts/train-intents.py."""

from importlib.resources import files

import pytest

from vitavoce.understanding.intent_examples import LABELS, read_intents
from vitavoce.understanding.intent_model import IntentModel, dump, lanes_of, load, weights_of
from vitavoce.understanding.intent_training import shipped, train

CONFIG = files("vitavoce") / "config"
INTENTS = (CONFIG / "intents.yaml").read_text("utf-8")
WEIGHTS = (CONFIG / "intents.weights").read_bytes()


def test_the_shipped_weights_are_those_of_the_shipped_examples():
    loaded = load(WEIGHTS, INTENTS)
    assert loaded is not None, "intents.yaml has changed: run scripts/train-intents.py"
    trained = train(read_intents(INTENTS))
    assert loaded.labels == trained.labels
    # the last bit of an exponential differs between machines, and may tip a pair over the threshold
    assert len(loaded.rows.keys() ^ shipped(trained).rows.keys()) < len(loaded.rows) / 1000
    for feature, row in loaded.rows.items():
        weights = weights_of(row, len(loaded.labels))
        assert weights == pytest.approx(weights_of(trained.rows[feature], len(trained.labels)), abs=0.01), feature


def test_what_says_little_is_not_shipped_and_single_words_are():
    whole = train(read_intents(INTENTS))
    kept = shipped(whole).rows
    assert {feature for feature in whole.rows if " " not in feature} <= kept.keys()
    assert len(kept) < 0.6 * len(whole.rows)


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
