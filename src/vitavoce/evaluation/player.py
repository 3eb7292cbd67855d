"""Plays cases, each in a conversation of its own, through the turn that visitors get."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final, Protocol

from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.turn_taker import TurnTaker
from vitavoce.core.errors import BadInput
from vitavoce.evaluation.cases import Case

REFUSED: Final = "refused"  # a question no door lets in (too long), so that no turn came of it


class Asker(Protocol):
    """A way to hold a whole conversation with one profile."""

    async def open(self) -> str:
        """Begin a conversation; its id."""

    async def ask(self, conversation: str, question: str) -> Mapping[str, object]:
        """One more question of it; the turn's document."""


class TurnAsker:
    """Asks as a visitor does: a session of its own, every turn kept."""

    def __init__(self, sessions: SessionKeeper, taker: TurnTaker, slug: str | None = None) -> None:
        """``slug`` is the profile asked; the default one when None."""
        self._sessions = sessions
        self._taker = taker
        self._slug = slug

    async def open(self) -> str:
        return (await self._sessions.open(self._slug)).session.id

    async def ask(self, conversation: str, question: str) -> Mapping[str, object]:
        return (await self._taker.take(conversation, question)).document()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What came back for a case; ``ms`` is the last question's time alone."""

    id: str
    kind: str
    intent: str | None
    items: tuple[str, ...]
    cards: tuple[str, ...]
    answer: str
    understood: Mapping[str, object]
    ms: float

    def document(self) -> dict[str, object]:
        """The row that ``--out`` writes."""
        return {
            "id": self.id,
            "kind": self.kind,
            "intent": self.intent,
            "items": list(self.items),
            "cards": list(self.cards),
            "answer": self.answer,
            "understood": dict(self.understood),
            "ms": round(self.ms, 3),
        }


async def play(asker: Asker, cases: Iterable[Case]) -> list[Prediction]:
    """Every case in turn, in order."""
    return [await _played(asker, case) for case in cases]


async def _played(asker: Asker, case: Case) -> Prediction:
    conversation = await asker.open()
    try:
        for earlier in case.history:
            await asker.ask(conversation, earlier)
        began = perf_counter()
        turn = await asker.ask(conversation, case.question)
        elapsed_ms = (perf_counter() - began) * 1000
    except BadInput as error:
        return _refusal(case.id, error)
    return _prediction(case.id, turn, elapsed_ms)


def _refusal(identity: str, error: BadInput) -> Prediction:
    return Prediction(
        id=identity, kind=REFUSED, intent=None, items=(), cards=(), answer=error.detail, understood={}, ms=0.0
    )


def _prediction(identity: str, turn: Mapping[str, object], elapsed_ms: float) -> Prediction:
    intent = turn["intent"]
    understood = turn["understood"]
    return Prediction(
        id=identity,
        kind=str(turn["kind"]),
        intent=None if intent is None else str(intent),
        items=tuple(str(ref) for ref in _list(turn["matches"])),
        cards=tuple(str(card["ref"]) for card in _list(turn["cards"]) if isinstance(card, dict)),
        answer=str(turn["answer"]),
        understood=understood if isinstance(understood, dict) else {},
        ms=elapsed_ms,
    )


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
