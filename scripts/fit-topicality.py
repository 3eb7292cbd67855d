#!/usr/bin/env python3
"""Fits the weights by which a question is judged to be about the person, from the packaged intents.yaml and the
question sets of the examples, and prints them beside those in understanding/guarding/topicality.py.

python scripts/fit-topicality.py

The intent model's guess is one piece of the evidence. So that it isn't trusted more than it deserves, each line of
intents.yaml is judged by a model that was trained without it. The fit is held near the present weights.
"""

import dataclasses
import json
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from vitavoce.content.json_resume import read_resume
from vitavoce.domain.question import Focus, Question
from vitavoce.understanding import guardrails
from vitavoce.understanding.guarding.topicality import WEIGHTS, Evidence, Wording, off_topic_log_odds, pieces
from vitavoce.understanding.intent_examples import read_intents
from vitavoce.understanding.intent_training import shipped, train
from vitavoce.understanding.item_index import ItemIndex, build_index
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon, load_lexicon

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "src" / "vitavoce" / "config"
EXAMPLES = ROOT / "examples"
SHIPPED = CONFIG / "example_resume.json"
TODAY = date(2026, 11, 22)
SMALL_TALK = ("greeting", "thanks", "farewell", "about_bot", "smalltalk", "blocked")
FOLDS = 5
TRUST_IN_PRESENT_WEIGHTS = 5.0
SHARE_OF_INTENTS, SHARE_OF_GUARDRAILS, SHARE_OF_QUESTIONS = 0.3, 1.0, 3.0

Row = tuple[dict[str, float], bool, float]
seen: list[tuple[Wording, Evidence]] = []


def noted(wording: Wording, evidence: Evidence) -> float:
    seen.append((wording, evidence))
    return off_topic_log_odds(wording, evidence)


guardrails.off_topic_log_odds = noted


class Asker:
    """Asks questions and gives the evidence that each was judged by; none where it wasn't weighed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._processor = QueryProcessor(lexicon)

    def index(self, profile: Path) -> ItemIndex:
        return build_index(read_resume(json.loads(profile.read_text("utf-8")), "x").profile, self._lexicon)

    def evidence(self, asked: list[str], index: ItemIndex) -> dict[str, float] | None:
        focus = Focus()
        for text in asked:
            seen.clear()
            focus = self._processor.understand(Question(text=text, today=TODAY, focus=focus), index).focus
        if not seen:
            return None
        wording, evidence = seen[-1]
        guessed = math.log((wording.declined + 0.01) / (1.01 - wording.declined))
        return {"the model's guess": guessed, **dict.fromkeys(pieces(wording, evidence), 1.0)}


def of_intents(lexicon: Lexicon, profiles: list[Path]) -> Iterator[Row]:
    lines = [
        (label, line)
        for label, lines in read_intents((CONFIG / "intents.yaml").read_text("utf-8")).items()
        for line in lines
    ]
    for fold in range(FOLDS):
        others: dict[str, list[str]] = {}
        for place, (label, line) in enumerate(lines):
            if place % FOLDS != fold:
                others.setdefault(label, []).append(line)
        asker = Asker(dataclasses.replace(lexicon, intent_model=shipped(train(others))))
        indexes = [asker.index(profile) for profile in profiles]
        for place, (label, line) in enumerate(lines):
            if place % FOLDS == fold and label not in SMALL_TALK:
                found = asker.evidence([line], indexes[place // FOLDS % len(indexes)])
                if found:
                    yield found, label == "off_topic", SHARE_OF_INTENTS


def of_questions(asker: Asker, questions: Path, share: float) -> Iterator[Row]:
    own = questions.with_name(questions.name.replace(".questions.jsonl", ".json"))
    index = asker.index(own if own.exists() else SHIPPED)
    for line in questions.read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] not in SMALL_TALK:
            found = asker.evidence([*case.get("history", []), case["question"]], index)
            if found:
                yield found, case["kind"] == "off_topic", share


def fitted(rows: list[Row], names: list[str], present: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's steps, drawn to the present weights."""
    table = np.array([[found.get(name, 0.0) for name in names] for found, _, _ in rows])
    is_other = np.array([other for _, other, _ in rows], float)
    shares = np.array([share for _, _, share in rows])
    weights = present.copy()
    for _ in range(80):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (shares * (chance - is_other)) + TRUST_IN_PRESENT_WEIGHTS * (weights - present)
        bend = (table * (shares * np.maximum(chance * (1 - chance), 0.02))[:, None]).T @ table
        weights -= np.linalg.solve(bend + TRUST_IN_PRESENT_WEIGHTS * np.eye(len(names)), slope)
    return weights


def main() -> None:
    lexicon = load_lexicon(
        (CONFIG / "technologies.yaml").read_text("utf-8"),
        (CONFIG / "intents.yaml").read_text("utf-8"),
        english_yaml=(CONFIG / "english" / "words.yaml").read_text("utf-8"),
        weights=(CONFIG / "intents.weights").read_bytes(),
    )
    asker = Asker(lexicon)
    rows = list(of_intents(lexicon, [SHIPPED, *sorted(EXAMPLES.glob("*.json"))]))
    for questions in sorted([*EXAMPLES.glob("*.questions.jsonl"), *EXAMPLES.glob("aside/*.questions.jsonl")]):
        rows.extend(of_questions(asker, questions, SHARE_OF_QUESTIONS))
    for questions in (EXAMPLES / "guardrails").glob("o*-topic.questions.jsonl"):
        rows.extend(of_questions(asker, questions, SHARE_OF_GUARDRAILS))
    present = {"the model's guess": 1.0, **WEIGHTS}
    names = list(present)
    weights = fitted(rows, names, np.array(list(present.values())))
    for name, weight in zip(names, weights, strict=True):
        print(f"{weight:6.1f} {present[name]:6.1f}  {name}")


main()
