"""The person as a question calls them, by name or "the candidate", said by a pronoun as most questions say it."""

import re
from collections.abc import Collection
from typing import Final

from vitavoce.understanding.text import plain

_WORD: Final = re.compile(r"(?P<article>\b(?:the|this) )?\b(?P<word>[^\W_]+)(?P<own>['’]s?\b|['’](?= ))?")
_CALLED: Final = frozenset(("candidate", "applicant"))
_SOMEBODY: Final = frozenset(("person", "guy", "man", "woman", "lady", "chap", "bloke", "gentleman"))
_BEFORE_SUBJECT: Final = frozenset(
    "is was has have had did does do are were can could would will should might may must isnt wasnt hasnt didnt doesnt"
    " isn wasn hasn didn doesn t that what if when where why how who which whether before after since because while and"
    " whats wheres whos hows whens".split()
)
_MIN_NAME_LENGTH: Final = 3


def by_pronoun(text: str, names: Collection[str], others: Collection[str]) -> str:
    """The text with the person's ``names`` as "she" or "her"; ``others`` are words of their employers' and things'
    names, which mean those.
    """
    lowered = plain(text)
    if not any(name in lowered for name in (*names, *_CALLED)) and "this" not in lowered:
        return text
    said: list[str] = []
    done = 0
    before = ""
    for found in _WORD.finditer(text):
        word, article = plain(found["word"]), (found["article"] or "").casefold().strip()
        is_name = _is_name(word, names, others)
        if not (is_name or word in _CALLED or (word in _SOMEBODY and article == "this")):
            before = word
            continue
        own = bool(found["own"]) or word not in {*names, *_CALLED, *_SOMEBODY}
        between = text[done : found.start()]
        done = found.end()
        if said and not between.strip():  # a further word of the name
            said[-1] = "her" if own else said[-1]
            continue
        before = article if is_name and article else before
        is_all = not text[done:].strip(" ?!.") and not between.strip()
        is_subject = not own and not is_all and (not before or before in _BEFORE_SUBJECT)
        said += [f"{between}{article} " if is_name and article else between, "she" if is_subject else "her"]
    return "".join((*said, text[done:]))


def _is_name(word: str, names: Collection[str], others: Collection[str]) -> bool:
    return len(word) >= _MIN_NAME_LENGTH and word not in others and (word in names or word.removesuffix("s") in names)
