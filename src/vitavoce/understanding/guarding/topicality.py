"""How far a question is from the person: a sum of evidence, each piece with one weight.

The pieces are what the trained model makes of the wording, whom the sentence speaks of, what kind of act it is, and how
far the profile knows what it names.
"""

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from vitavoce.understanding.english.guarding.other_people import (
    ANY_PERSON,
    NAMED_OTHER,
    OWN_PEOPLE,
    SOMEBODY_KNOWN,
)
from vitavoce.understanding.english.guarding.topic_phrases import (
    ASKS_VERDICT,
    ASKS_WHICH,
    COMPARES_TIMES,
    FIRST_PERSON,
    FRAGMENT,
    GENERAL,
    HIRING,
    INTRODUCES,
    ON_THE_PAGE,
    OPENS_A_SENTENCE,
    PERSONA,
    RESUME_WORDS,
    SUMMARY_OBJECT,
    TASK,
    THEY_WORDS,
    WAS_USED,
)

# Log-odds that each piece adds to a question's being about something else. scripts/fit-topicality.py fitted them, and
# tells where more examples would move them.
WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "anything": 0.1,
        # whom it speaks of
        "the person": -4.1,
        "they": -1.8,
        "somebody pointed at": -2.0,
        "somebody else": 1.6,
        "you, as if the person": -1.9,
        "hiring": -3.6,
        "the visitor": 1.3,
        # what the profile knows
        "an entry's name": -2.1,
        "a name that only it has": -4.3,
        "a technology": -0.6,
        "a section": -1.3,
        "a time": -2.0,
        "the turn before": -2.7,
        "this page": -2.4,
        "nothing unknown": -1.9,
        "something unknown": 0.4,
        "something unknown in a fragment": 0.9,
        "something unknown of a section": 1.6,
        # what kind of sentence it is
        "a half sentence": -1.8,
        "a bare phrase": 0.4,
        "a word or three": -0.5,
        "surely an intent": -0.5,
        "a task": 4.1,
        "a general question": 0.5,
        "a verdict": 3.2,
        "nothing of ours": 0.3,
    }
)
_BARE_WORDS: Final = 5
_FEW_WORDS: Final = 3
_EVEN: Final = 0.5
_UNLIKELY: Final = 0.25


class Evidence(NamedTuple):
    """How far the profile itself explains a question.

    ``names_person``: by their name; ``names_items``: an employer, school, project or title of the profile;
    ``names_coined``: one by a word that is neither English nor known to everybody;
    ``names_technology``: any technology or skill, the profile's or not; ``names_topics``: words the profile holds;
    ``names_everything``: no word but the profile's names and technologies;
    ``unknown_topics``: words that mean something and that it doesn't hold; ``asks_section``: a section of a résumé, or
    a fact such as an address; ``names_time``: a date or span; ``follow_up``: the sentence leans on the turn before.
    """

    names_person: bool = False
    names_items: bool = False
    names_coined: bool = False
    names_technology: bool = False
    names_topics: bool = False
    unknown_topics: bool = False
    asks_section: bool = False
    names_everything: bool = False
    names_time: bool = False
    follow_up: bool = False


class Wording(NamedTuple):
    """A normalised question: ``plain`` as it is, ``core`` without its polite beginning, ``said`` its words.

    ``is_of_another`` where the person it speaks of is somebody else, by :func:`is_of_another`.
    ``declined`` is the share the model gives to what isn't answered, ``likeliest`` that of its first guess.
    """

    plain: str
    core: str
    said: frozenset[str]
    speaks_of_person: bool
    declined: float
    likeliest: float
    is_of_another: bool = False


def is_of_another(plain: str, evidence: Evidence) -> bool:
    """Whether the pronouns of a normalised question mean somebody else whom it names before them."""
    own = OWN_PEOPLE.search(plain)
    if own:
        return not ANY_PERSON.search(plain, 0, own.start())
    is_unknown = evidence.unknown_topics and not (evidence.names_items or evidence.names_coined)
    return is_unknown and bool(NAMED_OTHER.search(plain))


