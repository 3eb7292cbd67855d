"""Whether a question is about the person, small talk, about something else, or an attack.

The decision about the topic is a sum of evidence: what the trained model makes of the wording, who is spoken of, what
the profile knows, and what kind of act the sentence is. Each piece has one weight, in ``WEIGHTS``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from vitavoce.domain.question import Ask, Kind
from vitavoce.understanding.bot_phrases import ASKS_BOT, PERSON_OR_BOT
from vitavoce.understanding.guardrail_phrases import (
    ABOUT_PERSON,
    ASKS_VERDICT,
    ASKS_WHICH,
    FIRST_PERSON,
    FRAGMENT,
    GENERAL,
    HIRING,
    INTRODUCES,
    ON_THE_PAGE,
    OPINION,
    PERSON_WORDS,
    PERSONA,
    RESUME_WORDS,
    SUMMARY_OBJECT,
    TASK,
    THEY_WORDS,
)
from vitavoce.understanding.injection import is_attack
from vitavoce.understanding.intent_model import IntentModel
from vitavoce.understanding.languages import ENGLISH, asks_about_work, detect
from vitavoce.understanding.politeness import without_request
from vitavoce.understanding.private_phrases import PRIVATE
from vitavoce.understanding.small_talk import phatic_act
from vitavoce.understanding.text import MAX_TEXT_LENGTH, normalise_question, words
from vitavoce.understanding.word_patterns import keys

_SMALL_TALK_LABELS: Final = {
    "greeting": Ask.GREETING,
    "thanks": Ask.THANKS,
    "farewell": Ask.FAREWELL,
    "about_bot": Ask.ABOUT_BOT,
}
_NOT_ABOUT_PERSON: Final = ("off_topic", "blocked", *_SMALL_TALK_LABELS)
_SURE: Final = 0.75
_LIKELY: Final = 0.3
_EVEN: Final = 0.5
_FEW_WORDS: Final = 5
_LEAST_LETTERS: Final = 6
_UNLIKELY: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How far the profile itself explains a question.

    ``names_person``: by their name; ``names_items``: an employer, school, project or title of the profile;
    ``names_technology``: any technology or skill, the profile's or not; ``names_topics``: words the profile holds;
    ``unknown_topics``: words that mean something and that it doesn't hold; ``asks_section``: a section of a résumé, or
    a fact such as an address; ``names_time``: a date or span; ``follow_up``: the sentence leans on the turn before.
    """

    names_person: bool = False
    names_items: bool = False
    names_technology: bool = False
    names_topics: bool = False
    unknown_topics: bool = False
    follow_up: bool = False
    asks_section: bool = False
    names_time: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What sort of thing was said.

    ``ANSWER`` when it may be answered from the résumé; ``UNANSWERABLE`` for what no résumé says, with ``private`` in a
    word ("salary"), or for a question in another language.
    """

    kind: Kind
    ask: Ask = Ask.NONE
    private: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each piece of evidence adds to the log-odds of a question being off topic."""

    person: float = -5.0
    they: float = -3.2
    persona: float = -2.5
    items: float = -2.3
    technology: float = -1.0
    topics: float = -0.5
    unknown_topics: float = 1.0
    section: float = -2.8
    time: float = -2.5  # only where nothing unknown is named: "show me everything from 2021"
    follow_up: float = -2.5
    fragment: float = -2.5
    unknown_in_fragment: float = 0.6
    on_the_page: float = -2.5
    hiring: float = -4.0
    first_person: float = 3.2
    general: float = 1.8
    task: float = 5.5
    impersonal: float = 1.2
    verdict: float = 2.0
    likely_intent: float = -1.5
    nobody: float = 1.8
    unknown_in_section: float = 2.4
    start: float = 0.3


WEIGHTS: Final = Weights()


