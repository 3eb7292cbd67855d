"""Keeps credentials, addresses of people and what visitors said out of the logs.

Fields are removed by name; what slips into a sentence or a traceback is found by its form.
"""

import re
from collections.abc import Mapping, MutableMapping
from typing import Final

REMOVED: Final = "[removed]"

# What people say and what opens doors is never written, whatever it looks like.
PRIVATE_FIELDS: Final = frozenset(
    {
        "answer", "api_key", "authorization", "body", "cookie", "document", "email", "key", "password", "phone",
        "question", "secret", "signing_key", "text", "token", "url",
    }
)  # fmt: skip

# Made by us and of a fixed form; left alone because looking costs more than writing the line.
PLAIN_FIELDS: Final = frozenset(
    {"duration_ms", "level", "method", "request_id", "source", "span_id", "status", "time", "trace_id"}
)

# Each form after a character or word without which it can't be there, so that most texts are not searched at all.
_FORMS: Final = (
    # JSON Web Tokens: three base64url parts, the first two of JSON objects.
    ("eyJ", re.compile(r"eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*"), "[token]"),
    ("vv_", re.compile(r"\bvv_[0-9A-Za-z]+_[0-9A-Za-z]+_[0-9A-Za-z]+"), "[key]"),
    (" ", re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), r"\1 [token]"),
    # The password in a URL, as database drivers print it.
    ("://", re.compile(r"(?<=://)([^\s:/@]*):[^\s@]+@"), r"\1:[password]@"),
    ("@", re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    # +44 20 7946 0000, (020) 7946-0000: ten digits with a plus, brackets or separators, unlike ids and times.
    ("", re.compile(r"(?<![\w.:-])(?:\+\d|\(\d|\d{2,4}[ /-]\(?\d)[\d ()/-]{7,18}\d(?![\w:-])"), "[phone]"),
)


def redacted_text(text: str) -> str:
    """The text with everything that looks like a credential, e-mail address or phone number taken out."""
    for hint, form, replacement in _FORMS:
        if hint in text:
            text = form.sub(replacement, text)
    return text


def redact(_logger: object, _method: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """A structlog processor; run it last but one, when tracebacks are text already."""
    for name, value in event.items():
        if name not in PLAIN_FIELDS:
            event[name] = _redacted(name, value)
    return event


def _redacted(name: str, value: object) -> object:
    if name.lower() in PRIVATE_FIELDS:
        return REMOVED
    if isinstance(value, str):
        return redacted_text(value)
    if isinstance(value, Mapping):
        return {inner: _redacted(str(inner), content) for inner, content in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_redacted("", content) for content in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return redacted_text(str(value))