def off_topic_log_odds(wording: Wording, evidence: Evidence) -> float:
    """Above 0 when the question is more likely about something else than about the person."""
    guessed = math.log((wording.declined + 0.01) / (1.01 - wording.declined))
    return guessed + sum(WEIGHTS[piece] for piece in pieces(wording, evidence))


def pieces(wording: Wording, evidence: Evidence) -> Iterator[str]:
    """What a question's evidence consists of, as WEIGHTS names it."""
    core, said = wording.core, wording.said
    asks_which = bool(ASKS_WHICH.search(core))
    is_general, is_fragment = _form(wording, evidence)
    is_of_hiring = bool(HIRING.search(wording.plain))
    is_persona = bool(PERSONA.search(core))
    is_of_them = not (wording.speaks_of_person or wording.is_of_another) and not said.isdisjoint(THEY_WORDS)
    is_pointed_at = not (wording.speaks_of_person or is_of_them) and bool(SOMEBODY_KNOWN.search(wording.plain))
    is_of_someone = wording.speaks_of_person or is_of_them or is_persona or is_pointed_at
    names_section = evidence.asks_section or not said.isdisjoint(RESUME_WORDS)
    is_timed = evidence.names_time and not evidence.unknown_topics and (is_of_someone or not (is_general or asks_which))
    is_ours = is_of_someone or is_of_hiring or names_section or evidence.names_items or evidence.follow_up
    of_own_things = evidence.names_items and not evidence.unknown_topics and bool(COMPARES_TIMES.search(core))
    is_verdict = not (is_of_someone or of_own_things or evidence.names_coined) and bool(ASKS_VERDICT.search(core))
    is_phrase = not (is_fragment or is_general or OPENS_A_SENTENCE.match(core) or TASK.match(core))
    is_of_others = evidence.unknown_topics and names_section and not (is_of_someone or is_fragment or is_phrase)
    held = {
        "anything": True,
        "the person": wording.speaks_of_person,
        "they": is_of_them,
        "somebody pointed at": is_pointed_at,
        "somebody else": wording.is_of_another,
        "you, as if the person": is_persona,
        "hiring": is_of_hiring,
        "the visitor": bool(FIRST_PERSON.search(core)) and not (evidence.names_person and evidence.asks_section),
        "an entry's name": evidence.names_items and not is_verdict,
        "a name that only it has": evidence.names_coined,
        "a technology": evidence.names_technology,
        "a section": names_section,
        "a time": is_timed,
        "the turn before": evidence.follow_up,
        "this page": bool(ON_THE_PAGE.search(wording.plain)),
        "nothing unknown": not (evidence.unknown_topics or evidence.names_topics or evidence.names_technology)
        and not FIRST_PERSON.search(core),
        "something unknown": evidence.unknown_topics,
        "something unknown in a fragment": evidence.unknown_topics and is_fragment,
        "something unknown of a section": is_of_others,
        "a half sentence": is_fragment,
        "a bare phrase": is_phrase,
        "a word or three": len(wording.said) <= _FEW_WORDS and not (is_fragment or is_general),
        "surely an intent": wording.declined < _UNLIKELY and wording.likeliest > _EVEN and not is_of_others,
        "a task": bool(TASK.match(core)) and not evidence.names_everything and not SUMMARY_OBJECT.search(core),
        "a general question": is_general,
        "a verdict": is_verdict,
        "nothing of ours": not (is_ours or is_fragment or is_timed or evidence.names_technology)
        and not FIRST_PERSON.search(core),
    }
    yield from (piece for piece, holds in held.items() if holds)


def _form(wording: Wording, evidence: Evidence) -> tuple[bool, bool]:
    """Whether it is a question of general knowledge, and whether it is half a sentence about what the résumé knows."""
    knows = evidence.names_technology or evidence.names_items or evidence.names_topics
    is_bare = knows and not evidence.unknown_topics and len(wording.said) <= _BARE_WORDS
    introduces = evidence.names_items and INTRODUCES.search(wording.core)
    was_used = evidence.names_technology and WAS_USED.search(wording.core)
    is_known = knows and not evidence.unknown_topics and bool(introduces or was_used)
    is_general = not is_known and bool(GENERAL.search(wording.core))
    return is_general, not is_general and (is_known or is_bare or bool(FRAGMENT.match(wording.core)))
