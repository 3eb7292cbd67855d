"""What conversations begin with is spoken before anybody asks, so that it is in the speech cache: the greeting, and the
answers to the questions that are suggested first.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import date
from time import perf_counter
from typing import Final

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.conversation.recently_used import RecentlyUsed
from vitavoce.conversation.stores import ProfileStore
from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import NotFound, SpeechBroken, Unavailable
from vitavoce.domain.question import Question
from vitavoce.domain.speech import Voice
from vitavoce.speech.clauses import clauses, opening_clauses
from vitavoce.speech.synthesis import Synthesiser
from vitavoce.understanding.query_processor import QueryProcessor

_PROFILES: Final = 50
MOST_SUGGESTIONS: Final = 6  # shown at the beginning; more would be a list to read, not a choice to tap
_PATIENCE_S: Final = 10.0
_EVERY_S: Final = 30.0
_FIRST_AFTER_S: Final = 5.0  # the start has more urgent things to do
_Made = tuple[str, str, date]
"""The engine, the résumé's version, and the day: what an answer says may depend on it."""


class SpokenAhead:
    """One sentence at a time, and as long a rest after each as it took: visitors come first."""

    def __init__(
        self,
        profiles: ProfileStore,
        shelf: ProfileShelf,
        processor: QueryProcessor,
        writer: ConversationWriter,
        clock: Clock,
        *,
        voice: Voice,
        engine: Callable[[], Awaitable[Synthesiser | None]],
        max_cards: int,
    ) -> None:
        """``engine`` gives the one whose speech is kept and may be made ahead, None where there is none just now."""
        self._profiles = profiles
        self._shelf = shelf
        self._processor = processor
        self._writer = writer
        self._clock = clock
        self._voice = voice
        self._engine = engine
        self._max_cards = max_cards
        self._made: RecentlyUsed[str, _Made] = RecentlyUsed(_PROFILES)

    async def make(self) -> None:
        """For the first profiles, whatever isn't made already. Raises Unavailable where a voice or the profiles can't
        be had.
        """
        engine = await self._engine()
        if engine is None:
            return
        for slug in [*await self._profiles.slugs()][:_PROFILES]:
            with suppress(NotFound):
                await self._make_for(await self._shelf.get(slug), engine)

    async def run(self) -> None:
        """Again now and then, for profiles that were imported meanwhile; runs until cancelled."""
        await asyncio.sleep(_FIRST_AFTER_S)
        while True:
            try:
                await self.make()
            except (Unavailable, SpeechBroken) as error:
                logging.getLogger(__name__).info("not all is spoken ahead: %s", error.detail)
            await asyncio.sleep(_EVERY_S)

    async def _make_for(self, prepared: PreparedProfile, engine: Synthesiser) -> None:
        slug = prepared.profile.slug
        made = (engine.name, prepared.profile.version, self._clock.today())
        if self._made.get(slug) == made:
            return
        for text in self._texts(prepared):
            begun = perf_counter()
            async with closing(engine.speak(text, self._voice, Deadline.after(_PATIENCE_S))) as chunks:
                async for _ in chunks:
                    pass
            await asyncio.sleep(perf_counter() - begun)
        self._made.put(slug, made)

    def _texts(self, prepared: PreparedProfile) -> Iterable[str]:
        """Cut as a live talk cuts them, and sentence by sentence as an answer's file is made."""
        texts = dict.fromkeys(opening_clauses(prepared.greeting))
        for suggestion in prepared.suggestions[:MOST_SUGGESTIONS]:
            question = Question(text=suggestion, today=self._clock.today(), max_cards=self._max_cards)
            understood = self._processor.understand(question, prepared.index)
            sentences = self._writer.certain(question, understood, prepared.profile)
            texts |= dict.fromkeys(sentences)
            for place, sentence in enumerate(sentences):
                texts |= dict.fromkeys(clauses(sentence) if place else opening_clauses(sentence))
        return texts
