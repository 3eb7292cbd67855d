"""A recorded question becomes a turn."""

from dataclasses import replace
from typing import Final

from vitavoce.conversation.clock import Clock
from vitavoce.conversation.hints_keeper import HintsKeeper
from vitavoce.conversation.kept_recordings import KeptRecordings
from vitavoce.conversation.recordings import RecordingListener
from vitavoce.conversation.stores import IdempotencyStore
from vitavoce.conversation.turn_taker import Manner, Taken, TurnTaker
from vitavoce.core.errors import IdempotencyKeyReused, RequestInProgress, StorageUnavailable
from vitavoce.domain.keeping import IdempotencyKey
from vitavoce.domain.speech import Voice
from vitavoce.domain.turn import Heard

_CLAIM_LEASE_S: Final = 60.0  # longer than any recording is worked on


class SpokenQuestions:
    def __init__(
        self,
        *,
        listener: RecordingListener,
        hints: HintsKeeper,
        taker: TurnTaker,
        idempotency: IdempotencyStore,
        clock: Clock,
        recordings: KeptRecordings,
        max_bytes: int,
    ) -> None:
        """``max_bytes``: the largest recording that is taken."""
        self.max_bytes = max_bytes
        self._listener = listener
        self._hints = hints
        self._taker = taker
        self._idempotency = idempotency
        self._clock = clock
        self._recordings = recordings

    async def ask(
        self,
        session_id: str,
        recording: bytes,
        *,
        address: str = "",
        voice: Voice | None = None,
        idempotency: IdempotencyKey | None = None,
    ) -> Taken:
        """The turn, kept when this returns; of a recording that nothing is heard in, none is made.

        Raises what RecordingListener and TurnTaker raise.
        """
        hints = await self._hints.of_session(session_id)
        if idempotency is not None and (kept := await self._claimed(idempotency)):
            return kept
        try:
            told = await self._listener.hear(recording, hints)
        finally:
            if idempotency is not None:  # the turn claims it anew
                await self._release(idempotency)
        manner = Manner(address=address, heard=told.heard, hear_ms=told.took_ms, voice=voice)
        taken = await self._taker.take(session_id, told.heard.text, manner, idempotency=idempotency)
        if not taken.replayed:
            await self._recordings.keep(session_id, str(taken.document()["id"]), told.sound)
        return taken

    async def transcribe(self, recording: bytes, slug: str | None, language: str | None) -> Heard:
        """What is said in a recording, with a profile's names expected; no turn is made.

        Raises what RecordingListener raises, and ProfileNotFound.
        """
        hints = await self._hints.of_profile(slug)
        return (await self._listener.hear(recording, replace(hints, language=language or hints.language))).heard

    async def _claimed(self, key: IdempotencyKey) -> Taken | None:
        """A retry is answered before its recording is heard again."""
        claim = await self._idempotency.claim(key, self._clock.now(), _CLAIM_LEASE_S)
        if claim.turn_json is not None:
            return Taken(claim.turn_json, replayed=True)
        if claim.reused:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another request before.")
        if claim.in_progress:
            raise RequestInProgress("The first request with this Idempotency-Key is still running.", retry_after_s=1)
        return None

    async def _release(self, key: IdempotencyKey) -> None:
        try:
            await self._idempotency.release(key)
        except StorageUnavailable:
            return  # the claim lapses by itself
