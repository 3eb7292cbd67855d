"""The sound of an answer: spoken sentence by sentence, encoded, kept, and given an address that expires."""

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from vitavoce.conversation.audio_links import AudioLinks
from vitavoce.conversation.stores import AudioStore
from vitavoce.core.closing import closing
from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import EngineUnavailable, SpeechBroken, StorageUnavailable
from vitavoce.domain.speech import SAMPLE_BYTES, SPEAKING_RATE_HZ, Spoken, Voice
from vitavoce.speech.sound_formats import EncoderMaker, SoundEncoder, SoundFormat
from vitavoce.speech.synthesis import Synthesiser

_SENTENCES_AHEAD: Final = 2  # a server across the net takes as long for each as a visitor will wait for all


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingRules:
    """``pause_ms``: silence between two sentences; ``longest_s``: sound of one answer, which ends whole before it."""

    form: SoundFormat
    pause_ms: int = 250
    longest_s: float = 180.0


class AnswerSpeaker:
    """Makes one clip of an answer's sentences."""

    def __init__(
        self, engine: Synthesiser, store: AudioStore, links: AudioLinks, encode: EncoderMaker, rules: SpeakingRules
    ) -> None:
        """``engine`` takes written text."""
        self._engine = engine
        self._store = store
        self._links = links
        self._encode = encode
        self._rules = rules

    async def clip(self, sentences: AsyncIterator[str], voice: Voice, deadline: Deadline) -> Spoken | None:
        """One clip of all sentences; None where no voice can be had in time or the sound can't be kept."""
        clip = _Clip(self._encode, self._rules)
        try:
            await self._speak(clip, sentences, voice, deadline)
            sound = await clip.finished()
            if not clip.samples:
                return None
            key = f"{secrets.token_urlsafe(18)}.{self._rules.form.extension}"
            await self._store.put(key, sound)
        except (EngineUnavailable, SpeechBroken, StorageUnavailable) as error:
            logging.getLogger(__name__).warning("an answer goes out without its sound: %s", error.detail)
            return None
        link = self._links.sign(key)
        return Spoken(
            url=link.path,
            expires_at=link.told_expiry,
            media_type=self._rules.form.media_type,
            duration_ms=round(clip.samples * 1000 / SPEAKING_RATE_HZ),
        )

    async def _speak(self, clip: "_Clip", sentences: AsyncIterator[str], voice: Voice, deadline: Deadline) -> None:
        """Some sentences ahead of the one that is encoded, in their order."""
        waiting: deque[asyncio.Task[bytes]] = deque()
        try:
            async for sentence in sentences:
                waiting.append(asyncio.create_task(self._sound(sentence, voice, deadline)))
                if len(waiting) > _SENTENCES_AHEAD:
                    await clip.add(await waiting.popleft())
                if clip.full:
                    return
            while waiting:
                await clip.add(await waiting.popleft())
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def _sound(self, sentence: str, voice: Voice, deadline: Deadline) -> bytes:
        sound = bytearray()
        try:
            async with (
                asyncio.timeout(deadline.left_s),
                closing(self._engine.speak(sentence, voice, deadline)) as chunks,
            ):
                async for chunk in chunks:
                    sound += chunk.data
        except TimeoutError:
            raise EngineUnavailable("no time was left for it") from None
        return bytes(sound)


class _Clip:
    """Sound on its way through the encoder, which works in threads."""

    def __init__(self, encode: EncoderMaker, rules: SpeakingRules) -> None:
        self._encode = encode
        self._rules = rules
        self._encoder: SoundEncoder | None = None
        self._encoded: list[bytes] = []
        self.samples = 0

    @property
    def full(self) -> bool:
        return self.samples >= self._rules.longest_s * SPEAKING_RATE_HZ

    async def add(self, sound: bytes) -> None:
        """A sentence, after a pause behind the one before it."""
        if not sound:
            return
        if self.samples:
            sound = bytes(SPEAKING_RATE_HZ * self._rules.pause_ms // 1000 * SAMPLE_BYTES) + sound
        self.samples += len(sound) // SAMPLE_BYTES
        self._encoded.append(await asyncio.to_thread(self._written, sound))

    async def finished(self) -> bytes:
        if self._encoder is not None:
            self._encoded.append(await asyncio.to_thread(self._encoder.finish))
        return b"".join(self._encoded)

    def _written(self, data: bytes) -> bytes:
        if self._encoder is None:
            self._encoder = self._encode(self._rules.form)  # 0.2 s the first time, for the library
        return self._encoder.write(data)
