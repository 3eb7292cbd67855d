"""The small words around a name or a topic, by which it is known to be one."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

DEFINITE_ARTICLE: Final = "the"
DETERMINERS: Final = frozenset(("a", "an", "the", "any", "some"))
INDEFINITE_ARTICLES: Final = frozenset(("a", "an"))
ASKS_ABILITY: Final = Cued(r"^(?:can|does|do|could|is|did|has)(?: \w+){1,2} (?:ever )?\w+\W*$")

OF_SPEECH: Final = frozenset(("speak", "language", "languag", "fluent", "fluency", "native"))
"""Stems beside which an unknown word may be a language."""

NEVER_WITHIN_A_TERM: Final = word_set(
    "the this that of in on at with for to and or is was did does has have about he she they any"
)

WORDS_OF_ONE_LETTER: Final = frozenset(("a", "i"))
WITHIN_NAMES: Final = word_set("a an to on by or with from is it its my our your s t")
BEFORE_A_ROLE: Final = frozenset(
    ("is", "was", "been", "be", "being", "as", "became", "become", "he", "she", "they", "ever", "work")
)
BEFORE_A_NAME: Final = frozenset(("at", "for", "with", "from", "vs", "versus", "called", "named"))

BEFORE_A_TITLE: Final = frozenset(("the", "that"))
SAINT: Final = "saint"
SAINT_SHORT: Final = "st"
BETWEEN_SEGMENTS: Final = re.compile(r"\s*[—–|:;,()@]\s*|\s+-\s+|\s+at\s+")
BETWEEN_ROLES: Final = re.compile(r"\s*[,/;()|&–—]\s*|\s+(?:and|of|for|in|at)\s+|\s+-\s+")
LESSER_ROLES: Final = word_set("deputy assistant vice under sub trainee student apprentice acting aspiring")
"""Before a role they make another of it: a deputy headteacher is no headteacher."""

BETWEEN_TERMS: Final = re.compile(r"\s*[,;/()|&•]\s*|\s+-\s+|\s+and\s+|\s+und\s+")
