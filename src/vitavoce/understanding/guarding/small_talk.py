"""Greetings, thanks and goodbyes: sentences that hold nothing else."""

import re
from collections.abc import Mapping
from typing import Final

from vitavoce.domain.question import Ask
from vitavoce.understanding.english.guarding.small_talk_phrases import (
    ADDRESSED,
    FILLERS,
    IN_PASSING,
    OF_THE_VISITOR,
    PHRASES_OF_ACTS,
)
from vitavoce.understanding.patterns.cues import Cued, alternatives
from vitavoce.understanding.patterns.word_patterns import either

_COMPILED: Final = tuple(
    (act, Cued(either(*(rf"\b(?:{phrase})(?!\w)" for phrase in alternatives(phrases)))))
    for act, phrases in PHRASES_OF_ACTS
)
_FILLER: Final = re.compile(rf"\b(?:{FILLERS})(?!\w)")
# Of several acts in one sentence the one that tells most: "thanks for your help, goodbye" is a goodbye.
_TELLING: Final = (Ask.GREETING, Ask.THANKS, Ask.FAREWELL)
_MOST_CHARACTERS: Final = 120
_ANY_WORD: Final = re.compile(r"[^\W_]")
_WORD: Final = re.compile(r"[\w']+|[^\w\s]+")
_PART: Final = re.compile(r"[,.!;]+")


def without_asides(plain: str) -> str:
    """A sentence without what the visitor tells of themselves in it; empty where that is nothing or all of it."""
    if "?" in plain or not ("," in plain or "." in plain or "!" in plain or ";" in plain):
        return ""
    parts = [part for part in _PART.split(plain) if _ANY_WORD.search(part)]
    rest = [part for part in parts if not OF_THE_VISITOR.search(part)]
    return ", ".join(rest) if 0 < len(rest) < len(parts) else ""


def in_english(plain: str, small_talk: Mapping[str, str]) -> str:
    """The sentence with what it says in other languages for hello, thanks and goodbye in English."""
    return " ".join(small_talk.get(word, word) for word in _WORD.findall(plain))


def phatic_act(plain: str, *, names_person: bool = False) -> Ask | None:
    """The act a normalised sentence performs when it does nothing else; ``names_person`` where it speaks of them, by
    their name as "her".
    """
    if len(plain) > _MOST_CHARACTERS or not any(phrases.may_match(plain) for _, phrases in _COMPILED):
        return None
    rest = plain
    if names_person:
        rest, passed = IN_PASSING.subn(" ", plain)
        if not passed:
            rest = ADDRESSED.sub(" ", plain)
        if rest == plain or not _ANY_WORD.search(rest):
            return None
    done = []
    for act, phrases in _COMPILED:
        rest, count = phrases.subn(" ", rest)
        if count:
            done.append(act)
    if not done or _ANY_WORD.search(_FILLER.sub(" ", rest)):
        return None
    return max(done, key=_TELLING.index)
