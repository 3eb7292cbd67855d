"""Whether a question is about the person, small talk, about something else, or an attack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from vitavoce.domain.question import Ask, Kind
from vitavoce.understanding.english.guarding.bot_phrases import ASKS_BOT, PERSON_AND_BOT, PERSON_OR_BOT
from vitavoce.understanding.english.guarding.private_phrases import PRIVATE
from vitavoce.understanding.english.guarding.topic_phrases import (
    ABOUT_PERSON,
    OPINION,
    PERSON_WORDS,
    RESUME_WORDS,
    YOUR_SKILL,
)
from vitavoce.understanding.guarding.injection import is_attack
from vitavoce.understanding.guarding.languages import ENGLISH, asks_about_work, detect
from vitavoce.understanding.guarding.small_talk import in_english, phatic_act, without_asides
from vitavoce.understanding.guarding.topicality import Evidence, Wording, is_of_another, off_topic_log_odds
from vitavoce.understanding.intent_model import IntentModel
from vitavoce.understanding.text import MAX_TEXT_LENGTH, normalise_question, tokens
from vitavoce.understanding.wording.politeness import without_request
from vitavoce.understanding.wording.wrapping import unwrapped

_SMALL_TALK_LABELS: Final = {
    "greeting": Ask.GREETING,
    "thanks": Ask.THANKS,
    "farewell": Ask.FAREWELL,
    "about_bot": Ask.ABOUT_BOT,
}
_NOT_ABOUT_PERSON: Final = ("off_topic", "blocked", *_SMALL_TALK_LABELS)
_SURE: Final = 0.6
_LIKELY: Final = 0.3
_FEW_WORDS: Final = 5
_LEAST_LETTERS: Final = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """What sort of thing was said.

    ``ANSWER`` when it may be answered from the résumé; ``UNANSWERABLE`` for what no résumé says, with ``private`` in a
    word ("salary"), or for a question in another language.
    """

    kind: Kind
    ask: Ask = Ask.NONE
    private: str | None = None


class Guardrails:
    """Judges questions with a trained model."""

    def __init__(self, model: IntentModel, small_talk: Mapping[str, str]) -> None:
        """``small_talk`` are words of other languages for English ones ("merci" for "thanks")."""
        self._model = model
        self._small_talk = small_talk

    def judge(self, text: str, evidence: Evidence, scores: Mapping[str, float] | None = None) -> Verdict:
        """``text`` as the visitor wrote it, with a pronoun for the person's name: disguises show only there. ``scores``
        spare asking the model again.
        """
        text = text[:MAX_TEXT_LENGTH]
        language = ENGLISH if evidence.names_everything else detect(text)
        plain = normalise_question(text)
        if is_attack(text, plain=plain, is_english=language == ENGLISH and not evidence.unknown_topics):
            return Verdict(Kind.BLOCKED)
        said = frozenset([token.word for token in tokens(plain)])
        refers_to_person = evidence.names_person or not said.isdisjoint(PERSON_WORDS)
        speaks_of_person = refers_to_person or bool(ABOUT_PERSON.search(plain) or ABOUT_PERSON.search(unwrapped(plain)))
        act = self._small_talk_in(plain, said, speaks_of_person=speaks_of_person)
        if act is None and (
            PERSON_OR_BOT.search(plain)
            or (not (refers_to_person or evidence.follow_up) and ASKS_BOT.search(plain))
            or (speaks_of_person and PERSON_AND_BOT.search(plain))
        ):
            act = Ask.ABOUT_BOT
        if act:
            return Verdict(Kind.SMALLTALK, act)
        of_another = is_of_another(plain, evidence)
        plain = unwrapped(plain)
        if language != ENGLISH:
            return Verdict(Kind.UNANSWERABLE if asks_about_work(text, language) else Kind.OFF_TOPIC)
        is_your_skill = evidence.names_technology and bool(YOUR_SKILL.search(plain))
        speaks_of_person = (speaks_of_person or is_your_skill) and not of_another
        scores = scores or self._model.scores(plain)
        likely = max(scores, key=scores.__getitem__)
        is_explained = speaks_of_person or evidence.names_items or evidence.asks_section or evidence.follow_up
        if not is_explained and likely in _SMALL_TALK_LABELS and scores[likely] > _SURE:
            return Verdict(Kind.SMALLTALK, _SMALL_TALK_LABELS[likely])
        wording = Wording(
            plain=plain,
            core=without_request(plain),
            said=frozenset([token.word for token in tokens(plain)]),
            speaks_of_person=speaks_of_person,
            declined=sum(scores[label] for label in _NOT_ABOUT_PERSON),
            likeliest=scores[likely],
            is_of_another=of_another,
        )
        if off_topic_log_odds(wording, evidence) > 0 and not _misspells_resume_word(said):
            return _declined(scores, is_certain=not evidence.unknown_topics, is_opinion=bool(OPINION.search(plain)))
        private = PRIVATE.find(plain)
        return Verdict(Kind.UNANSWERABLE, private=private) if private else Verdict(Kind.ANSWER)

    def _small_talk_in(self, plain: str, said: frozenset[str], *, speaks_of_person: bool) -> Ask | None:
        """The act of a sentence that does nothing else, in any of its languages."""
        act = phatic_act(plain, names_person=speaks_of_person)
        if act is None and not self._small_talk.keys().isdisjoint(said):
            act = phatic_act(in_english(plain, self._small_talk), names_person=speaks_of_person)
        if act is None and not speaks_of_person and (rest := without_asides(plain)):
            act = phatic_act(rest)
        return act


def _declined(scores: Mapping[str, float], *, is_certain: bool, is_opinion: bool) -> Verdict:
    """Of two ways to decline, talk about the assistant is the friendlier, where it may have been meant."""
    talk = max(_SMALL_TALK_LABELS, key=lambda label: scores[label])
    least = _LIKELY if is_certain else _SURE
    if not is_opinion and scores[talk] >= max(least, scores["off_topic"]):
        return Verdict(Kind.SMALLTALK, _SMALL_TALK_LABELS[talk])
    return Verdict(Kind.OFF_TOPIC)


def _misspells_resume_word(said: frozenset[str]) -> bool:
    """Whether a word of a few is one letter away from one that only a résumé has: "portfoilo", "expereince"."""
    return len(said) <= _FEW_WORDS and any(
        OSA.distance(word, known, score_cutoff=1) == 1
        for word in said
        if len(word) >= _LEAST_LETTERS and word not in RESUME_WORDS
        for known in RESUME_WORDS
        if abs(len(known) - len(word)) <= 1
    )
