"""A turn told bit by bit, for doors that stream.

The events are a pure function of the turn, so a broken stream is resumed from the store: the same turn gives the same
events under the same ids, on any copy of the server. Told while the answer is still being written, they are the same
again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_DELTA_CHARACTERS: Final = 24  # about as much as an eye takes in at once
_WORD: Final = re.compile(r"\s*\S+")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)\]*_]*\Z")


@dataclass(frozen=True, slots=True)
class TurnEvent:
    """One event: ``id`` is the turn's id and the event's place in it, ``turn_01J…:3``."""

    id: str
    name: str
    data: Mapping[str, object]


class Telling:
    """The events of one turn, numbered as they come."""

    def __init__(self, turn_id: str) -> None:
        self._turn_id = turn_id
        self._told = 0
        self._piece = ""
        self._begun = False

    def beginning(self, turn: Mapping[str, object]) -> list[TurnEvent]:
        """``understood`` and ``cards``, of a turn whose answer need not stand yet."""
        understood = {key: turn[key] for key in ("id", "question", "heard", "kind", "intent", "understood")}
        return [
            self._event("understood", understood),
            self._event("cards", {"cards": turn["cards"], "matches": turn["matches"]}),
        ]

    def sentence(self, sentence: str) -> list[TurnEvent]:
        """The next sentence as ``delta`` events; one without an end mark keeps its last words back."""
        text = f" {sentence}" if self._begun else sentence
        self._begun = True
        return self._deltas(text)

    def ending(self, turn: Mapping[str, object]) -> list[TurnEvent]:
        """What was kept back, ``speech`` where there is some, and ``done`` with the whole turn."""
        told = [self._event("delta", {"text": self._piece})] if self._piece else []
        self._piece = ""
        if turn["speech"] is not None:
            told.append(self._event("speech", {"speech": turn["speech"]}))
        return [*told, self._event("done", turn)]

    def answer(self, answer: str) -> list[TurnEvent]:
        """A whole answer as ``delta`` events."""
        self._begun = True
        return self._deltas(answer)

    def _deltas(self, text: str) -> list[TurnEvent]:
        told = []
        end = 0
        for word in _WORD.finditer(text):
            self._piece += word.group()
            end = word.end()
            if len(self._piece) >= _DELTA_CHARACTERS or _SENTENCE_END.search(self._piece):
                told.append(self._event("delta", {"text": self._piece}))
                self._piece = ""
        self._piece += text[end:]
        return told

    def _event(self, name: str, data: Mapping[str, object]) -> TurnEvent:
        event = TurnEvent(f"{self._turn_id}:{self._told}", name, data)
        self._told += 1
        return event


def events_of(turn: Mapping[str, object]) -> list[TurnEvent]:
    """All events of a kept turn, in order."""
    telling = Telling(str(turn["id"]))
    return [*telling.beginning(turn), *telling.answer(str(turn["answer"])), *telling.ending(turn)]


def events_after(events: Sequence[TurnEvent], last_event_id: str | None) -> Sequence[TurnEvent]:
    """What a client that saw ``last_event_id`` still lacks; everything when it is none of this turn's."""
    seen = next((place for place, event in enumerate(events) if event.id == last_event_id), -1)
    return events[seen + 1 :]
