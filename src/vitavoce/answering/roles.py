"""Positions and degrees as they stand in a sentence: ``as an engineer``, ``a PhD in Physics``."""

import re
from typing import Final

from vitavoce.answering.phrasing import one_line, small, with_article

_LEVEL_AFTER: Final = re.compile(
    r"\s+(?:[IVX]{1,4}|\d{1,2}|L\d|\([^)]*\)|of\b.*|for\b.*|in\b.*|at\b.*|with\b.*|[-–—|:].*)$|,\s.*$"
)
_ONE_OF_A_KIND: Final = re.compile(
    r"(?:head|chief|director of|president|vice president|vp|founder|co-?founder|chair|dean|captain|treasurer|secretary"
    r"|owner|c[a-z]o|principal investigator|editor-in-chief|board|member of|part of|self)\b",
    re.IGNORECASE,
)
_SOMEBODY: Final = re.compile(
    r"(?:er|or|ist|ian|ant|yst|ee|ern|ect|ate|low|man|men|son|ead|nurse|chef|cook|guide|coach|judge|expert|artist"
    r"|apprentice|head|aide|pilot|clerk|fellow|midwife|host|shepherd|agent|resident|student|scribe|medic|guard"
    r"|volunteer|cadet|captain|deputy|envoy|recruit|representative|executive|mechanic|critic|technic|specialist|president|attorney|soldier|smith|wright"
    r"|partner|freelance|hand|ista|stress|woman|women|master|boss|crew|help)$",
    re.IGNORECASE,
)
_DEGREE: Final = re.compile(
    r"(?:bachelor|master|doctor|ph\.?\s?d|d\.?phil|b\.?\s?(?:sc?|a|eng|tech|ed|com|arch|mus)\b"
    r"|m\.?\s?(?:sc?|a|eng|tech|ed|phil|b\.?a|arch|d)\b|ll\.?[bm]|diplom|certificate|course|degree|licen[cs]|associate"
    r"|apprenticeship|abitur|baccala|a[- ]levels?|minor|major|magister|laurea|postgraduate|undergraduate|foundation|hnd"
    r"|nvq|gcse|training|bootcamp|program|vocational)",
    re.IGNORECASE,
)
_COMMON: Final = re.compile(
    r"(?:course|diploma|certificate|degree|bachelor|master|doctorate|training|apprenticeship|postgraduate|undergraduate"
    r"|associate|minor|bootcamp)",
    re.IGNORECASE,
)
_BARE_DEGREE: Final = re.compile(r"^(bachelor|master)s?(?: (degree))?( in |$)", re.IGNORECASE)
_OF_A_FACULTY: Final = re.compile(r"\w+ of\b", re.IGNORECASE)
_UNCOUNTED: Final = re.compile(r"(?:training|studies|coursework|a[- ]levels)\b", re.IGNORECASE)


def names_somebody(role: str) -> bool:
    """Whether a position is a word for a person ("Engineer II") rather than for an activity ("Research")."""
    core = one_line(role)
    while shorter := _LEVEL_AFTER.sub("", core):
        if shorter == core:
            break
        core = shorter
    return bool(core) and _SOMEBODY.search(core) is not None


def as_role(role: str) -> str:
    """`` as an Engineer``, `` as Head of Design``; what isn't a person's word in brackets: `` (Research)``."""
    role = one_line(role)
    if not role:
        return ""
    if _ONE_OF_A_KIND.match(role):
        return f" as {role}"
    if not names_somebody(role):
        return f" ({role})"
    if " / " in role or " & " in role or " and " in role.casefold().split("(")[0]:
        return f" as {role}"
    post, comma, field = role.partition(", ")
    return f" as {with_article(post)} ({field})" if comma and "(" not in role else f" as {with_article(role)}"


def a_role(role: str) -> str:
    """What somebody is: ``an Engineer``, ``Head of Design``."""
    return as_role(role).removeprefix(" as ").removeprefix(" ")


def degree(stated: str) -> str:
    """``PhD in Physics`` of ``PhD, Physics``; a field alone stays as it is; common words are made small."""
    text = one_line(stated)
    kind, comma, area = text.partition(", ")
    if comma and _DEGREE.match(kind) and " in " not in kind:
        text = f"{kind} in {area}"
    text = _BARE_DEGREE.sub(lambda found: f"{found[1]}'s{' degree' if found[2] else ''}{found[3]}", text)
    return small(text) if _COMMON.match(text) and not _OF_A_FACULTY.match(text) else text


def is_degree(stated: str) -> bool:
    """Whether it begins with a word for a degree or course, so that one *does* it; a field one *studies*."""
    text = one_line(stated)
    return _DEGREE.match(text) is not None or " in " in text


def a_degree(stated: str) -> str:
    """``a PhD in Physics``."""
    named = degree(stated)
    return named if _UNCOUNTED.match(named) else with_article(named)
