"""Domain values as columns hold them."""

import json
from dataclasses import fields
from typing import Any, Final

from vitavoce.domain.period import Span
from vitavoce.domain.question import Ask, Focus, Intent

_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DEFAULTS: Final = {field.name: field.default for field in fields(Focus)}


def focus_text(focus: Focus) -> str:
    """As JSON, without what stands at its default."""
    held = {name: value for name, default in _DEFAULTS.items() if (value := getattr(focus, name)) != default}
    if focus.span is not None:
        held["span"] = (focus.span.first, focus.span.last)
    return _JSON.encode(held)


def focus_from(text: str) -> Focus:
    """Fields that another release knew and this one doesn't are passed over."""
    held: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(text).items()
        if name in _DEFAULTS
    }
    if "intent" in held:
        held["intent"] = Intent(held["intent"])
    if "ask" in held:
        held["ask"] = Ask(held["ask"])
    if "span" in held:
        held["span"] = Span(*held["span"])
    return Focus(**held)
