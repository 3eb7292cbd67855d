"""Where a text may be cut so that its beginning can be spoken while the rest is still being made."""

import re
from typing import Final

_SENTENCE: Final = re.compile(r"[.!?…]+[\"”’)\]]*\s+(?=[\"“‘(\[]?[^\Wa-z])|\n+")
_NO_END: Final = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|etc|e\.g|i\.e|approx|incl|Inc|Ltd|Co|No|Vol|Ph\.D|B\.Sc|M\.Sc|U\.S|U\.K)|\b[A-Z])\.\s*\Z"
)
_CLAUSE: Final = re.compile(r"[,;:]\s+|\s[–—]\s+|\s(?=(?:and|but|which|where|while|because|with)\s)")
_CLINGS: Final = re.compile(
    r"\b(?:an?|the|this|that|all|long|little|of|in|on|at|by|to|for|from|with|and|but|or|as|is|are|was)\Z", re.IGNORECASE
)
"""Words that nobody pauses after, as in “takes a while”, “projects in which”, “is where”."""
_LEAST_CHARACTERS: Final = 18
_REST_CHARACTERS: Final = 12


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, with the space behind it; together they are the text."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for end in _SENTENCE.finditer(text):
        if text[begin : end.end()].strip() and not _NO_END.search(text[begin : end.end()]):
            spans.append((begin, end.end()))
            begin = end.end()
    if begin < len(text):
        spans.append((begin, len(text)))
    return spans


def first_clause(sentence: str) -> tuple[str, str]:
    """The first words of a sentence that can be spoken by themselves, and the rest; together they are the sentence.

    Not so short that the voice would stumble over the seam: a clause of ``_LEAST_CHARACTERS`` takes a second to say,
    in which the rest is made.
    """
    for mark in _CLAUSE.finditer(sentence):
        balanced = sentence.count("(", 0, mark.start()) == sentence.count(")", 0, mark.start())
        if _CLINGS.search(sentence, 0, mark.start()):
            continue
        if mark.start() >= _LEAST_CHARACTERS and len(sentence) - mark.end() >= _REST_CHARACTERS and balanced:
            return sentence[: mark.end()], sentence[mark.end() :]
    return sentence, ""
