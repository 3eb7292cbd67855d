"""Passages joined into sentences about the person.

“Led a team of five” becomes “Mira led a team of five”; what is written in the first person, or is no sentence at
all, is quoted as it stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from vitavoce.answering.evidence import Manner, Told, told
from vitavoce.answering.naming import Naming
from vitavoce.answering.phrasing import listed, quoted, sentence

_JOINED_WORDS: Final = 32  # two clauses this short together make one sentence
_CONTENT_WORD: Final = re.compile(r"\w{4,}|\d+")
_STALE_SHARE: Final = 0.3  # a passage with fewer new words than this repeats what was said
_END_OF_OWN_WORDS: Final = (".”", "!”", "?”", "…”")
_SERIES: Final = re.compile(r"[,;]| and ")  # a clause that is long enough by itself


def retold(
    passages: Iterable[str],
    person: Naming,
    *,
    opening: str = "",
    thing: str = "",
    most: int = 2,
    wanted: Sequence[str] = (),
    said: Sequence[str] = (),
) -> list[str]:
    """Sentences of up to ``most`` passages that add to what was ``said``.

    ``opening`` ("at Acme") begins the first; ``thing`` is the project they describe.
    """
    telling = _Telling(person, opening, thing)
    known = _content(" ".join(said))
    taken = 0
    for passage in passages:
        if taken == most:
            break
        content = _content(passage)
        ready = told(passage, person, thing=thing, wanted=wanted)
        repeats = bool(content) and len(content - known) <= _STALE_SHARE * len(content)
        if repeats or ready.manner is Manner.NOTHING:
            continue
        telling.add(ready)
        known |= content
        taken += 1
    telling.flush()
    return telling.said


@lru_cache(1_024)  # what a résumé says comes up again and again
def _content(text: str) -> frozenset[str]:
    """The words that carry meaning, cut to their stems' length."""
    return frozenset([word[:6] for word in _CONTENT_WORD.findall(text.casefold())])


@dataclass(slots=True)
class _Telling:
    """Sentences in the making; clauses wait to be joined, fragments to be listed together."""

    person: Naming
    opening: str
    thing: str
    said: list[str] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)

    def add(self, ready: Told) -> None:
        match ready.manner:
            case Manner.DID:
                self._add_clause(ready.text)
            case Manner.DOES if not self.thing:
                self._add_clause(ready.text)
            case Manner.DOES | Manner.WAS_MADE | Manner.IS:
                self.flush()
                self.said.append(sentence(f"{self.thing} {ready.text}"))
            case Manner.FRAGMENT:
                self._say_clauses()
                self.fragments.append(ready.text.rstrip(" ,;"))
            case Manner.WHOLE:
                self.flush()
                self.said.append(sentence(ready.text))
            case _:
                self.flush()
                self._quote(ready)

    def flush(self) -> None:
        """Say what waits."""
        self._say_clauses()
        if self.fragments:
            fragments = listed([quoted(fragment) for fragment in self.fragments])
            self.said.append(sentence(f"{self._opened()}the résumé lists {fragments}"))
            self.fragments.clear()

    def _add_clause(self, clause: str) -> None:
        if self.fragments or not self._joins(clause):
            self.flush()
        self.clauses.append(clause if clause.endswith("etc.") else clause.rstrip("."))

    def _joins(self, clause: str) -> bool:
        """Whether a clause goes well into one sentence with the one that waits."""
        if not self.clauses:
            return True
        waiting = self.clauses[0]
        is_short = len(waiting.split()) + len(clause.split()) <= _JOINED_WORDS
        return is_short and len(self.clauses) == 1 and not _SERIES.search(waiting) and not _SERIES.search(clause)

    def _say_clauses(self) -> None:
        if self.clauses:
            subject = self.person.again if self.said else self.person.name
            also = "also " if len(self.said) % 2 and not self.clauses[0].startswith("was ") else ""
            self.said.append(sentence(f"{self._opened()}{subject} {also}{' and '.join(self.clauses)}"))
            self.clauses.clear()

    def _quote(self, ready: Told) -> None:
        text = ready.text if ready.text.endswith((".", "!", "?", "…")) else f"{ready.text}."
        words = quoted(text)
        if self.said and ready.manner is Manner.OWN_WORDS and self.said[-1].endswith(_END_OF_OWN_WORDS):
            self.said[-1] = f"{self.said[-1][:-1]} {words[1:]}"
            return
        source = f"{self.person.name} writes" if ready.manner is Manner.OWN_WORDS else "the résumé says"
        self.said.append(sentence(f"{self._opened()}{source}: {words}"))

    def _opened(self) -> str:
        return f"{self.opening}, " if self.opening and not self.said else ""
