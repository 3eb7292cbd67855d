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
from vitavoce.answering.phrasing import listed, sentence, small
from vitavoce.answering.plain_text import plain
from vitavoce.domain.profile import Item

MOST_WORDS: Final = 38  # of one told passage; a highlight rarely has more
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]ur|[Oo]urs|us)\b")
_FINITE_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|does|did|provides?|allows?|lets?|helps?|scans?|uses?|"
    r"runs?|makes?|turns?|works?|serves?|gives?|lets|brings?|shows?|holds?|hails|lives?|focus(?:es)?|knows?|became)\b"
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Told:
    """A passage made ready: ``clause`` follows the person's name (“led a team”), else ``text`` stands alone."""

    clause: str = ""
    text: str = ""
    quoted: bool = False
    own_voice: bool = False


def told(passage: str, person: Naming, *, most_words: int = MOST_WORDS, wanted: Sequence[str] = ()) -> Told:
    """How a passage can be said; an empty ``Told`` when it holds no words."""
    text = _closed(sentences.clipped(_wanted_clause(plain(passage), wanted, most_words), most_words))
    first = _WORD.match(text)
    if not text or not _WORD.search(text):
        return Told()
    if _FIRST_PERSON.search(text):
        return Told(text=text, quoted=True, own_voice=True)
    if first:
        clause = _clause(text, first.group())
        if clause:
            return Told(clause=clause)
    if _stands_alone(text, person):
        return Told(text=text)
    return Told(text=text, quoted=True)


def _clause(text: str, first: str) -> str:
    """The passage as what the person did, or empty when it doesn't begin with a past verb."""
    head = first.casefold()
    rest = text[len(first) :].split(maxsplit=1)
    following = rest[0].casefold().strip('(“"') if rest else ""
    if head in PASSIVES and following in FOLLOW_A_PASSIVE:
        return f"was {small(text)}"
    is_past = head in IRREGULAR_PAST or (
        len(head) > 4 and head.endswith("ed") and (head not in ED_NOT_ALWAYS_VERBS or following in FOLLOW_A_VERB)
    )
    return small(text) if is_past and following else ""


def _stands_alone(text: str, person: Naming) -> bool:
    """Whether it is a whole sentence in the third person already."""
    opening = " ".join(text.split()[:9])
    return bool(_FINITE_VERB.search(opening)) and (text[:1].isupper() or text.startswith(person.name))


def _wanted_clause(text: str, wanted: Sequence[str], most_words: int) -> str:
    """Of a passage too long to say, the clause that speaks of what was asked."""
    if len(text.split()) <= most_words or ";" not in text:
        return text
    clauses = [clause.strip() for clause in text.split(";")]
    for clause in clauses:
        folded = clause.casefold()
        if any(word.casefold() in folded for word in wanted):
            return clause[:1].upper() + clause[1:]
    return text


def _closed(text: str) -> str:
    """Brackets and quotation marks that have no partner are dropped; double quotes become single ones."""
    for opening, closing in ("()", "[]", "“”"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    text = re.sub(r'"([^"]*)"', r"‘\1’", text).replace("“", "‘").replace("”", "’")
    return " ".join(text.split())


def retold(
    passages: Iterable[str],
    person: Naming,
    *,
    where: str = "",
    most: int = 2,
    wanted: Sequence[str] = (),
) -> list[str]:
    """Up to ``most`` sentences; ``where`` ("At Acme") opens the first. Neighbouring quotes are joined into one."""
    made: list[str] = []
    quotes: list[str] = []
    own_voice = False
    clauses = 0
    for passage in passages:
        if len(made) + len(quotes) >= most:
            break
        ready = told(passage, person, wanted=wanted)
        opening = f"{where}, " if where and not made and not quotes else ""
        if ready.clause:
            also = "also " if clauses and not ready.clause.startswith("was ") else ""
            subject = person.again if clauses else person.name
            made.append(sentence(f"{opening}{subject} {also}{ready.clause}"))
            clauses += 1
        elif ready.quoted:
            quotes.append(ready.text)
            own_voice = own_voice or ready.own_voice
        elif ready.text:
            made.append(sentence(ready.text))
    if quotes:
        made.append(quotation(quotes, person, where=where if not made else "", own_voice=own_voice))
    return made


def quotation(texts: Sequence[str], person: Naming, *, where: str = "", own_voice: bool = False) -> str:
    """Words of the résumé inside quotation marks, said to be its own or the person's."""
    says = f"{person.name} writes" if own_voice else "the résumé says"
    lead = f"{where}, {says}" if where else says
    inner = [
        text.rstrip(" .;,") if index < len(texts) - 1 or not text.endswith(("…", "!", "?")) else text
        for index, text in enumerate(texts)
    ]
    return sentence(f"{lead}: {listed([f'“{text}”' for text in inner])}")


def words_of(item: Item) -> tuple[str, ...]:
    """An item's own sentences, the most telling first: what was done, then what it is about."""
    parts: list[str] = list(item.highlights)
    for text in (item.summary, item.description):
        parts.extend(sentences.split(plain(text)))
    return tuple(parts)
