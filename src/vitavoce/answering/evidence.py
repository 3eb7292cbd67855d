"""How a passage of the résumé can be said: as what the person did, what a thing is, or as a quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache
from typing import Final

from vitavoce.answering import sentences
from vitavoce.answering.english_verbs import (
    COUNTED,
    DESCRIBING,
    FOLLOW_A_COUNTED,
    FOLLOW_A_MADE_THING,
    FOLLOW_A_PASSIVE,
    FOLLOW_A_PRESENT,
    FOLLOW_A_VERB,
    IRREGULAR_PAST,
    KINDS,
    MADE,
    OFTEN_VERBS,
    PASSIVES,
    PRESENT,
    PRESENT_OR_PLURAL,
)
from vitavoce.answering.naming import Naming
from vitavoce.answering.phrasing import balanced, capital, one_line, small, with_article
from vitavoce.domain.profile import Item

_HIGHLIGHTS_READ: Final = 40
_CHARACTERS_READ: Final = 4_000  # of one text; no answer is as long
MOST_WORDS: Final = 38  # of one told passage; highlights rarely have more
_ONE_PART_WORDS: Final = 22  # of a longer line with semicolons one part is enough
_OPENING_WORDS: Final = 9
_VERB_PREFIXES: Final = ("co-", "re-", "pre-", "mis-", "over-", "cross-")
_VERB_CONTEXT: Final = 60  # characters after a first word that show whether it is a verb
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]urs?|us)\b")
_FINITE_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|does|did|provides|allows|lets|helps|scans|uses|runs|makes"
    r"|turns|works|serves|gives|brings|shows|holds|hails|lives|focuses|knows|became)\b"
)
_SUBORDINATE: Final = re.compile(r"\b(?:that|which|who|whose|when|where|how|what)\b|[:;]")
_CHANGES_TENSE: Final = re.compile(
    r", (?:and )?(?:build|create|design|develop|drive|help|keep|lead|maintain|make|manage|mentor|own|review|run|ship"
    r"|support|use|work|write)\b"
)
_THING: Final = re.compile(
    r"(?:(?:[\w'’-]+ ){0,4}(?:tool|app|application|library|website|site|service|system|platform|game|engine"
    r"|framework|bot|plug-?in|api|package|robot|map|planner|pipeline|server|client|dashboard|simulator|prototype|portal"
    r"|extension|script|generator|compiler|editor|database|calculator|tracker|model|device|podcast|magazine|set|kit|guide|collection)\b)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"(?:an?|the)\s", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")


class Manner(StrEnum):
    """How a passage joins a sentence."""

    NOTHING = auto()  # no words in it
    DID = auto()  # follows the person's name: "led a team"
    DOES = auto()  # follows the name of whoever does it, person or project: "predicts when a parcel arrives"
    WAS_MADE = auto()  # follows a thing's name: "was built with Rust"
    IS = auto()  # follows a thing's name: "is a tool that …"
    WHOLE = auto()  # a sentence already
    OWN_WORDS = auto()  # in the first person: quoted as the person's
    QUOTE = auto()  # quoted as the résumé's
    FRAGMENT = auto()  # a few words, quoted in a list


@dataclass(frozen=True, slots=True)
class Told:
    """A passage made ready to say."""

    manner: Manner
    text: str = ""


def told(passage: str, person: Naming, *, thing: str = "", wanted: Sequence[str] = ()) -> Told:
    """``thing`` is the project spoken of, whose description the passage may be; ``wanted`` are the words asked for."""
    text = balanced(sentences.clipped(_wanted_part(one_line(passage[:_CHARACTERS_READ]), wanted), MOST_WORDS))
    first = _WORD.match(text)
    if not _WORD.search(text):
        return Told(Manner.NOTHING)
    if _FIRST_PERSON.search(text):
        return Told(Manner.OWN_WORDS, text)
    if first:
        following = [word.casefold().strip('(“‘"') for word in text[first.end() :].split()]
        manner = _manner_of_verb(first.group().casefold(), following)
        if manner is Manner.WAS_MADE and thing:
            return Told(manner, f"was {small(text)}")
        if manner in {Manner.DID, Manner.DOES} and not _CHANGES_TENSE.search(text):
            return Told(manner, _did(text, first.group().casefold(), following))
    if _is_whole(text, person):
        return Told(Manner.WHOLE, text)
    if thing and _ARTICLE.match(text):
        return Told(Manner.IS, f"is {text[0].lower()}{text[1:]}")
    if thing and first and _THING.match(text) and _may_be_small(first.group()):
        return Told(Manner.IS, f"is {with_article(small(text))}")
    return Told(Manner.QUOTE if text.endswith((".", "!", "?")) else Manner.FRAGMENT, text)


@lru_cache(1_024)  # what a résumé says comes up again and again
def is_deed(passage: str) -> bool:
    """Whether a passage tells what the person did or does, so that it can follow the name."""
    first = _WORD.match(passage)
    if first is None or is_own_words(passage):
        return False
    following = [word.casefold() for word in passage[first.end() : first.end() + _VERB_CONTEXT].split()]
    return _manner_of_verb(first.group().casefold(), following) in {Manner.DID, Manner.DOES}


def is_own_words(passage: str) -> bool:
    """Whether it is written in the first person."""
    return _FIRST_PERSON.search(passage) is not None


def _may_be_small(word: str) -> bool:
    """Whether a first word is no name, so that it may stand inside a sentence as it is or small."""
    return word.casefold() in KINDS or word[1:] != word[1:].casefold() or len(word) == 1


def _did(text: str, head: str, following: Sequence[str]) -> str:
    passive = head in PASSIVES and following[0] in FOLLOW_A_PASSIVE
    return f"was {small(text)}" if passive else small(text)


def _manner_of_verb(head: str, following: Sequence[str]) -> Manner:
    """``DID``, ``DOES``, ``WAS_MADE``, or ``NOTHING`` where the passage doesn't begin with a verb."""
    if not following:
        return Manner.NOTHING
    if (head in MADE and _is_said_of_a_thing(following)) or _is_counted(head, following):
        return Manner.WAS_MADE
    if head in IRREGULAR_PAST or _is_regular_past(head, following):
        return Manner.DID
    if head in PASSIVES and following[0] in FOLLOW_A_PASSIVE:
        return Manner.DID
    leads_on = following[0] in FOLLOW_A_PRESENT or following[0][:1].isdigit()
    if (head in PRESENT and following[0] not in {"of", "and", "&"}) or (head in PRESENT_OR_PLURAL and leads_on):
        return Manner.DOES
    return Manner.NOTHING


