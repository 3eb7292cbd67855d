"""What the person is called where no name is said: "the candidate", "this guy"."""

import re
from typing import Final

from vitavoce.understanding.patterns.word_lists import word_set

CALLING_WORD: Final = re.compile(r"(?P<article>\b(?:the|this) )?\b(?P<word>[^\W_]+)(?P<own>['’]s?\b|['’](?= ))?")
SUBJECT: Final = "she"
OBJECT: Final = "her"
POINTING: Final = "this"
ROLE_NOUNS: Final = frozenset(("candidate", "applicant", "lad", "lass", "fella"))
PERSON_NOUNS: Final = frozenset(
    ("person", "guy", "man", "woman", "lady", "chap", "bloke", "gentleman", "fellow", "dude")
)
"""These mean the person only after ``POINTING``."""

BEFORE_SUBJECT: Final = word_set(
    "is was has have had did does do are were can could would will should might may must isnt wasnt hasnt didnt doesnt",
    "isn wasn hasn didn doesn t that what if when where why how who which whether before after since because while and",
    "whats wheres whos hows whens",
)

PERSON_FEATURE_WORDS: Final = word_set(
    "he she they him her his hers them their theirs person candidate applicant someone somebody guy"
)
