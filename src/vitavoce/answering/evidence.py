"""The résumé's own words, put into sentences about the person.

“Led a team of five” becomes “Mira led a team of five”; what is written in the first person, or is no sentence at
all, is quoted as it stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.answering import sentences
from vitavoce.answering.english_verbs import (
    DESCRIBING,
    FOLLOW_A_MADE_THING,
    FOLLOW_A_PASSIVE,
    FOLLOW_A_VERB,
    IRREGULAR_PAST,
    MADE,
    OFTEN_VERBS,
    PASSIVES,
)
from vitavoce.answering.naming import Naming
from vitavoce.answering.phrasing import balanced, capital, listed, one_line, quoted, sentence, small
from vitavoce.domain.profile import Item

MOST_WORDS: Final = 38  # of one told passage; highlights rarely have more
_ONE_PART_WORDS: Final = 22  # of a longer line with semicolons one part is enough
JOINED_WORDS: Final = 32  # two clauses this short together make one sentence
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]urs?|us)\b")
_FINITE_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|does|did|provides?|allows?|lets?|helps?|scans?|uses?|"
    r"runs?|makes?|turns?|works?|serves?|gives?|brings?|shows?|holds?|hails|lives?|focus(?:es)?|knows?|became)\b"
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_CONTENT_WORD: Final = re.compile(r"\w{4,}|\d+")
_STALE_SHARE: Final = 0.3  # a passage with fewer new words than this repeats what was said
_END_OF_OWN_WORDS: Final = (".”", "!”", "…”")
_SERIES: Final = re.compile(r"[,;]| and ")  # a clause that is long enough by itself
_OPENING_WORDS: Final = 9


@dataclass(frozen=True, slots=True)
class Told:
    """A passage made ready: ``clause`` follows the person's name (“led a team”), else ``text`` stands alone."""

    clause: str = ""
    text: str = ""
    is_quote: bool = False
    is_fragment: bool = False
    own_voice: bool = False


def told(passage: str, person: Naming, wanted: Sequence[str] = (), most_words: int = MOST_WORDS) -> Told:
    """How a passage can be said; an empty ``Told`` when it holds no words."""
    text = balanced(sentences.clipped(_wanted_part(one_line(passage), wanted), most_words))
    first = _WORD.match(text)
    if not _WORD.search(text):
        return Told()
    if _FIRST_PERSON.search(text):
        return Told(text=text, is_quote=True, own_voice=True)
    clause = _clause(text, first.group()) if first else ""
    if clause:
        return Told(clause=clause)
    is_whole = _FINITE_VERB.search(" ".join(text.split()[:_OPENING_WORDS])) is not None
    if is_whole and (text[:1].isupper() or text.startswith(person.name)):
        return Told(text=text)
    return Told(text=text, is_quote=True, is_fragment=not text.endswith("."))


def _clause(text: str, first: str) -> str:
    """The passage as what the person did, or empty when it doesn't begin with a past verb."""
    head = first.casefold()
    following = [word.casefold().strip('(“‘"') for word in text[len(first) :].split()]
    if not following:
        return ""
    if head in PASSIVES and following[0] in FOLLOW_A_PASSIVE:
        return f"was {small(text)}"
    if head in MADE and _is_said_of_a_thing(following):
        return ""
    return small(text) if head in IRREGULAR_PAST or _is_regular_past(head, following) else ""


def _is_said_of_a_thing(following: Sequence[str]) -> bool:
    """``Built with Rust``, ``Developed and maintained by volunteers``."""
    after = following[2:3] if following[0] in {"and", "&"} else following[:1]
    return bool(after) and after[0] in FOLLOW_A_MADE_THING


def _is_regular_past(head: str, following: Sequence[str]) -> bool:
    if len(head) <= 4 or not head.endswith("ed"):
        return False
    if head not in DESCRIBING or following[0] in FOLLOW_A_VERB or following[0][:1].isdigit():
        return True
    return head in OFTEN_VERBS and len(following) > 3 and not following[0].endswith("ing")


