"""The person as a question calls them, by name or "the candidate", said by a pronoun as most questions say it."""

from collections.abc import Collection, Container
from functools import lru_cache
from typing import Final

from vitavoce.understanding.english.calling import (
    BEFORE_SUBJECT,
    CALLING_WORD,
    OBJECT,
    PERSON_NOUNS,
    POINTING,
    ROLE_NOUNS,
    SUBJECT,
)
from vitavoce.understanding.english.naming import BETWEEN_ROLES
from vitavoce.understanding.english.workplaces import ANY_PLACE
from vitavoce.understanding.text import plain, words

_MIN_NAME_LENGTH: Final = 3


def by_pronoun(
    text: str, names: Collection[str], others: Collection[str], label: str = "", roles: Container[str] = ()
) -> str:
    """The text with the person's ``names`` as "she" or "her"; ``others`` are words of their employers' and things'
    names, which mean those. ``label`` is what the person calls themselves by, ``roles`` what else they have been
    ("this architect").
    """
    lowered = plain(text)
    if not any(name in lowered for name in (*names, *ROLE_NOUNS)) and POINTING not in lowered:
        return text
    nouns = {*PERSON_NOUNS, *_heads(label)} if POINTING in lowered else PERSON_NOUNS
    said: list[str] = []
    done = 0
    before = ""
    for found in CALLING_WORD.finditer(text):
        word, article = plain(found["word"]), (found["article"] or "").casefold().strip()
        is_name = _is_name(word, names, others)
        if not (
            is_name
            or word in ROLE_NOUNS
            or (article == POINTING and (word in nouns or (word in roles and word not in ANY_PLACE)))
        ):
            before = word
            continue
        own = bool(found["own"]) or not (article or word in {*names, *ROLE_NOUNS, *nouns})
        between = text[done : found.start()]
        done = found.end()
        if said and not between.strip():  # a further word of the name
            said[-1] = OBJECT if own else said[-1]
            continue
        before = article if is_name and article else before
        is_all = not text[done:].strip(" ?!.") and not between.strip()
        is_subject = not own and not is_all and (not before or before in BEFORE_SUBJECT)
        said += [f"{between}{article} " if is_name and article else between, SUBJECT if is_subject else OBJECT]
    return "".join((*said, text[done:]))


@lru_cache(256)  # of one person question after question
def _heads(label: str) -> frozenset[str]:
    """The last words of what somebody is: an engineer, and a writer ("Backend Engineer & Writer")."""
    return frozenset(said[-1] for part in BETWEEN_ROLES.split(label) if (said := words(plain(part))))


def _is_name(word: str, names: Collection[str], others: Collection[str]) -> bool:
    return len(word) >= _MIN_NAME_LENGTH and word not in others and (word in names or word.removesuffix("s") in names)
