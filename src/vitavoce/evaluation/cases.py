"""Question sets: one JSON object a line, every field after ``history`` an optional expectation."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vitavoce.core.errors import CasesInvalid
from vitavoce.domain.question import Intent, Kind

MOST_DEFECTS_NAMED: Final = 20
SMALLTALK_KINDS: Final = frozenset({"greeting", "thanks", "farewell", "about_bot"})
_KINDS: Final = frozenset(kind.value for kind in Kind) | SMALLTALK_KINDS
_INTENTS: Final = frozenset(intent.value for intent in Intent)
_FIELDS: Final = frozenset(
    {
        "id",
        "question",
        "history",
        "kind",
        "kind_ok",
        "intent",
        "items",
        "items_ok",
        "answer_has",
        "answer_has_not",
        "tags",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question in its conversation, and what a right answer is; None where nothing is expected.

    ``items`` are refs that must be matched, ``items_ok`` those that may be. Of each group in ``answer_has`` the answer
    says one; it says none of ``answer_has_not``.
    """

    id: str
    question: str
    history: tuple[str, ...] = ()
    kind: str | None = None
    kind_ok: tuple[str, ...] = ()
    intent: str | None = None
    items: tuple[str, ...] | None = None
    items_ok: tuple[str, ...] = ()
    answer_has: tuple[tuple[str, ...], ...] = ()
    answer_has_not: tuple[str, ...] = ()
    tags: tuple[str, ...] = field(default=())


class _Defective(Exception):
    """What is wrong with a case."""


def load_cases(path: Path) -> tuple[Case, ...]:
    """All cases of a file, in order; ``CasesInvalid`` names file, line and reason of every defect."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CasesInvalid(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CasesInvalid(f"{path}: not UTF-8 text at byte {error.start}") from error
    return read_cases(text, str(path))


def read_cases(text: str, name: str) -> tuple[Case, ...]:
    """The cases of a text; ``name`` is what its defects are reported under."""
    cases: list[Case] = []
    defects: list[str] = []
    seen: dict[str, int] = {}
    for number, line in _lines(text):
        try:
            case = _case(_object(line), number)
            if case.id in seen:
                raise _Defective(f"the id {case.id!r} already stands in line {seen[case.id]}")  # noqa: TRY301  one report for all
        except _Defective as defect:
            defects.append(f"{name}:{number}: {defect}")
        else:
            seen[case.id] = number
            cases.append(case)
    if defects:
        more = len(defects) - MOST_DEFECTS_NAMED
        raise CasesInvalid("\n".join([*defects[:MOST_DEFECTS_NAMED], *([f"and {more} more"] if more > 0 else [])]))
    if not cases:
        raise CasesInvalid(f"{name}: no case in it")
    return tuple(cases)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with something on them, numbered from 1; only line feeds end one, as JSON text may hold other breaks."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _object(line: str) -> Mapping[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise _Defective(f"not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(value, dict):
        raise _Defective("a case is a JSON object")
    return value


def _case(fields: Mapping[str, object], number: int) -> Case:
    unknown = sorted(set(fields) - _FIELDS)
    if unknown:
        raise _Defective(f"unknown field {unknown[0]!r}")
    question = fields.get("question")
    if not isinstance(question, str) or not question.strip():
        raise _Defective("question is missing or not a text")
    identity = fields.get("id", f"line-{number}")
    if not isinstance(identity, str) or not identity:
        raise _Defective("id is not a text")
    return Case(
        id=identity,
        question=question,
        history=_texts(fields, "history"),
        kind=_word(fields, "kind", _KINDS),
        kind_ok=_kinds(fields),
        intent=_word(fields, "intent", _INTENTS),
        items=_texts(fields, "items") if fields.get("items") is not None else None,
        items_ok=_texts(fields, "items_ok"),
        answer_has=_groups(fields),
        answer_has_not=_texts(fields, "answer_has_not"),
        tags=_texts(fields, "tags"),
    )


def _texts(fields: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = fields.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise _Defective(f"{name} is not a list of texts")
    return tuple(value)


def _word(fields: Mapping[str, object], name: str, known: frozenset[str]) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or value not in known:
        raise _Defective(f"{name} {value!r} is not one of {', '.join(sorted(known))}")
    return value


def _kinds(fields: Mapping[str, object]) -> tuple[str, ...]:
    kinds = _texts(fields, "kind_ok")
    for kind in kinds:
        if kind not in _KINDS:
            raise _Defective(f"kind_ok {kind!r} is not one of {', '.join(sorted(_KINDS))}")
    return kinds


def _groups(fields: Mapping[str, object]) -> tuple[tuple[str, ...], ...]:
    value = fields.get("answer_has")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(
        isinstance(group, list) and group and all(isinstance(text, str) for text in group) for group in value
    ):
        raise _Defective("answer_has is not a list of groups, each a list of texts")
    return tuple(tuple(group) for group in value)
