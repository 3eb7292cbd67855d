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
    ED_NOT_ALWAYS_VERBS,
    FOLLOW_A_PASSIVE,
    FOLLOW_A_VERB,
    IRREGULAR_PAST,
    PASSIVES,
)
from vitavoce.answering.naming import Naming
from vitavoce.answering.phrasing import capital, listed, one_line, sentence, small
from vitavoce.domain.profile import Item

MOST_WORDS: Final = 38  # of one told passage; highlights rarely have more
JOINED_WORDS: Final = 32  # two clauses this short together make one sentence
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]urs?|us)\b")
_FINITE_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|does|did|provides?|allows?|lets?|helps?|scans?|uses?|"
    r"runs?|makes?|turns?|works?|serves?|gives?|brings?|shows?|holds?|hails|lives?|focus(?:es)?|knows?|became)\b"
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_OPENING_WORDS: Final = 9
_STRAIGHT_QUOTED: Final = re.compile(r'"([^"]*)"')


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
    text = closed(sentences.clipped(_wanted_part(one_line(passage), wanted, most_words), most_words))
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
    rest = text[len(first) :].split(maxsplit=1)
    following = rest[0].casefold().strip('(“‘"') if rest else ""
    if head in PASSIVES and following in FOLLOW_A_PASSIVE:
        return f"was {small(text)}"
    is_past = head in IRREGULAR_PAST or (
        len(head) > 4 and head.endswith("ed") and (head not in ED_NOT_ALWAYS_VERBS or following in FOLLOW_A_VERB)
    )
    return small(text) if is_past and following else ""


def _wanted_part(text: str, wanted: Sequence[str], most_words: int) -> str:
    """Of a passage too long to say, the clause that speaks of what was asked."""
    if len(text.split()) <= most_words or ";" not in text:
        return text
    for part in text.split(";"):
        folded = part.casefold()
        if any(word.casefold() in folded for word in wanted):
            return capital(part.strip())
    return text


def closed(text: str) -> str:
    """Brackets and quotation marks that have no partner are dropped; double quotes become single ones."""
    for opening, closing in ("()", "[]", "{}", "“”"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if '"' in text:
        text = _STRAIGHT_QUOTED.sub(r"‘\1’", text).replace('"', "")
    return one_line(text.replace("“", "‘").replace("”", "’"))


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
            self.said.append(sentence(f"{self._opened()}{subject} {', and '.join(self.clauses)}"))
            self.clauses.clear()
        if self.fragments:
            quoted = listed([f"“{fragment}”" for fragment in self.fragments])
            self.said.append(sentence(f"{self._opened()}the résumé lists {quoted}"))
            self.fragments.clear()

    def add(self, ready: Told) -> None:
        if ready.clause:
            waiting = sum(len(clause.split()) for clause in self.clauses)
            if self.fragments or (waiting and waiting + len(ready.clause.split()) > JOINED_WORDS):
                self.flush()
            self.clauses.append(ready.clause.rstrip(".") if not ready.clause.endswith("etc.") else ready.clause)
        elif ready.is_fragment:
            if self.clauses:
                self.flush()
            self.fragments.append(ready.text.rstrip(" ,;"))
        elif ready.text:
            self.flush()
            self.said.append(self._whole(ready))

    def _whole(self, ready: Told) -> str:
        if not ready.is_quote:
            return sentence(ready.text)
        source = f"{self.person.name} writes" if ready.own_voice else "the résumé says"
        return sentence(f"{self._opened()}{source}: “{ready.text}”")

    def _opened(self) -> str:
        return f"{self.opening}, " if self.opening and not self.said else ""


def retold(
    passages: Iterable[str], person: Naming, *, opening: str = "", most: int = 2, wanted: Sequence[str] = ()
) -> list[str]:
    """Sentences of up to ``most`` passages; ``opening`` ("at Acme") begins the first."""
    telling = _Telling(person, opening, [], [], [])
    taken = 0
    for passage in passages:
        if taken == most:
            break
        ready = told(passage, person, wanted)
        if ready.clause or ready.text:
            telling.add(ready)
            taken += 1
    telling.flush()
    return telling.said


def words_of(item: Item) -> tuple[str, ...]:
    """An item's own sentences, the most telling first: what was done, then what it is about."""
    parts: list[str] = list(item.highlights)
    for text in (item.summary, item.description):
        parts.extend(sentences.split(one_line(text)))
    return tuple(parts)
