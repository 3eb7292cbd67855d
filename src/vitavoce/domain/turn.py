"""One question and everything that came back for it."""

from dataclasses import dataclass

from vitavoce.domain.profile import Item
from vitavoce.domain.question import Correction, Intent, Kind, Match, Understood
from vitavoce.domain.speech import Spoken


@dataclass(frozen=True, slots=True)
class Variant:
    """The arm of an experiment that a turn was answered in."""

    experiment: str
    arm: str

    def document(self) -> dict[str, object]:
        return {"experiment": self.experiment, "arm": self.arm}


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a language model took for a turn; ``prompt`` names the template and its version, ``answer@3``."""

    model: str | None = None
    prompt: str | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0.0

    def document(self) -> dict[str, object]:
        return {
            "model": self.model,
            "prompt": self.prompt,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "cost_usd": self.cost_usd,
        }


@dataclass(frozen=True, slots=True)
class Caught:
    """A sentence that a language model wrote and nobody was told, and why: ``employer``, ``number``, ``link`` ..."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The words of an answer and who wrote them: ``template``, ``llm`` or ``cache``."""

    sentences: tuple[str, ...]
    suggestions: tuple[str, ...] = ()
    answered_by: str = "template"
    usage: Usage = Usage()
    variant: Variant | None = None
    caught: tuple[Caught, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Heard:
    """A spoken question as recognised; ``confidence`` from 0 to 1."""

    text: str
    language: str
    confidence: float
    duration_ms: int
    engine: str


@dataclass(frozen=True, slots=True)
class Timings:
    """Where a turn's time went, in milliseconds; the last four count from the end of a live question's last word."""

    hear_ms: float = 0.0
    understand_ms: float = 0.0
    answer_ms: float = 0.0
    speak_ms: float = 0.0
    total_ms: float = 0.0
    vad_ms: float = 0.0
    first_clause_ms: float = 0.0
    first_audio_ms: float = 0.0
    done_ms: float = 0.0

    def document(self) -> dict[str, object]:
        return {
            "hear_ms": self.hear_ms,
            "understand_ms": self.understand_ms,
            "answer_ms": self.answer_ms,
            "speak_ms": self.speak_ms,
            "total_ms": self.total_ms,
            "vad_ms": self.vad_ms,
            "first_clause_ms": self.first_clause_ms,
            "first_audio_ms": self.first_audio_ms,
            "done_ms": self.done_ms,
        }


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question of a conversation and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A whole turn; ``created_at`` is RFC 3339 in UTC. Of an ``interrupted`` one the answer is what was heard of it."""

    id: str
    session_id: str
    created_at: str
    question: str
    understood: Understood
    answered: Answered
    heard: Heard | None = None
    speech: Spoken | None = None
    interrupted: bool = False
    timings: Timings = Timings()

    @property
    def kind(self) -> Kind:
        return self.understood.kind

    @property
    def intent(self) -> Intent | None:
        return self.understood.intent

    def document(self) -> dict[str, object]:
        """The turn as callers see it and as it is kept: JSON types only, every field present."""
        understood = self.understood
        return {
            "id": self.id,
            "session_id": self.session_id,
            "created_at": self.created_at,
            "question": self.question,
            "heard": _heard_document(self.heard, self.question, understood.corrections),
            "kind": understood.kind.value,
            "intent": understood.intent.value if understood.intent else None,
            "answer": self.answered.text,
            "answered_by": self.answered.answered_by,
            "cards": [card_document(match) for match in understood.cards],
            "matches": [match.item.ref for match in understood.matches],
            "understood": understood_document(understood),
            "interrupted": self.interrupted,
            "speech": self.speech.document() if self.speech else None,
            "suggestions": list(self.answered.suggestions),
            "variant": self.answered.variant.document() if self.answered.variant else None,
            "usage": self.answered.usage.document(),
            "timings": self.timings.document(),
        }


def understood_document(understood: Understood) -> dict[str, object]:
    """What was taken from the question, in the contract's form."""
    span = understood.span
    return {
        "technologies": list(understood.technologies),
        "similar_to": list(understood.similar_to) if understood.similar_to is not None else None,
        "entities": list(understood.entities),
        "period": {"start": span.start, "end": span.end} if span else None,
        "follow_up": understood.follow_up.value if understood.follow_up else None,
    }


def item_document(item: Item) -> dict[str, object]:
    """An item as a visitor sees it."""
    period = item.period
    return {
        "id": item.id,
        "ref": item.ref,
        "type": item.type,
        "title": item.title,
        "subtitle": item.subtitle or None,
        "period": {
            "start": str(period.start) if period.start else None,
            "end": str(period.end) if period.end else None,
            "label": period.label,
        }
        if period.label
        else None,
        "summary": item.summary or item.description or (item.highlights[0] if item.highlights else None),
        "technologies": list(item.keywords),
        "links": [{"label": link.label, "url": link.url} for link in item.links],
    }


def card_document(match: Match) -> dict[str, object]:
    """An item with the reasons it was chosen for this question."""
    return {**item_document(match.item), "why": list(match.why)}


def _heard_document(
    heard: Heard | None, question: str, corrections: tuple[Correction, ...]
) -> dict[str, object] | None:
    """Corrections of a typed question are reported here too, with no engine and full confidence."""
    if heard is None and not corrections:
        return None
    return {
        "text": heard.text if heard else question,
        "language": heard.language if heard else None,
        "confidence": heard.confidence if heard else 1.0,
        "duration_ms": heard.duration_ms if heard else None,
        "engine": heard.engine if heard else None,
        "corrections": [{"heard": correction.heard, "meant": correction.meant} for correction in corrections],
    }
