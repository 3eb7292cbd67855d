"""What a question is after: by its grammar where that is plain, else by likeness to the examples."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.question import Ask, Intent
from vitavoce.understanding.intent_model import IntentModel

_ASKS: Final = (
    (Ask.COUNT, Intent.COUNT, re.compile(r"\bhow many\b|\bnumber of\b")),
    (Ask.DURATION, Intent.DURATION, re.compile(r"\bhow long\b|\bhow many (?:years|months)\b")),
    (Ask.SINCE, None, re.compile(r"\bsince when\b")),
    (Ask.WHEN, None, re.compile(r"\bwhen\b")),
    (Ask.WHERE, None, re.compile(r"\bwhere\b")),
    (Ask.COMPARE, Intent.COMPARE, re.compile(r"\bcompare\b|\bvs\b|\bversus\b")),
    (Ask.YES_NO, Intent.YES_NO, re.compile(r"^(?:did|does|do|has|have|is|was|can|are)\b")),
)
_SECTIONS: Final = {
    "work": re.compile(r"\b(?:jobs?|roles?|work|worked|positions?|compan(?:y|ies)|employers?)\b"),
    "projects": re.compile(r"\bprojects?\b"),
    "education": re.compile(r"\b(?:degrees?|stud(?:y|ied)|school|university|college|education)\b"),
    "publications": re.compile(r"\b(?:publications?|papers?|articles?)\b"),
    "certificates": re.compile(r"\bcertificat\w+|\bcertified\b"),
    "awards": re.compile(r"\bawards?\b"),
    "volunteer": re.compile(r"\bvolunteer\w*"),
    "languages": re.compile(r"\blanguages?\b"),
    "skills": re.compile(r"\bskills?\b"),
    "interests": re.compile(r"\b(?:interests?|hobb(?:y|ies))\b"),
    "references": re.compile(r"\breferences?\b"),
}


@dataclass(frozen=True, slots=True)
class IntentReading:
    """What a question is after. ``sections`` are the JSON Resume sections its words name, ``scores`` the guess per
    label of the model, ``confidence`` from 0 to 1 for ``intent``.
    """

    intent: Intent | None
    ask: Ask | None
    sections: tuple[str, ...]
    confidence: float
    scores: Mapping[str, float]


class IntentExtractor:
    """Reads questions with a trained model."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model

    def read(self, text: str) -> IntentReading:
        folded = text.casefold()
        scores = self._model.scores(folded)
        sections = tuple(name for name, words in _SECTIONS.items() if words.search(folded))
        for ask, intent, cue in _ASKS:
            if cue.search(folded):
                return IntentReading(intent, ask, sections, 0.9, scores)
        best = max(scores, key=lambda label: scores[label])
        known = best in Intent.__members__.values()
        return IntentReading(Intent(best) if known else None, None, sections, scores[best], scores)
