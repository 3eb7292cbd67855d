"""What a reply says, and what is kept of it."""

from collections.abc import AsyncGenerator, Mapping
from typing import Protocol

import orjson

from vitavoce.conversation.kept_recordings import KeptRecordings
from vitavoce.conversation.turn_draft import TurnDraft
from vitavoce.conversation.turn_taker import Taken, TurnTaker
from vitavoce.domain.speech import Pcm

Document = Mapping[str, object]


class Script(Protocol):
    """``sentences`` is read once; closing it stops whatever still writes."""

    @property
    def outline(self) -> Document | None:
        """The turn without its answer; None where no turn is made."""

    def sentences(self) -> AsyncGenerator[str]: ...

    async def keep(self, **spent_ms: float) -> Document | None:
        """Keep the turn whole; as kept."""

    async def cut(self, said: str) -> Document | None:
        """Keep only what was heard, whether the turn was kept before or not; nothing where nothing was heard."""


class Answer(Script):
    """A turn's answer; ``asked`` is the sound of its question, if it was spoken."""

    def __init__(
        self, taker: TurnTaker, draft: TurnDraft, *, recordings: KeptRecordings, asked: Pcm | None = None
    ) -> None:
        self._taker = taker
        self._draft = draft
        self._recordings = recordings
        self._asked = asked
        self._kept = False

    @property
    def outline(self) -> Document:
        return self._draft.turn().document()

    def sentences(self) -> AsyncGenerator[str]:
        return self._draft.sentences()

    async def keep(self, **spent_ms: float) -> Document:
        self._draft.note(**spent_ms)
        taken = await self._taker.keep(self._draft)
        self._kept = True
        await self._keep_recording()
        return _document(taken)

    async def cut(self, said: str) -> Document | None:
        if self._kept:
            return _document(await self._taker.cut_short(self._draft.session.id, self._draft.id, said))
        if not said:
            return None
        taken = await self._taker.keep(self._draft, said=said)
        await self._keep_recording()
        return _document(taken)

    async def _keep_recording(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            await self._recordings.keep(self._draft.session.id, self._draft.id, asked)


class Remark(Script):
    """Something said outside of any turn, as a greeting or an apology."""

    def __init__(self, text: str) -> None:
        self._text = text

    @property
    def outline(self) -> None:
        return None

    async def sentences(self) -> AsyncGenerator[str]:
        yield self._text

    async def keep(self, **spent_ms: float) -> None:
        del spent_ms

    async def cut(self, said: str) -> None:
        del said


def _document(taken: Taken) -> Document:
    document: Document = orjson.loads(taken.json)
    return document
