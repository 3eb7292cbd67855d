"""What a model writes, read as it comes: whole sentences, of plain text.

A reader gets text, never markup: emphasis, headings, code marks and lists of Markdown are understood and taken off, a
link becomes its words and address. Images, HTML and tables have no place in an answer; a sentence with one is told as
such, so that it can be dropped. The sentence finder is ours: stream2sentence asks for NLTK or Stanza with data fetched
at the first use, and waits for the words after a full stop, where one letter is enough.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.phrasing import one_line
from vitavoce.answering.sentences import split

MOST_SENTENCE_CHARACTERS: Final = 600
"""Nobody listens to longer ones; more without an end is a model that runs on."""

_LONGEST_QUOTATION: Final = 300
_MAY_END: Final = re.compile(r"[A-ZÀ-ÖØ-Þ0-9\n\"“‘(\[*_#-]")
_INVISIBLE: Final = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_IMAGE: Final = re.compile(r"!\[")  # its words may be cut in two by their own full stop
_HTML: Final = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_TABLE: Final = re.compile(r"^\s*\|.*\|\s*$|^\s*\|?\s*:?-{3,}")
_LINK: Final = re.compile(r"\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_LINE_MARK: Final = re.compile(r"^\s*(?:#{1,6}\s+|>\s*|[-*+•]\s+|\d{1,2}[.)]\s+)")
_NO_WORDS: Final = re.compile(r"^\s*(?:(?:[-*_]\s*){3,}|```\w*|\d{1,2}[.)])\s*$")  # a rule, a fence, a list's number
_EMPHASIS: Final = re.compile(r"(\*{1,3}|_{1,3}|`{1,3}|~~)(?=\S)(.+?)(?<=\S)\1")
_STRAY: Final = re.compile(r"(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence as text; ``forbidden`` says what it holds that no answer may hold, ``image`` or ``markup``."""

    text: str
    forbidden: str = ""


class SentenceReader:
    """Takes pieces of a text as they come, gives each sentence as soon as it is certain that it is whole."""

    __slots__ = ("_rest",)

    def __init__(self) -> None:
        self._rest = ""

    @property
    def runs_on(self) -> bool:
        """Whether what came has no end in sight."""
        return len(self._rest) > MOST_SENTENCE_CHARACTERS

    def feed(self, piece: str) -> tuple[str, ...]:
        """The sentences that this piece proves whole: by what follows them."""
        self._rest += piece
        if not _MAY_END.search(piece):
            return ()
        *lines, last = self._rest.split("\n")
        *whole, self._rest = _with_quotations_whole(split(last)) or ("",)
        if self._rest and last[-1:].isspace():
            self._rest += " "
        return (*(sentence for line in lines for sentence in _with_quotations_whole(split(line))), *whole)

    def end(self) -> tuple[str, ...]:
        """The last sentences, of a text that ended by itself."""
        rest, self._rest = self._rest, ""
        return tuple(sentence for line in rest.split("\n") for sentence in _with_quotations_whole(split(line)))


def _with_quotations_whole(sentences: Iterable[str]) -> list[str]:
    """A title such as “Who Knows? Nobody” stays in its sentence; one that isn't closed for long holds nothing up."""
    found: list[str] = []
    for sentence in sentences:
        is_open = found and found[-1].count("“") > found[-1].count("”") and len(found[-1]) < _LONGEST_QUOTATION
        if is_open:
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found


def parsed(sentence: str, *, spoken: bool = False) -> Parsed:
    """The sentence as plain text; a spoken one keeps of a link its words alone."""
    text = _INVISIBLE.sub("", sentence)
    if _IMAGE.search(text):
        return Parsed(one_line(text), "image")
    if _NO_WORDS.match(text):
        return Parsed("")
    if _HTML.search(text) or _TABLE.search(text):
        return Parsed(one_line(text), "markup")
    text = _LINE_MARK.sub("", text)
    text = _LINK.sub(lambda found: _link(found[1], found[2], spoken=spoken), text)
    for _ in range(3):  # bold within italics within code
        text, found = _EMPHASIS.subn(r"\2", text)
        if not found:
            break
    return Parsed(one_line(_STRAY.sub("", text)))


def _link(label: str, address: str, *, spoken: bool) -> str:
    if spoken or not address or label == address:
        return label or address
    return f"{label} ({address})"
