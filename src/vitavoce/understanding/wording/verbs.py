"""Where a question says what was done ("has she *fitted* chargers"), which the résumé need not say by the same verb."""

from collections.abc import Container, Sequence
from typing import Final

from vitavoce.understanding.english.framing import PERSON_PRONOUNS
from vitavoce.understanding.english.verbs import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_INFINITIVE,
    BEFORE_PARTICIPLE,
    COPULAS,
    INFINITIVE,
    PERSON_NOUNS,
    VERBAL_ENDINGS,
)
from vitavoce.understanding.text import Token
from vitavoce.understanding.wording.framing import FUNCTION_STEMS

_PERSON: Final = PERSON_PRONOUNS | PERSON_NOUNS


def verb_places(tokens: Sequence[Token], person_words: Container[str]) -> frozenset[int]:
    """Places of the verbs that stand where a question's grammar wants one."""
    found = set()
    for place, token in enumerate(tokens):
        before = tokens[place - 1].word if place else ""
        if token.word == BEFORE_PARTICIPLE and before != BEFORE_PARTICIPLE:
            found.add(_past_adverbs(tokens, place + 1))
        elif token.word == INFINITIVE and before in BEFORE_INFINITIVE:
            found.add(place + 1)
        elif (
            (token.word in _PERSON or token.word in person_words)
            and not (place + 1 < len(tokens) and tokens[place + 1].word in person_words)
            and (auxiliary := _auxiliary(tokens, place))
        ):
            verb = _past_adverbs(tokens, place + 1)
            if verb < len(tokens) and (auxiliary not in COPULAS or tokens[verb].word.endswith(VERBAL_ENDINGS)):
                found.add(verb)
    return frozenset(place for place in found if place < len(tokens) and tokens[place].stem not in FUNCTION_STEMS)


def _auxiliary(tokens: Sequence[Token], place: int) -> str:
    """The auxiliary before the subject, past its article and first name ("has the candidate", "has Ada Lovelace")."""
    for back in range(place - 1, max(-1, place - 4), -1):
        word = tokens[back].word
        if word in AUXILIARIES or word in COPULAS:
            return word
    return ""


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].word in ADVERBS:
        place += 1
    return place