def _is_said_of_a_thing(following: Sequence[str]) -> bool:
    """``Built with Rust``, ``Developed and maintained by volunteers``."""
    after = following[2:3] if following[0] in {"and", "&"} else following[:1]
    return bool(after) and after[0] in FOLLOW_A_MADE_THING


def _is_counted(head: str, following: Sequence[str]) -> bool:
    """``Installed 9,000 times a year``."""
    return head in COUNTED and (following[0] in FOLLOW_A_COUNTED or following[0][:1].isdigit())


def _is_regular_past(head: str, following: Sequence[str]) -> bool:
    if len(head) <= 4 or not head.endswith("ed") or ("-" in head and not head.startswith(_VERB_PREFIXES)):
        return False
    if head not in DESCRIBING or following[0] in FOLLOW_A_VERB or following[0][:1].isdigit():
        return True
    return head in OFTEN_VERBS and len(following) > 3 and not following[0].endswith("ing")


def _is_whole(text: str, person: Naming) -> bool:
    """Whether it is a sentence with a verb of its own, not one in a clause that only describes ("a tool that is")."""
    opening = " ".join(text.split()[:_OPENING_WORDS])
    verb = _FINITE_VERB.search(opening)
    describing = _SUBORDINATE.search(opening)
    if verb is None or (describing is not None and describing.start() < verb.start()):
        return False
    return text[:1].isupper() or text.startswith(person.name)


def _wanted_part(text: str, wanted: Sequence[str]) -> str:
    """Of a long line with semicolons, the part that speaks of what was asked."""
    if ";" not in text or len(text.split()) <= _ONE_PART_WORDS:
        return text
    parts = text.split(";")
    for part in parts:
        folded = part.casefold()
        if any(word.casefold() in folded for word in wanted):
            return capital(part.strip())
    return text if wanted else parts[0]


def words_of(item: Item) -> tuple[str, ...]:
    """An item's own sentences, the most telling first: what was done, then what it is about."""
    parts: list[str] = list(item.highlights[:_HIGHLIGHTS_READ])
    for text in (item.summary, item.description):
        parts.extend(_split(text))
    return tuple(parts)


@lru_cache(1_024)
def _split(text: str) -> tuple[str, ...]:
    return tuple(sentences.split(one_line(text[:_CHARACTERS_READ])))
