"""Where a question says what was done ("has she *fitted* chargers"), which the résumé need not say by the same verb."""

from collections.abc import Container, Sequence
from typing import Final

from vitavoce.understanding.english.framing import FUNCTION_WORDS, PERSON_PRONOUNS
from vitavoce.understanding.text import Token

_AUXILIARIES: Final = frozenset("did does do has have had can could would will might should hes shes theyve".split())
_COPULAS: Final = frozenset("is was are were been be".split())
_ADVERBS: Final = frozenset(
    "ever actually really also already just still even personally normally usually often currently now never once"
    " regularly sometimes at all been being he she they".split()
)
_PERSON_NOUNS: Final = frozenset("candidate applicant person guy man woman lady fella bloke chap lad lass".split())
_BEFORE_INFINITIVE: Final = frozenset(
    "able how used trained qualified allowed licensed licenced certified competent fit know knows learnt learned get"
    " got happy willing needed had asked".split()
)


def verb_places(tokens: Sequence[Token], person_words: Container[str]) -> frozenset[int]:
    """Places of the verbs that stand where a question's grammar wants one."""
    found = set()
    for place, token in enumerate(tokens):
        before = tokens[place - 1].word if place else ""
        if token.word == "ever" and before != "ever":
            found.add(_past_adverbs(tokens, place + 1))
        elif token.word == "to" and before in _BEFORE_INFINITIVE:
            found.add(place + 1)
        elif _is_person(tokens, place, person_words) and (auxiliary := _auxiliary(tokens, place)):
            verb = _past_adverbs(tokens, place + 1)
            if verb < len(tokens) and (auxiliary not in _COPULAS or tokens[verb].word.endswith(("ing", "ed"))):
                found.add(verb)
    return frozenset(place for place in found if place < len(tokens) and tokens[place].stem not in FUNCTION_WORDS)


def _is_person(tokens: Sequence[Token], place: int, person_words: Container[str]) -> bool:
    word = tokens[place].word
    if place + 1 < len(tokens) and tokens[place + 1].word in person_words:
        return False
    return word in PERSON_PRONOUNS or word in person_words or word in _PERSON_NOUNS


def _auxiliary(tokens: Sequence[Token], place: int) -> str:
    """The auxiliary before the subject, past its article and first name ("has the candidate", "has Ada Lovelace")."""
    for back in range(place - 1, max(-1, place - 4), -1):
        word = tokens[back].word
        if word in _AUXILIARIES or word in _COPULAS:
            return word
    return ""


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].word in _ADVERBS:
        place += 1
    return place
