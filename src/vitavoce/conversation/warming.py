"""Has a model answer beforehand what visitors are likeliest to ask, so that they needn't wait for it."""

from collections import Counter
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final

import orjson

from vitavoce.answering.answer_key import normalised
from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.writing import WritingContext
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.conversation.stores import TurnStore
from vitavoce.core.deadline import Deadline
from vitavoce.domain.model_call import Payer
from vitavoce.domain.question import Question
from vitavoce.understanding.query_processor import QueryProcessor

_LATELY_TURNS: Final = 2_000
_VISITORS: Final = 3  # who asked the same, before it counts as what people ask, and is nobody's own words
_IN_VAIN: Final = 3
_ANSWER_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Warmed:
    """``written`` by a model now, ``known`` before, and ``left`` to the templates."""

    written: int
    known: int
    left: int


class AnswerWarmer:
    def __init__(
        self,
        shelf: ProfileShelf,
        turns: TurnStore,
        processor: QueryProcessor,
        writer: ConversationWriter,
        clock: Clock,
        *,
        max_cards: int,
    ) -> None:
        """``max_cards`` as in a turn: what is shown is a part of what was understood."""
        self._shelf = shelf
        self._turns = turns
        self._processor = processor
        self._writer = writer
        self._clock = clock
        self._max_cards = max_cards

    async def warm(self, slug: str, limit: int = 50) -> Warmed:
        """One question after another; no more once several in a row came to nothing. Raises ProfileNotFound."""
        prepared = await self._shelf.get(slug)
        counted = Counter[str]()
        in_vain = 0
        for text in await self._likeliest(prepared, limit):
            by = await self._answer(text, prepared)
            counted[by] += 1
            in_vain = 0 if by != "template" else in_vain + 1
            if in_vain == _IN_VAIN:
                break
        return Warmed(counted["llm"], counted["cache"], counted["template"])

    async def _likeliest(self, prepared: PreparedProfile, limit: int) -> Sequence[str]:
        """What several visitors asked at the beginning, the most frequent first, then what suggests itself."""
        askers: dict[str, set[str]] = {}
        for turn_json in await self._turns.of_profile(prepared.profile.slug, _LATELY_TURNS):
            turn = orjson.loads(turn_json)
            if turn["understood"]["follow_up"] is None:
                askers.setdefault(normalised(turn["question"]), set()).add(turn["session_id"])
        frequent = sorted(
            (text for text in askers if len(askers[text]) >= _VISITORS), key=lambda text: -len(askers[text])
        )
        by_meaning = {normalised(text): text for text in (*frequent, *prepared.suggestions)}
        return list(by_meaning.values())[:limit]

    async def _answer(self, text: str, prepared: PreparedProfile) -> str:
        """Who answered it."""
        question = Question(text=text, today=self._clock.today(), max_cards=self._max_cards)
        understood = self._processor.understand(question, prepared.index)
        context = WritingContext(payer=Payer(prepared.profile.slug, ""), deadline=Deadline.after(_ANSWER_S))
        writing = self._writer.begin(question, understood, prepared.profile, context)
        async with aclosing(writing.sentences()) as sentences:
            async for _ in sentences:
                pass  # what it says is kept on the way
        return writing.answered.answered_by
