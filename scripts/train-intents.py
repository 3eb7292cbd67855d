#!/usr/bin/env python3
"""Trains the intent model from the packaged intents.yaml, and writes the weights that every start loads.

python scripts/train-intents.py
"""

from pathlib import Path

from vitavoce.understanding.intent_examples import read_intents
from vitavoce.understanding.intent_model import dump
from vitavoce.understanding.intent_training import shipped, train

CONFIG = Path(__file__).parent.parent / "src" / "vitavoce" / "config"

examples = (CONFIG / "intents.yaml").read_text(encoding="utf-8")
(CONFIG / "intents.weights").write_bytes(dump(shipped(train(read_intents(examples))), examples))
