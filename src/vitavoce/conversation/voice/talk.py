"""A live talk: listens, decides when a question is whole, has it answered aloud, and falls silent when spoken to."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from vitavoce.conversation.turn_taker import Manner
from vitavoce.conversation.voice import events
from vitavoce.conversation.voice.attempt import Attempt
from vitavoce.conversation.voice.reply import Reply
from vitavoce.conversation.voice.rooms import Rooms, TalkOptions, TalkRules
from vitavoce.conversation.voice.scripts import Answer, Remark, Script
from vitavoce.conversation.voice.turn_watch import TurnWatch
from vitavoce.conversation.voice.voicing import Voicing
from vitavoce.conversation.voice.waterfall import Waterfall
from vitavoce.core.errors import (
    EngineUnavailable,
    QuestionEmpty,
    RateLimited,
    ReplyInProgress,
    SpeechNotFound,
    VitavoceError,
)
from vitavoce.domain.speech import Pcm
from vitavoce.domain.turn import Heard

_REPLIES_REMEMBERED = 3  # a visitor's side may tell late how much of one it played
_SILENT_ERRORS = (RateLimited,)  # told as what they are; an apology would be one more answer


@dataclass(frozen=True, slots=True)
class Typed:
    """A question in writing."""

    item_id: str
    text: str


Asked = Attempt | Typed


class Talk:
    """One visitor's; lives as long as the conversation is spoken, whatever becomes of single connections."""

    def __init__(
        self,
        session_id: str,
        *,
        rooms: Rooms,
        rules: TalkRules,
        address: str,
        admit: Callable[[], Awaitable[None]],
        emit: Callable[[events.TalkEvent], None],
    ) -> None:
        """``admit`` raises RateLimited when the visitor asks too much; ``emit`` must not wait."""
        self.session_id = session_id
        self.options = TalkOptions(detection=rules.detection, voice=rooms.voice)
        self._rooms = rooms
        self._rules = rules
        self._address = address
        self._admit = admit
        self._emit = emit
        self._watch = TurnWatch(self, rooms, rules, emit)
        self._asked: list[Asked] = []
        self._question: list[Asked] = []
        self._reply: Reply | None = None
        self._apologised = False
        self._replies: deque[Reply] = deque(maxlen=_REPLIES_REMEMBERED)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._settling: asyncio.Task[None] | None = None

    # What comes in.

    @property
    def received_ms(self) -> float:
        """How much of the visitor's sound has arrived."""
        return self._watch.said.ear.received_ms

    @property
    def reply(self) -> Reply | None:
        """The one that is on its way or still being played."""
        return self._reply

    def configure(self, options: TalkOptions) -> None:
        if (options.detection is None) != (self.options.detection is None):
            self._watch.said.clear()
        self.options = options

    async def hear(self, sound: bytes) -> None:
        """Sound at ``SPEAKING_RATE_HZ``. Waits where it comes faster than it can be listened to."""
        await self._watch.said.ear.take(sound)

    async def commit(self) -> None:
        """The visitor's program says that the utterance is whole. Raises AudioTooShort."""
        self._asked.append(await self._watch.said.commit())

    def clear(self) -> None:
        """Forget what was said so far."""
        self._watch.said.clear()

    def new_item_id(self) -> str:
        return self._rooms.ids.item()

    def ask(self, text: str, item_id: str) -> None:
        """A typed question, answered at the next ``respond``."""
        self._asked.append(Typed(item_id, text))

    async def ask_sound(self, sound: bytes) -> None:
        """A recorded question, likewise. Raises AudioTooShort."""
        self._asked.append(await self._watch.said.recording(sound))

    def forget(self, item_id: str) -> None:
        """A question that is not to be answered after all."""
        self._asked = [question for question in self._asked if question.item_id != item_id]

    def respond(self, *, spoken: bool | None = None) -> None:
        """Answer what was asked since the last answer, or the last question anew. Raises ReplyInProgress,
        QuestionEmpty.
        """
        if self._reply is not None and not self._reply.ended:
            raise ReplyInProgress("An answer is on its way already; cancel it first.")
        self._question = self._asked or self._question
        self._asked = []
        if not self._question:
            raise QuestionEmpty("Nothing was asked yet.")
        self._answer(self._question, spoken=spoken)

    def remark(self, text: str) -> None:
        """Say something that is no turn."""
        reply = self._begin(self._prepared_remark(text), Waterfall(self._rooms.now()), remark=True)
        self._take_floor(reply)

    def cancel(self, reason: events.Reason = "client_cancelled", at_ms: float | None = None) -> bool:
        """Stop answering; False where nobody answers."""
        reply, self._reply = self._reply, None
        if reply is None:
            return False
        self._settling = self.start(reply.interrupt(reason, at_ms))
        return True

    async def truncate(self, item_id: str, at_ms: float) -> str | None:
        """The visitor's side played an answer only so far; the words heard by then, or None for an unknown item."""
        reply = next((reply for reply in self._replies if reply.item_id == item_id), None)
        if reply is None:
            return None
        if reply is self._reply:
            self._watch.interrupted()
            self.cancel("turn_detected", at_ms)
            await self._settled()
        else:
            await self._settled()
            await reply.cut(at_ms)
        return reply.text.heard(at_ms)

    def played(self, item_id: str, at_ms: float) -> None:
        """The visitor's side tells where its play head is."""
        if self._reply is not None and self._reply.item_id == item_id:
            self._reply.clock.told(at_ms, self._rooms.now())

    def attach(self) -> None:
        """Somebody listens (again)."""
        self._watch.attached = True
        if self._reply is not None and not self._watch.suspicious:
            self._reply.go_on()

    def detach(self) -> None:
        """Nobody does: what is being said waits."""
        self._watch.attached = False
        if self._reply is not None:
            self._reply.hold()

    async def close(self) -> None:
        """For good; an answer that is being heard is kept as far as it was."""
        await self._watch.close()
        self.cancel()
        await self._settled()
        for task in list(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(list(self._tasks))
        self._replies.clear()  # their sound is large, and a talk in a ring of references may live on for a while

    # What the watch over turns decides.

    def prepare(self, attempt: Attempt) -> None:
        """Begin to answer what was recognised, before it is certain that it is all."""
        attempt.reply = self._begin(
            lambda: self._prepared_answer([attempt], spoken=self.options.spoken), attempt.waterfall
        )

    def answer_spoken(self, attempt: Attempt) -> None:
        """The utterance is whole."""
        if not self.options.creates_response:
            self._asked.append(attempt)
            return
        self._question, self._asked = [*self._asked, attempt], []
        if attempt.reply is None or len(self._question) > 1:
            self._answer(self._question, waterfall=attempt.waterfall)
            return
        self._take_floor(attempt.reply)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Work that nobody waits for, kept from being lost."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    # How a reply comes about.

    def _answer(self, asked: list[Asked], *, spoken: bool | None = None, waterfall: Waterfall | None = None) -> None:
        wish = self.options.spoken if spoken is None else spoken
        begun = self._begin(
            lambda: self._prepared_answer(asked, spoken=wish), waterfall or self._waterfall_of(asked), spoken=wish
        )
        self._take_floor(begun)

    def _waterfall_of(self, asked: list[Asked]) -> Waterfall:
        last = asked[-1]
        return last.waterfall if isinstance(last, Attempt) else Waterfall(self._rooms.now())

    def _begin(
        self,
        prepare: Callable[[], Coroutine[Any, Any, Script]],
        waterfall: Waterfall,
        *,
        spoken: bool | None = None,
        remark: bool = False,
    ) -> Reply:
        rooms = self._rooms
        aloud = (self.options.spoken if spoken is None else spoken) and rooms.synthesiser is not None
        reply = Reply(
            rooms.ids.reply(),
            rooms.ids.item(),
            prepare=prepare,
            voicing=Voicing(
                rooms.synthesiser if aloud else None,
                self.options.voice,
                first_sound_s=self._rules.first_sound_s,
                trouble=lambda error: self._emit(events.Trouble(error)),
            ),
            spoken=aloud,
            remark=remark,
            admit=self._admit,
            emit=self._emit,
            rules=self._rules.reply,
            waterfall=waterfall,
            now=rooms.now,
        )
        if not self._watch.attached:
            reply.hold()
        return reply

    def _take_floor(self, reply: Reply) -> None:
        before, self._reply = self._reply, reply
        self._replies.append(reply)
        self._tasks.add(reply.task)
        reply.task.add_done_callback(lambda task: self._reply_over(reply, task))
        reply.confirm(after=before.task if before else None)

    async def _prepared_answer(self, asked: list[Asked], *, spoken: bool) -> Script:
        texts: list[str] = []
        heard: Heard | None = None
        for question in asked:
            if isinstance(question, Typed):
                texts.append(question.text)
                continue
            recognised = await question.recognised()
            heard = question.heard(recognised)
            texts.append(recognised.text)
        await self._settled()
        manner = Manner(address=self._address, heard=heard)
        draft = await self._rooms.taker.draft(self.session_id, " ".join(texts), manner, lead=spoken, spoken=spoken)
        self._apologised = False
        return Answer(self._rooms.taker, draft, recordings=self._rooms.recordings, asked=_sound_of(asked))

    def _prepared_remark(self, text: str) -> Callable[[], Coroutine[Any, Any, Script]]:
        async def prepare() -> Script:
            await self._settled()
            return Remark(text)

        return prepare

    def _reply_over(self, reply: Reply, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if reply is self._reply:
            self._reply = None
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            self._watch.quiet_since_reply()
            return
        if not isinstance(error, VitavoceError):
            self._rooms.broke("answering aloud", error if isinstance(error, Exception) else Exception(str(error)))
            error = VitavoceError("The answer broke.")
        self._apologise(reply, error)

    def _apologise(self, reply: Reply, error: VitavoceError) -> None:
        """Every turn ends in sound, text or an apology; one apology until something was understood again."""
        unheard = isinstance(error, SpeechNotFound)
        if not unheard:
            if not reply.ended:
                self._emit(events.ReplyBegun(reply.id, reply.item_id, spoken=False))
                self._emit(events.ReplyEnded(reply.id, "failed", error=error))
            self._emit(events.Trouble(error))
        if reply.remark or self._apologised or isinstance(error, _SILENT_ERRORS):
            return
        self._apologised = True
        cause = "not_heard" if unheard else "no_hearing" if isinstance(error, EngineUnavailable) else "broken"
        self.remark(self._rooms.apologies[cause])

    async def _settled(self) -> None:
        """What was interrupted is kept as far as it was heard, so that the next question knows of it."""
        if self._settling is not None:
            await asyncio.wait([self._settling])

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self._rooms.broke("ending an answer", error)


def _sound_of(asked: Sequence[Asked]) -> Pcm | None:
    """What was spoken of a question; None where all of it was typed."""
    sounds = [question.utterance.sound for question in asked if isinstance(question, Attempt)]
    return Pcm(b"".join(sound.data for sound in sounds), sounds[0].rate_hz) if sounds else None
