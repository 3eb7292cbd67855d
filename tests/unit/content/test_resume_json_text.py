"""Bytes that are no JSON, or JSON that two readers would understand differently, are refused with the place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.content.json_text import MAX_DEPTH, read_json
from vitavoce.content.validation import Defect


def refusal(data):
    defect = read_json(data)
    assert isinstance(defect, Defect)
    assert defect.fatal
    assert defect.hint
    return defect


def test_broken_json_tells_line_and_column():
    defect = refusal(b'{\n  "basics": {\n    "name": "Ines",\n  }\n}')
    assert defect.rule == "json"
    assert "line 4, column 3" in defect.hint or "line 3, column" in defect.hint


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "json"),
        (b"  \n", "json"),
        (b'{"name": "Ines"', "json"),
        (b'{"name": "Ines", "name": "Una"}', "duplicate"),
        (b'{"score": NaN}', "number"),
        (b'{"score": -Infinity}', "number"),
        (b'{"score": 1e999}', "number"),
        (b'{"score": ' + b"9" * 5_000 + b"}", "number"),
        (b'{"name": "Ren\xe9"}', "encoding"),
        (b"[" * 100_000, "depth"),
        (b"[" * (MAX_DEPTH + 2) + b"]" * (MAX_DEPTH + 2), "depth"),
    ],
)
def test_what_is_refused_and_why(data, rule):
    assert refusal(data).rule == rule


def test_a_duplicate_names_the_key():
    assert refusal(b'{"a": 1, "work": [], "work": []}').value == "work"


def test_the_line_of_a_byte_that_is_not_utf8_is_told():
    assert "line 2" in refusal(b'{\n"name": "Ren\xe9"}').hint


def test_too_many_bytes_are_not_even_parsed():
    assert refusal(b"x" * (16 * 1024 * 1024 + 1)).rule == "size"
    assert isinstance(read_json(b"{}", max_bytes=1), Defect)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_are_understood(encoding):
    assert read_json('{"name": "Inés"}'.encode(encoding)) == {"name": "Inés"}


def test_the_deepest_allowed_nesting_is_read():
    data = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert read_json(data) == json.loads(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    read_json(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(json_values)
def test_what_is_written_is_read_back_equal(document):
    assert read_json(json.dumps(document).encode()) == document