class Guardrails:
    """Judges questions with a trained model."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model

    def judge(self, text: str, evidence: Evidence, scores: Mapping[str, float] | None = None) -> Verdict:
        """``text`` as the visitor wrote it: disguises show only there. ``scores`` spare asking the model again."""
        text = text[:MAX_TEXT_LENGTH]
        language = detect(text)
        plain = normalise_question(text)
        if is_attack(text, plain=plain, is_english=language == ENGLISH):
            return Verdict(Kind.BLOCKED)
        said = frozenset(words(plain))
        refers_to_person = evidence.names_person or not said.isdisjoint(PERSON_WORDS)
        speaks_of_person = refers_to_person or bool(ABOUT_PERSON.search(plain))
        act = None if speaks_of_person else phatic_act(plain)
        if act:
            return Verdict(Kind.SMALLTALK, act)
        if language != ENGLISH:
            return Verdict(Kind.UNANSWERABLE if asks_about_work(text, language) else Kind.OFF_TOPIC)
        core = without_request(plain)
        if PERSON_OR_BOT.search(plain) or (not refers_to_person and ASKS_BOT.search(plain)):
            return Verdict(Kind.SMALLTALK, Ask.ABOUT_BOT)
        scores = scores or self._model.scores(plain)
        likely = max(scores, key=lambda label: scores[label])
        is_explained = speaks_of_person or evidence.names_items or evidence.asks_section or evidence.follow_up
        if not is_explained and likely in _SMALL_TALK_LABELS and scores[likely] > _SURE:
            return Verdict(Kind.SMALLTALK, _SMALL_TALK_LABELS[likely])
        off = _off_topic(
            sum(scores[label] for label in _NOT_ABOUT_PERSON),
            scores[likely],
            core,
            plain,
            said,
            evidence,
            speaks_of_person=speaks_of_person,
        )
        if off > 0 and not (len(said) <= _FEW_WORDS and _misspells_resume_word(said)):
            # Of two ways to decline, talk about the assistant is the friendlier.
            talk = max(_SMALL_TALK_LABELS, key=lambda label: scores[label])
            least = _SURE if evidence.unknown_topics else _LIKELY
            is_talk = scores[talk] >= max(least, scores["off_topic"]) and not OPINION.search(plain)
            return Verdict(Kind.SMALLTALK, _SMALL_TALK_LABELS[talk]) if is_talk else Verdict(Kind.OFF_TOPIC)
        private = PRIVATE.find(plain, keys(said))
        return Verdict(Kind.UNANSWERABLE, private=private) if private else Verdict(Kind.ANSWER)


def _misspells_resume_word(said: frozenset[str]) -> bool:
    """Whether a word is one letter away from one that only a résumé has: "contcat", "expereince"."""
    return any(
        OSA.distance(word, known, score_cutoff=1) == 1
        for word in said
        if len(word) >= _LEAST_LETTERS and word not in RESUME_WORDS
        for known in RESUME_WORDS
        if abs(len(known) - len(word)) <= 1
    )


def _off_topic(
    guess: float,
    likely: float,
    core: str,
    plain: str,
    said: frozenset[str],
    evidence: Evidence,
    *,
    speaks_of_person: bool,
) -> float:
    """The log-odds that a question is about something else than the person."""
    weights = WEIGHTS
    odds = weights.start + math.log((guess + 0.01) / (1 - guess + 0.01))
    is_of_them = not said.isdisjoint(THEY_WORDS)
    is_persona = bool(PERSONA.search(core))
    is_known = evidence.names_technology or evidence.names_items or evidence.names_topics
    is_bare = is_known and not evidence.unknown_topics and len(said) <= _FEW_WORDS
    is_introduction = is_bare and evidence.names_items and bool(INTRODUCES.search(core))
    is_general = not is_introduction and bool(GENERAL.search(core))
    is_fragment = not is_general and (is_bare or bool(FRAGMENT.search(core)))
    names_section = evidence.asks_section or not said.isdisjoint(RESUME_WORDS)
    is_of_hiring = bool(HIRING.search(plain))
    is_of_someone = speaks_of_person or is_of_them or is_persona
    odds += weights.person if speaks_of_person else weights.they * is_of_them
    odds += weights.persona * is_persona
    odds += weights.items * evidence.names_items
    odds += weights.likely_intent * (guess < _UNLIKELY and likely > _EVEN)
    odds += weights.technology * evidence.names_technology
    odds += weights.topics * evidence.names_topics
    odds += weights.section * names_section
    asks_of_no_one = is_general or bool(ASKS_WHICH.search(core))
    is_timed = evidence.names_time and not evidence.unknown_topics and (is_of_someone or not asks_of_no_one)
    odds += weights.time * is_timed
    odds += weights.follow_up * evidence.follow_up
    odds += weights.hiring * is_of_hiring
    odds += weights.fragment * is_fragment
    odds += weights.on_the_page * bool(ON_THE_PAGE.search(plain))
    odds += weights.general * is_general
    odds += weights.first_person * bool(FIRST_PERSON.search(core))
    odds += weights.task * (bool(TASK.match(core)) and not SUMMARY_OBJECT.search(core))
    if evidence.unknown_topics:
        odds += weights.unknown_topics + weights.unknown_in_fragment * is_fragment
        odds += weights.unknown_in_section * (names_section and not is_of_someone and not is_fragment)
    odds += weights.verdict * (not is_of_someone and bool(ASKS_VERDICT.search(core)))
    if not (is_of_someone or names_section or evidence.names_items or is_of_hiring or evidence.follow_up):
        odds += weights.impersonal * bool(ASKS_WHICH.search(core))
    is_explained = is_of_someone or is_of_hiring or is_fragment or names_section or evidence.names_technology
    if not (is_explained or evidence.names_items or is_timed or evidence.follow_up):
        odds += weights.nobody
    return odds
