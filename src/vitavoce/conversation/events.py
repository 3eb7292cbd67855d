"""A kept turn told bit by bit, for doors that stream.

The events are a pure function of the turn, so a broken stream is resumed from the store: the same turn gives the same
events under the same ids, on any copy of the server.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_DELTA_CHARACTERS: Final = 24  # about as much as an eye takes in at once
_WORD: Final = re.compile(r"\s*\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class TurnEvent:
    """One event: ``id`` is the turn's id and the event's place in it, ``turn_01J…:3``."""

    id: str
    name: str
    data: Mapping[str, object]


def events_of(turn: Mapping[str, object]) -> list[TurnEvent]:
    """``understood``, ``cards``, as many ``delta`` as the answer needs, and ``done`` with the whole turn."""
    told: list[tuple[str, Mapping[str, object]]] = [
        ("understood", {key: turn[key] for key in ("id", "question", "heard", "kind", "intent", "understood")}),
        ("cards", {"cards": turn["cards"], "matches": turn["matches"]}),
        *(("delta", {"text": text}) for text in deltas_of(str(turn["answer"]))),
        ("done", turn),
    ]
    return [TurnEvent(f"{turn['id']}:{place}", name, data) for place, (name, data) in enumerate(told)]


def events_after(events: Sequence[TurnEvent], last_event_id: str | None) -> Sequence[TurnEvent]:
    """What a client that saw ``last_event_id`` still lacks; everything when it is none of this turn's."""
    seen = next((place for place, event in enumerate(events) if event.id == last_event_id), -1)
    return events[seen + 1 :]


def deltas_of(answer: str) -> list[str]:
    """The answer in pieces of whole words; joined they are the answer, to the character."""
    pieces: list[str] = []
    piece = ""
    for word in _WORD.findall(answer):
        piece += word
        if len(piece) >= _DELTA_CHARACTERS:
            pieces.append(piece)
            piece = ""
    if piece:
        pieces.append(piece)
    return pieces


def turn_id_of(event_id: str) -> str:
    """The turn that an event id belongs to."""
    return event_id.partition(":")[0]
