"""How right one prediction is, and many together.

kind        the kind expected, or one of ``kind_ok``; the sorts of small talk count as one, as do blocked and off_topic
intent      the intent expected; not judged where none is
items       the refs in ``items_ok`` count neither for nor against. Per case F1 of the others; in all, precision and
            recall over the cases that expect an answer
cards       of the first four not in ``items_ok``, the share in ``items``
answer_has  of each group one text is said: case, accents and quotes don't matter; it doesn't begin inside a word, nor
            begin or end inside a number
pass        kind right, F1 at least 0.8, every group said and nothing of ``answer_has_not`` said as whole words
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vitavoce.evaluation.cases import SMALLTALK_KINDS, Case
from vitavoce.evaluation.player import Prediction

ENOUGH_F1: Final = 0.8
CARDS_JUDGED: Final = 4
_QUOTES_AND_DASHES: Final = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "ı": "i", "\u00a0": " ", "\u202f": " "}
)


def folded(text: str) -> str:
    """Without case, accents, typographic quotes and dashes, or runs of space."""
    parts = unicodedata.normalize("NFKD", text.translate(_QUOTES_AND_DASHES).casefold())
    return " ".join("".join(mark for mark in parts if not unicodedata.combining(mark)).split())


def says(folded_answer: str, wanted: str, *, whole_words: bool = False) -> bool:
    """Whether a folded answer says the text."""
    pattern = _pattern(folded(wanted), whole_words)
    return pattern is None or pattern.search(folded_answer) is not None


@lru_cache(maxsize=2048)
def _pattern(wanted: str, whole_words: bool) -> re.Pattern[str] | None:  # noqa: FBT001  positional for the cache
    if not wanted:
        return None
    first, last = wanted[0], wanted[-1]
    before, after = "", ""
    if first.isdigit():
        before = r"(?<!\w)(?<!\d[.,])"
    elif first.isalnum():
        before = r"(?<![^\W_])"
    if last.isdigit():
        after = r"(?!\d|[.,]\d)"
    elif whole_words and last.isalnum():
        after = r"(?![^\W_])"
    return re.compile(f"{before}{re.escape(wanted)}{after}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One case judged; None where the case expects nothing of that sort."""

    case: Case
    prediction: Prediction
    kind: bool | None
    intent: bool | None
    item_f1: float | None
    hits: int = 0
    wrong: int = 0
    missed: int = 0
    cards: float | None = None
    said: bool | None = None
    unsaid: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def kind_and_items(self) -> bool:
        return self.kind is not False and (self.item_f1 is None or self.item_f1 >= ENOUGH_F1)

    @property
    def passed(self) -> bool:
        return self.kind_and_items and self.said is not False and not self.forbidden

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it failed, in words; empty when it passed."""
        case, made = self.case, self.prediction
        found = []
        if self.kind is False:
            found.append(f"kind is {made.kind}, not {case.kind}")
        if self.item_f1 is not None and self.item_f1 < ENOUGH_F1:
            expected = ", ".join(case.items or ()) or "none"
            found.append(f"items are {', '.join(made.items) or 'none'}, not {expected}")
        found.extend(f"doesn't say {' or '.join(repr(text) for text in group)}" for group in self.unsaid)
        found.extend(f"says {text!r}" for text in self.forbidden)
        return tuple(found)


def judge(case: Case, made: Prediction) -> Outcome:
    answer = folded(made.answer)
    unsaid = tuple(group for group in case.answer_has if not any(says(answer, text) for text in group))
    expected = frozenset(case.items or ())
    allowed = frozenset(case.items_ok)
    judged = [ref for ref in dict.fromkeys(made.items) if ref in expected or ref not in allowed]
    hits = sum(ref in expected for ref in judged)
    counts = case.items is not None and case.kind in {None, "answer"}
    return Outcome(
        case=case,
        prediction=made,
        kind=None
        if case.kind is None
        else _same_kind(made.kind) in {_same_kind(kind) for kind in (case.kind, *case.kind_ok)},
        intent=None if case.intent is None else made.intent == case.intent,
        item_f1=None if case.items is None else _f1(hits, len(judged), len(expected)),
        hits=hits if counts else 0,
        wrong=len(judged) - hits if counts else 0,
        missed=len(expected) - hits if counts else 0,
        cards=_cards(made.cards, expected, allowed) if counts and expected else None,
        said=not unsaid if case.answer_has else None,
        unsaid=unsaid,
        forbidden=tuple(text for text in case.answer_has_not if says(answer, text, whole_words=True)),
    )


def _same_kind(kind: str) -> str:
    if kind in SMALLTALK_KINDS:
        return "smalltalk"
    return "off_topic" if kind == "blocked" else kind


def _f1(hits: int, found: int, expected: int) -> float:
    if not expected:
        return 0.0 if found else 1.0
    return 2 * hits / (found + expected)


def _cards(cards: Sequence[str], expected: frozenset[str], allowed: frozenset[str]) -> float | None:
    """None when every card shown may be there but needn't."""
    distinct = list(dict.fromkeys(cards))
    judged = [ref for ref in distinct[:CARDS_JUDGED] if ref in expected or ref not in allowed]
    if judged:
        return sum(ref in expected for ref in judged) / len(judged)
    return None if distinct else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Shares from 0 to 1 over some cases; None where none of them is judged so."""

    cases: int
    kind: float | None
    intent: float | None
    precision: float | None
    recall: float | None
    f1: float | None
    cards: float | None
    answer_has: float | None
    violations: int
    kind_and_items: float
    passed: float


def total(outcomes: Iterable[Outcome]) -> Score:
    """The scores of these cases together; at least one."""
    judged = list(outcomes)
    hits = sum(outcome.hits for outcome in judged)
    found = hits + sum(outcome.wrong for outcome in judged)
    expected = hits + sum(outcome.missed for outcome in judged)
    precision = hits / found if found else None
    recall = hits / expected if expected else None
    return Score(
        cases=len(judged),
        kind=_share(outcome.kind for outcome in judged),
        intent=_share(outcome.intent for outcome in judged),
        precision=precision,
        recall=recall,
        f1=2 * hits / (found + expected) if found + expected else None,
        cards=_share(outcome.cards for outcome in judged),
        answer_has=_share(outcome.said for outcome in judged),
        violations=sum(bool(outcome.forbidden) for outcome in judged),
        kind_and_items=sum(outcome.kind_and_items for outcome in judged) / len(judged),
        passed=sum(outcome.passed for outcome in judged) / len(judged),
    )


def _share(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
