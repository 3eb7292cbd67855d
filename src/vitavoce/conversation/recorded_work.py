"""Recordings as long work: what was sent in is kept until it is heard."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from vitavoce.conversation.jobs import Work
from vitavoce.conversation.spoken_questions import SpokenQuestions
from vitavoce.core.errors import AudioInvalid
from vitavoce.domain.job import Job
from vitavoce.domain.keeping import IdempotencyKey
from vitavoce.domain.speech import Voice

SPOKEN_QUESTION: Final = "spoken_question"
TRANSCRIPTION: Final = "transcription"


class RecordedWork:
    def __init__(self, questions: SpokenQuestions, voice: Voice) -> None:
        self._questions = questions
        self._voice = voice

    def by_kind(self) -> Mapping[str, Work]:
        return {SPOKEN_QUESTION: self._ask, TRANSCRIPTION: self._transcribe}

    async def _ask(self, job: Job) -> str:
        """Begun again, it finds the turn that it has made."""
        told = json.loads(job.request)
        taken = await self._questions.ask(
            job.session_id or "",
            _recording(job),
            address=told["address"],
            voice=self._voice if told["speak"] else None,
            idempotency=IdempotencyKey(scope=f"{job.session_id}:jobs", key=job.id, fingerprint=job.id),
        )
        return taken.json

    async def _transcribe(self, job: Job) -> str:
        told = json.loads(job.request)
        return json.dumps(asdict(await self._questions.transcribe(_recording(job), told["profile"], told["language"])))


def _recording(job: Job) -> bytes:
    if job.payload is None:
        raise AudioInvalid("The recording is gone.")
    return job.payload
