"""What a question is after: by its grammar where that is plain, else by likeness to the example questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.question import Ask, Intent
from vitavoce.understanding.english.intent_cues import ASKS, OVERVIEW, YES_NO
from vitavoce.understanding.intent_model import IntentModel
from vitavoce.understanding.wording.politeness import bare_question

_OF_SECTIONS: Final = (
    *(Intent.EXPERIENCE, Intent.PROJECTS, Intent.EDUCATION, Intent.SKILLS, Intent.PUBLICATIONS, Intent.CERTIFICATES),
    *(Intent.AWARDS, Intent.VOLUNTEER, Intent.LANGUAGES, Intent.INTERESTS, Intent.REFERENCES),
)
_SUPERLATIVES: Final = frozenset({Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST})
_GUESSED: Final = (Intent.OVERVIEW, *_OF_SECTIONS, Intent.CONTACT)
_CERTAIN: Final = 0.95
_LEAST_SHARE: Final = 0.35


@dataclass(frozen=True, slots=True)
class IntentReading:
    """What a question is after; ``ask`` is None where its form leaves that open.

    ``confidence`` is from 0 to 1 for ``intent``; ``scores`` are the model's probabilities for every label.
    """

    intent: Intent | None
    ask: Ask | None
    confidence: float
    scores: Mapping[str, float]


class IntentExtractor:
    """Reads questions with a trained model."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model

    def read(self, text: str) -> IntentReading:
        """``text`` is a normalised question."""
        scores = self._model.scores(text)
        bare = bare_question(text)
        is_yes_no = bool(YES_NO.search(bare))
        cued = ASKS.find(bare)
        if cued and not (is_yes_no and cued[0] in _SUPERLATIVES):
            ask, intent = cued
            return IntentReading(intent, ask, _CERTAIN, scores) if intent else _guess(ask, _OF_SECTIONS, scores)
        if OVERVIEW.search(bare):
            return IntentReading(Intent.OVERVIEW, Ask.OVERVIEW, _CERTAIN, scores)
        if is_yes_no:
            return IntentReading(Intent.YES_NO, Ask.YES_NO, _CERTAIN, scores)
        return _guess(None, _GUESSED, scores)


def _guess(ask: Ask | None, among: tuple[Intent, ...], scores: Mapping[str, float]) -> IntentReading:
    """The likeliest of some intents when it clearly leads them."""
    shares = [scores.get(intent, 0.0) for intent in among]
    most = max(shares)
    share = most / (sum(shares) or 1.0)
    intent = among[shares.index(most)] if share >= _LEAST_SHARE else None
    return IntentReading(intent, ask, share, scores)
