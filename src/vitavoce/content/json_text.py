"""Bytes read as JSON, strictly: what another reader would understand differently is refused."""

import json
import math
from collections import Counter
from typing import Final, NoReturn

from vitavoce.content.validation import Defect, shortened

MAX_DOCUMENT_BYTES: Final = 16 * 1024 * 1024
MAX_DEPTH: Final = 64


class _Refused(ValueError):
    """A value that JSON as everybody reads it doesn't have; ``args`` are the rule, the value and the hint."""


def read_json(data: bytes, max_bytes: int = MAX_DOCUMENT_BYTES) -> object:
    """The document in the bytes, or a ``Defect`` that is fatal and says where and why it can't be read."""
    if len(data) > max_bytes:
        return _defect("size", f"{len(data)} bytes", f"at most {max_bytes} bytes are read")
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = data[error.start : error.start + 1].hex()
        return _defect("encoding", f"byte 0x{found}", f"line {line} isn't UTF-8; save the file as UTF-8")
    if not text.strip():
        return _defect("json", "nothing", "the file is empty; the smallest résumé is {}")
    try:
        document: object = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        around = text[error.pos : error.pos + 20]
        return _defect("json", around or "the end", f"line {error.lineno}, column {error.colno}: {error.msg}")
    except _Refused as error:
        rule, value, hint = error.args
        return _defect(rule, value, hint)
    except RecursionError:
        return too_deep()
    except ValueError:
        return _defect("number", "a number of thousands of digits", "put it in quotes")
    return too_deep() if depth_exceeds(document, MAX_DEPTH) else document


def depth_exceeds(document: object, limit: int) -> bool:
    """Whether lists and objects stand in one another more than ``limit`` times; level by level, so never too deep."""
    level: list[object] = [document]
    for _ in range(limit + 1):
        level = [
            member
            for value in level
            if isinstance(value, dict | list)
            for member in (value.values() if isinstance(value, dict) else value)
            if isinstance(member, dict | list)
        ]
        if not level:
            return False
    return True


def too_deep() -> Defect:
    return _defect("depth", f"over {MAX_DEPTH} levels", "no résumé nests so deeply")


def _decoded(data: bytes) -> str:
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")


def _defect(rule: str, value: str, hint: str) -> Defect:
    return Defect("", rule, shortened(value), hint, fatal=True)


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise _Refused("duplicate", twice, "this name stands twice in one object; one of the two would be lost")
    return fields


def _no_constant(name: str) -> NoReturn:
    raise _Refused("number", name, "JSON knows no such number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _Refused("number", digits, "no number is that large")
    return number
