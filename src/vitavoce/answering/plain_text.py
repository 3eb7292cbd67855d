"""Résumé text as a visitor should hear it: no Markdown, no HTML, no control characters, one line."""

import html
import re
from typing import Final

_MARKUP_HINT: Final = re.compile(
    r"[<>&*_`#\[\]|~\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|  |^\s|\s$"
)
_TAG: Final = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,400}>", re.DOTALL)
_SCRIPT: Final = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_LINK: Final = re.compile(r"!?\[([^\]\[]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*]{1,300}?)(?<=\S)\1(?![\w*])|(?<!\w)(_{1,3})(?=\S)([^_]{1,300}?)(?<=\S)\3(?!\w)"
)
_CODE: Final = re.compile(r"`{1,3}([^`]{0,300})`{1,3}")
_LINE_START: Final = re.compile(r"^\s*(?:#{1,6}\s+|[-*+•▪◦]\s+|>\s+)", re.MULTILINE)
_INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """The words alone; cheap when there is nothing to strip."""
    if not _MARKUP_HINT.search(text):
        return text
    text = _INVISIBLE.sub("", text)
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    if "&" in text:
        text = html.unescape(text)
    text = _LINK.sub(r"\1", text)
    text = _CODE.sub(r"\1", _LINE_START.sub("", text))
    text = _EMPHASIS.sub(lambda found: found.group(2) or found.group(4), text)
    return " ".join(text.split())