def _wanted_part(text: str, wanted: Sequence[str]) -> str:
    """Of a passage too long to say, the clause that speaks of what was asked."""
    if ";" not in text or len(text.split()) <= _ONE_PART_WORDS:
        return text
    parts = text.split(";")
    for part in parts:
        folded = part.casefold()
        if any(word.casefold() in folded for word in wanted):
            return capital(part.strip())
    return text if wanted else parts[0]


@dataclass(slots=True)
class _Telling:
    """Sentences in the making; clauses wait to be joined, fragments to be listed together."""

    person: Naming
    opening: str
    said: list[str]
    clauses: list[str]
    fragments: list[str]

    def flush(self) -> None:
        if self.clauses:
            subject = self.person.again if self.said else self.person.name
            also = "also " if len(self.said) % 2 and not self.clauses[0].startswith("was ") else ""
            self.said.append(sentence(f"{self._opened()}{subject} {also}{' and '.join(self.clauses)}"))
            self.clauses.clear()
        if self.fragments:
            fragments = listed([quoted(fragment) for fragment in self.fragments])
            self.said.append(sentence(f"{self._opened()}the résumé lists {fragments}"))
            self.fragments.clear()

    def add(self, ready: Told) -> None:
        if ready.clause:
            if self.fragments or not self._joins(ready.clause):
                self.flush()
            self.clauses.append(ready.clause.rstrip(".") if not ready.clause.endswith("etc.") else ready.clause)
        elif ready.is_fragment:
            if self.clauses:
                self.flush()
            self.fragments.append(ready.text.rstrip(" ,;"))
        elif ready.text:
            self.flush()
            self.said.append(self._whole(ready))

    def _joins(self, clause: str) -> bool:
        """Whether a clause goes well into one sentence with the one that waits."""
        if not self.clauses:
            return True
        waiting = self.clauses[0]
        is_short = len(waiting.split()) + len(clause.split()) <= JOINED_WORDS
        return is_short and len(self.clauses) == 1 and not _SERIES.search(waiting) and not _SERIES.search(clause)

    def _whole(self, ready: Told) -> str:
        if not ready.is_quote:
            return sentence(ready.text)
        words = quoted(ready.text if ready.text.endswith((".", "!", "?", "…")) else f"{ready.text}.")
        if ready.own_voice and self.said and self.said[-1].endswith(_END_OF_OWN_WORDS):
            return f"{self.said.pop()[:-1]} {words[1:]}"
        source = f"{self.person.name} writes" if ready.own_voice else "the résumé says"
        return sentence(f"{self._opened()}{source}: {words}")

    def _opened(self) -> str:
        return f"{self.opening}, " if self.opening and not self.said else ""


def retold(
    passages: Iterable[str],
    person: Naming,
    *,
    opening: str = "",
    most: int = 2,
    wanted: Sequence[str] = (),
    said: Sequence[str] = (),
) -> list[str]:
    """Sentences of up to ``most`` passages that add to what was ``said``; ``opening`` ("at Acme") begins the first."""
    telling = _Telling(person, opening, [], [], [])
    known = _content(" ".join(said))
    taken = 0
    for passage in passages:
        if taken == most:
            break
        content = _content(passage)
        ready = told(passage, person, wanted)
        if len(content - known) <= _STALE_SHARE * len(content) or not (ready.clause or ready.text):
            continue
        telling.add(ready)
        known |= content
        taken += 1
    telling.flush()
    return telling.said


def _content(text: str) -> set[str]:
    """The words that carry meaning, cut to their stems' length."""
    return {word[:6] for word in _CONTENT_WORD.findall(text.casefold())}


def words_of(item: Item) -> tuple[str, ...]:
    """An item's own sentences, the most telling first: what was done, then what it is about."""
    parts: list[str] = list(item.highlights)
    for text in (item.summary, item.description):
        parts.extend(sentences.split(one_line(text)))
    return tuple(parts)
