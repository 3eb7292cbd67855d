"""Question sets are read leniently in what they leave out and strictly in what they say."""

import json
from pathlib import Path

import pytest

from vitavoce.core.errors import CasesInvalid
from vitavoce.evaluation.cases import Case, load_cases, read_cases


def test_only_a_question_is_needed() -> None:
    assert read_cases('{"question": "Where did Ines study?"}\n', "set.jsonl") == (
        Case(id="line-1", question="Where did Ines study?"),
    )


def test_every_expectation_is_read() -> None:
    row = {
        "id": "ines-7",
        "question": "and the second one?",
        "history": ["list her boats"],
        "kind": "answer",
        "kind_ok": ["unanswerable"],
        "intent": "projects",
        "items": ["/projects/1"],
        "items_ok": ["/work/0"],
        "answer_has": [["Petrel", "the ketch"], ["1998"]],
        "answer_has_not": ["Yes,"],
        "tags": ["ordinal"],
    }
    (case,) = read_cases(json.dumps(row), "set.jsonl")
    assert case == Case(
        id="ines-7",
        question="and the second one?",
        history=("list her boats",),
        kind="answer",
        kind_ok=("unanswerable",),
        intent="projects",
        items=("/projects/1",),
        items_ok=("/work/0",),
        answer_has=(("Petrel", "the ketch"), ("1998",)),
        answer_has_not=("Yes,",),
        tags=("ordinal",),
    )


def test_no_items_expected_differs_from_items_not_judged() -> None:
    unjudged, empty = read_cases('{"question": "a"}\n{"question": "b", "items": []}', "set.jsonl")
    assert unjudged.items is None
    assert empty.items == ()


def test_blank_lines_and_a_byte_order_mark_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_bytes(b'\xef\xbb\xbf\n{"id": "a", "question": "who?"}\n\n{"id": "b", "question": "what?"}\n')
    assert [case.id for case in load_cases(path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"question": "who?"', "not JSON"),
        ('["who?"]', "a case is a JSON object"),
        ('{"id": "a"}', "question is missing"),
        ('{"question": "  "}', "question is missing"),
        ('{"question": 5}', "question is missing or not a text"),
        ('{"question": "who?", "id": 7}', "id is not a text"),
        ('{"question": "who?", "history": "before"}', "history is not a list of texts"),
        ('{"question": "who?", "kind": "reply"}', "kind 'reply' is not one of"),
        ('{"question": "who?", "kind_ok": ["reply"]}', "kind_ok 'reply' is not one of"),
        ('{"question": "who?", "intent": "chat"}', "intent 'chat' is not one of"),
        ('{"question": "who?", "items": "/work/0"}', "items is not a list of texts"),
        ('{"question": "who?", "answer_has": ["Ines"]}', "answer_has is not a list of groups"),
        ('{"question": "who?", "answer_has": [[]]}', "answer_has is not a list of groups"),
        ('{"question": "who?", "expects": "Ines"}', "unknown field 'expects'"),
    ],
)
def test_a_defect_is_named_with_file_line_and_reason(line: str, reason: str) -> None:
    with pytest.raises(CasesInvalid) as caught:
        read_cases('{"question": "fine?"}\n' + line, "sets/ines.jsonl")
    assert caught.value.detail.startswith("sets/ines.jsonl:2: ")
    assert reason in caught.value.detail


def test_all_defects_are_told_at_once_and_the_rest_counted() -> None:
    with pytest.raises(CasesInvalid) as caught:
        read_cases("\n".join(["{}"] * 25), "set.jsonl")
    lines = caught.value.detail.splitlines()
    assert lines[0].startswith("set.jsonl:1:")
    assert lines[-1] == "and 5 more"


def test_an_id_stands_once() -> None:
    with pytest.raises(CasesInvalid, match="'a' already stands in line 1"):
        read_cases('{"id": "a", "question": "x"}\n{"id": "a", "question": "y"}', "set.jsonl")


def test_a_set_without_cases_and_a_missing_or_binary_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesInvalid, match="no case in it"):
        read_cases("\n\n", "set.jsonl")
    with pytest.raises(CasesInvalid, match="No such file"):
        load_cases(tmp_path / "nowhere.jsonl")
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b'{"question": "\xff"}')
    with pytest.raises(CasesInvalid, match="not UTF-8"):
        load_cases(binary)
