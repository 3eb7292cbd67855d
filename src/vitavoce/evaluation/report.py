"""A whole evaluation: its scores as a table or JSON, its failures with their reasons."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from typing import Final

from vitavoce.evaluation.cases import Case
from vitavoce.evaluation.player import Asker, Prediction, play
from vitavoce.evaluation.scorers import Outcome, Score, judge, total

_COLUMNS: Final = (
    ("cases", "n"),
    ("kind", "kind"),
    ("intent", "intent"),
    ("precision", "item P"),
    ("recall", "item R"),
    ("f1", "item F1"),
    ("cards", "cards"),
    ("answer_has", "says"),
    ("violations", "wrongly says"),
    ("kind_and_items", "kind+items"),
    ("passed", "PASS"),
)
_NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The outcomes in the order of the cases."""

    outcomes: tuple[Outcome, ...]

    @property
    def score(self) -> Score:
        return total(self.outcomes)

    @property
    def failures(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.passed)

    @property
    def predictions(self) -> tuple[Prediction, ...]:
        return tuple(outcome.prediction for outcome in self.outcomes)

    def by_tag(self) -> dict[str, Score]:
        return _scores((tag, outcome) for outcome in self.outcomes for tag in outcome.case.tags)

    def by_kind(self) -> dict[str, Score]:
        return _scores((outcome.case.kind, outcome) for outcome in self.outcomes if outcome.case.kind)

    def confused_kinds(self) -> Counter[tuple[str, str]]:
        """How often one kind was expected and another came."""
        return Counter(
            (outcome.case.kind or _NONE, outcome.prediction.kind) for outcome in self.outcomes if outcome.kind is False
        )

    def confused_intents(self) -> Counter[tuple[str, str]]:
        return Counter(
            (outcome.case.intent or _NONE, outcome.prediction.intent or _NONE)
            for outcome in self.outcomes
            if outcome.intent is False
        )

    def milliseconds(self, share: float) -> float:
        """The time that this share of the questions stayed within."""
        times = sorted(made.ms for made in self.predictions)
        return times[max(0, ceil(share * len(times)) - 1)]

    def write_predictions(self, path: Path) -> None:
        rows = (json.dumps(made.document(), ensure_ascii=False) for made in self.predictions)
        path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")

    def document(self) -> dict[str, object]:
        """Everything as JSON types."""
        return {
            "score": asdict(self.score),
            "tags": {tag: asdict(score) for tag, score in self.by_tag().items()},
            "kinds": {kind: asdict(score) for kind, score in self.by_kind().items()},
            "confused_kinds": _confusions(self.confused_kinds()),
            "confused_intents": _confusions(self.confused_intents()),
            "ms": {"p50": round(self.milliseconds(0.5), 3), "p95": round(self.milliseconds(0.95), 3)},
            "failures": [_failure(outcome) for outcome in self.failures],
        }

    def text(self, most_failures: int = 0) -> str:
        """The table, the confusions, and as many failed cases as asked for."""
        rows = [*_rows("kind ", self.by_kind()), *_rows("", self.by_tag()), ("all", self.score)]
        width = max(len(name) for name, _ in rows)
        lines = [" " * width + "".join(f"  {heading}" for _, heading in _COLUMNS)]
        lines += [name.ljust(width) + _cells(score) for name, score in rows]
        lines += _confusion_lines("kinds", self.confused_kinds())
        lines += _confusion_lines("intents", self.confused_intents())
        passed = len(self.outcomes) - len(self.failures)
        share, p50, p95 = 100 * self.score.passed, self.milliseconds(0.5), self.milliseconds(0.95)
        lines.append(
            f"\n{passed} of {len(self.outcomes)} cases pass ({share:.1f} %); p50 {p50:.2f} ms, p95 {p95:.2f} ms"
        )
        for outcome in self.failures[:most_failures]:
            lines += _failure_lines(outcome)
        return "\n".join(lines)


async def evaluate(asker: Asker, cases: Sequence[Case]) -> Evaluation:
    """Every case played and judged."""
    made = await play(asker, cases)
    return Evaluation(tuple(judge(case, prediction) for case, prediction in zip(cases, made, strict=True)))


def _scores(pairs: Iterable[tuple[str, Outcome]]) -> dict[str, Score]:
    groups: dict[str, list[Outcome]] = {}
    for name, outcome in pairs:
        groups.setdefault(name, []).append(outcome)
    return {name: total(groups[name]) for name in sorted(groups)}


def _rows(prefix: str, scores: Mapping[str, Score]) -> list[tuple[str, Score]]:
    return [(prefix + name, score) for name, score in scores.items()]


def _cells(score: Score) -> str:
    values = asdict(score)
    return "".join(f"  {_cell(values[name]):>{len(heading)}}" for name, heading in _COLUMNS)


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{100 * value:.0f}"


def _confusions(found: Counter[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"expected": expected, "came": came, "cases": cases} for (expected, came), cases in found.most_common()]


def _confusion_lines(what: str, found: Counter[tuple[str, str]]) -> list[str]:
    if not found:
        return []
    said = ", ".join(f"{expected} as {came} ({cases})" for (expected, came), cases in found.most_common(12))
    return ["", f"confused {what}: {said}"]


def _failure(outcome: Outcome) -> dict[str, object]:
    case = outcome.case
    return {
        "id": case.id,
        "history": list(case.history),
        "question": case.question,
        "why": list(outcome.reasons),
        "answer": outcome.prediction.answer,
    }


def _failure_lines(outcome: Outcome) -> list[str]:
    case = outcome.case
    asked = " → ".join((*case.history, case.question))
    return [
        "",
        f"{case.id}  {asked}",
        *(f"    {reason}" for reason in outcome.reasons),
        f"    answer: {outcome.prediction.answer}",
    ]
