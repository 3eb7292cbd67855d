"""Text made plain: no control, bidi or invisible characters, one Unicode form, no HTML or Markdown marks.

Every pattern here is linear in the text's length; blocks are cut by searching, as lazy patterns would be quadratic.
"""

import html
import re
import unicodedata
from typing import Final

# C0 and C1 controls but tab and line ends, bidi marks and overrides, invisible joiners (not ZWJ and ZWNJ, which
# scripts and emoji need), tag characters, lone surrogates and non-characters.
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Only names that are HTML's: ``List<String>`` and ``a < b`` are text.
_BREAKING_NAMES: Final = frozenset(
    {"br", "p", "div", "li", "ul", "ol", "dl", "tr", "hr", "pre", "blockquote", "section", "article", "table"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_INLINE_NAMES: Final = frozenset(
    {
        "a",
        "abbr",
        "address",
        "aside",
        "audio",
        "b",
        "base",
        "body",
        "button",
        "center",
        "cite",
        "code",
        "dd",
        "del",
        "dt",
    }
    | {"details", "em", "embed", "figure", "font", "footer", "form", "frame", "head", "header", "html", "i", "iframe"}
    | {
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "link",
        "main",
        "mark",
        "math",
        "meta",
        "nav",
        "object",
        "option",
        "q",
        "s",
    }
    | {
        "samp",
        "script",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "tbody",
    }
    | {"td", "template", "textarea", "th", "thead", "title", "tt", "u", "var", "video"}
)
_TAG: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>")
_BLOCKS: Final = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)")
_LINE_MARKS: Final = frozenset(" \t#>-*+•·▪◦‣–")
_LINE_MARK: Final = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•·▪◦‣–][ \t]+)", re.MULTILINE)
_PAIRS: Final = (
    ("**", re.compile(r"(?<![\w*])\*\*([^*\s\n](?:[^*\n]*[^*\s])?)\*\*(?![\w*])")),
    ("__", re.compile(r"(?<![\w_])__([^_\s\n](?:[^_\n]*[^_\s])?)__(?![\w_.(])")),
    ("~~", re.compile(r"~~([^~\n]+)~~")),
    ("*", re.compile(r"(?<![\w*])\*([^*\s\n](?:[^*\n]*[^*\s])?)\*(?![\w*])")),
    ("_", re.compile(r"(?<![\w_])_([^_\s\n](?:[^_\n]*[^_\s])?)_(?![\w_])")),
    ("`", re.compile(r"`([^`\n]+)`")),
)


def without_forbidden(text: str) -> str:
    """In NFC and without characters that show nothing and can deceive."""
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", text))


def without_marks(text: str) -> str:
    """Without HTML and Markdown; text that is nothing but marks stays as it is written."""
    plain = _without_html(text) if "<" in text else text
    if "&" in plain:
        plain = without_forbidden(html.unescape(plain))
    if "](" in plain:
        plain = _LINK.sub(r"\1", plain)
    for mark, pair in _PAIRS:
        if mark in plain:
            plain = pair.sub(r"\1", plain)
    if "\n" in plain or plain[:1] in _LINE_MARKS:
        plain = _LINE_MARK.sub("", plain)
    return plain if plain.strip() else text


def one_line(text: str) -> str:
    return " ".join(text.split())


def tidy_lines(text: str) -> str:
    """Each line's inner spaces as one, empty lines gone."""
    lines = (one_line(line) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_html(text: str) -> str:
    for opening, closing in _BLOCKS:
        text = _without_block(text, opening, closing)
    text = _AUTOLINK.sub(r"\1", text)
    return _TAG.sub(_instead_of_tag, text)


def _instead_of_tag(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name in _BREAKING_NAMES:
        return "\n"
    return "" if name in _INLINE_NAMES else tag[0]


def _without_block(text: str, opening: str, closing: str) -> str:
    lower = text.lower()
    if len(lower) != len(text) or opening not in lower:
        return text
    kept, position = [], 0
    while (start := lower.find(opening, position)) >= 0:
        end = lower.find(closing, start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + len(closing)
    return "".join((*kept, text[position:]))
