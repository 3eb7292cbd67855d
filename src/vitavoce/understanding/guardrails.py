"""Whether a question is about the person at all, small talk, about something else, or an attack."""

import re
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.question import Ask, Kind
from vitavoce.understanding.intent_model import IntentModel

_ATTACK: Final = re.compile(
    r"\b(?:ignore|disregard|forget|reveal)\b.*\b(?:instructions?|prompt|rules)\b|\bsystem\s*(?:prompt|:)"
)
_SMALL_TALK: Final = (
    (Ask.GREETING, re.compile(r"^\W*(?:hi|hello|hey|yo|good (?:morning|evening|afternoon))\b")),
    (Ask.THANKS, re.compile(r"\b(?:thanks|thank you|thx|cheers)\b")),
    (Ask.FAREWELL, re.compile(r"^\W*(?:bye|goodbye|see you|ciao)\b")),
    (Ask.ABOUT_BOT, re.compile(r"\b(?:who|what) are you\b|\bare you (?:a|an) (?:bot|robot|human|ai)\b")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How far the profile itself explains a question.

    ``names_items``: an employer, school, project or title of the profile is named; ``names_technology``: a skill or
    technology, whether the profile has it or not; ``asks_section``: a section of the résumé is named;
    ``follow_up``: the sentence leans on the turn before.
    """

    names_person: bool = False
    names_items: bool = False
    names_technology: bool = False
    follow_up: bool = False
    asks_section: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind`` is ANSWER when the question may be answered from the résumé, UNANSWERABLE with ``private`` (a word for
    what was asked: "salary") when no résumé says. ``mixed`` is the genuine part of a question that also asks for
    something declined.
    """

    kind: Kind
    ask: Ask = Ask.NONE
    private: str | None = None
    mixed: str | None = None


class Guardrails:
    """Judges questions with a trained model."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model

    def judge(self, text: str, evidence: Evidence) -> Verdict:
        folded = text.casefold()
        if _ATTACK.search(folded):
            return Verdict(Kind.BLOCKED)
        for ask, cue in _SMALL_TALK:
            if len(folded) < 40 and cue.search(folded):
                return Verdict(Kind.SMALLTALK, ask)
        explained = evidence.names_person or evidence.names_items or evidence.follow_up or evidence.asks_section
        if not explained and self._model.scores(folded).get("off_topic", 0.0) > 0.5:
            return Verdict(Kind.OFF_TOPIC)
        return Verdict(Kind.ANSWER)
