"""Every error we raise on purpose, as one tree. The doors decide how each is told; see ``api/problems.py``.

VitavoceError
├── BadInput                    the caller can mend it
│   ├── QuestionEmpty
│   ├── QuestionTooLong
│   ├── ResumeInvalid
│   ├── CasesInvalid            a question set for evaluation
│   ├── BodyTooLarge
│   ├── AudioUnusable           what was sent as sound
│   │   ├── AudioTooShort
│   │   ├── AudioTooLong
│   │   ├── AudioTooLarge
│   │   ├── AudioUnsupported    a format we don't take
│   │   ├── AudioInvalid        not audio, or broken
│   │   └── SpeechNotFound      nobody spoke, or nothing could be made out
│   ├── RangeUnsatisfiable      a part of a sound that it doesn't have
│   ├── IdempotencyKeyInvalid   not a key that the header may hold
│   └── IdempotencyKeyReused    the same key with another body
├── NotAllowed
│   ├── CredentialMissing
│   ├── CredentialInvalid       unknown, malformed, revoked or forged
│   ├── CredentialExpired
│   ├── ScopeMissing
│   └── AudioLinkInvalid        an address of an answer's sound that we didn't make
├── NotFound
│   ├── SessionNotFound         also one that belongs to somebody else
│   ├── SessionExpired
│   ├── TurnNotFound
│   ├── ProfileNotFound
│   ├── JobNotFound             also one that belongs to somebody else
│   └── AudioNotFound           an answer's sound that is gone
│       └── AudioLinkExpired
├── Busy
│   ├── RateLimited
│   ├── RequestInProgress       the same idempotency key is still running
│   ├── SessionBusy             too many turns of one session at once
│   └── ReplyInProgress         a live talk answers already
├── Unavailable
│   ├── StorageUnavailable
│   ├── EngineUnavailable       recognition or speech: can't be had, or too slow
│   ├── SpeechBroken            speech that ended too early
│   ├── TooManyTalks            as many live talks as this server carries well
│   ├── ModelUnavailable        no language model answered in time
│   │   └── BudgetSpent
│   └── ModelBroken             an answer that ended too early
└── SettingsInvalid             a file or variable of the owner's stops the start
"""

from typing import ClassVar


class VitavoceError(Exception):
    """Root of the tree; ``code`` is the stable word callers may rely on."""

    code: ClassVar[str] = "INTERNAL"

    def __init__(self, detail: str = "", *, retry_after_s: float | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.retry_after_s = retry_after_s


class BadInput(VitavoceError):
    code = "BAD_INPUT"


class QuestionEmpty(BadInput):
    code = "QUESTION_EMPTY"


class QuestionTooLong(BadInput):
    code = "QUESTION_TOO_LONG"


class ResumeInvalid(BadInput):
    code = "RESUME_INVALID"


class CasesInvalid(BadInput):
    code = "CASES_INVALID"


class BodyTooLarge(BadInput):
    code = "BODY_TOO_LARGE"


class AudioUnusable(BadInput):
    code = "AUDIO_UNUSABLE"


class AudioTooShort(AudioUnusable):
    code = "AUDIO_TOO_SHORT"


class AudioTooLong(AudioUnusable):
    code = "AUDIO_TOO_LONG"


class AudioTooLarge(AudioUnusable):
    code = "AUDIO_TOO_LARGE"


class AudioUnsupported(AudioUnusable):
    code = "AUDIO_UNSUPPORTED"


class AudioInvalid(AudioUnusable):
    code = "AUDIO_INVALID"


class SpeechNotFound(AudioUnusable):
    code = "SPEECH_NOT_FOUND"


class RangeUnsatisfiable(BadInput):
    code = "RANGE_UNSATISFIABLE"


class IdempotencyKeyInvalid(BadInput):
    code = "IDEMPOTENCY_KEY_INVALID"


class IdempotencyKeyReused(BadInput):
    code = "IDEMPOTENCY_KEY_REUSED"


class NotAllowed(VitavoceError):
    code = "NOT_ALLOWED"


class CredentialMissing(NotAllowed):
    code = "CREDENTIAL_MISSING"


class CredentialInvalid(NotAllowed):
    code = "CREDENTIAL_INVALID"


class CredentialExpired(NotAllowed):
    code = "CREDENTIAL_EXPIRED"


class ScopeMissing(NotAllowed):
    code = "SCOPE_MISSING"


class AudioLinkInvalid(NotAllowed):
    code = "AUDIO_LINK_INVALID"


class NotFound(VitavoceError):
    code = "NOT_FOUND"


class SessionNotFound(NotFound):
    code = "SESSION_NOT_FOUND"


class SessionExpired(NotFound):
    code = "SESSION_EXPIRED"


class TurnNotFound(NotFound):
    code = "TURN_NOT_FOUND"


class ProfileNotFound(NotFound):
    code = "PROFILE_NOT_FOUND"


class JobNotFound(NotFound):
    code = "JOB_NOT_FOUND"


class AudioNotFound(NotFound):
    code = "AUDIO_NOT_FOUND"


class AudioLinkExpired(AudioNotFound):
    code = "AUDIO_LINK_EXPIRED"


class Busy(VitavoceError):
    code = "BUSY"


class RateLimited(Busy):
    code = "RATE_LIMITED"


class RequestInProgress(Busy):
    code = "REQUEST_IN_PROGRESS"


class SessionBusy(Busy):
    code = "SESSION_BUSY"


class ReplyInProgress(Busy):
    code = "REPLY_IN_PROGRESS"


class Unavailable(VitavoceError):
    code = "UNAVAILABLE"


class StorageUnavailable(Unavailable):
    code = "STORAGE_UNAVAILABLE"


class EngineUnavailable(Unavailable):
    code = "ENGINE_UNAVAILABLE"


class SpeechBroken(Unavailable):
    code = "SPEECH_BROKEN"


class TooManyTalks(Unavailable):
    code = "TOO_MANY_TALKS"


class ModelUnavailable(Unavailable):
    code = "MODEL_UNAVAILABLE"


class BudgetSpent(ModelUnavailable):
    code = "BUDGET_SPENT"


class ModelBroken(Unavailable):
    code = "MODEL_BROKEN"


class SettingsInvalid(VitavoceError):
    code = "SETTINGS_INVALID"
