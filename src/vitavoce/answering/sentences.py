"""Sentences: finding their ends, and shortening long ones without cutting a thought in two."""

import re
from typing import Final

_END: Final = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[*_`]*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|approx|incl|Inc|Ltd|Co|Corp|No|Vol|Fig|al|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Ph\.D|B\.Sc|M\.Sc|B\.A|M\.A|U\.S|U\.K)|\b[A-Z])\.$"
)


def split(text: str) -> tuple[str, ...]:
    """The sentences of a text; abbreviations and initials don't end one."""
    found: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        piece = text[begin : end.start()].strip()
        if not piece or _ABBREVIATION.search(piece):
            continue
        closing = text[end.start() : end.end()].strip()
        found.append(piece + closing)
        begin = end.end()
    rest = text[begin:].strip()
    return (*found, rest) if rest else tuple(found)


def clipped(text: str, most_words: int) -> str:
    """At most so many words: whole clauses where that keeps half of them, else an ellipsis."""
    words = text.split()
    if len(words) <= most_words:
        return text
    head = " ".join(words[:most_words])
    for mark, tail in (("; ", ""), (" – ", ""), (" — ", ""), (", ", " …")):
        cut = head.rfind(mark)
        if cut > len(head) // 2 and _balanced(head[:cut]):
            return head[:cut] + tail
    cut = head.rfind(" (")
    if cut > len(head) // 2 and not _balanced(head):
        head = head[:cut]
    return head.rstrip(",;:–—- ") + " …"


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0
