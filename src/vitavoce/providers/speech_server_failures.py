"""In what way an OpenAI-compatible speech server failed, whether it was to hear or to speak."""

from dataclasses import dataclass

from openai import APIStatusError, APITimeoutError

from vitavoce.providers.resilience.failures import Failure


@dataclass(frozen=True, slots=True)
class ServerFailure:
    """``told`` goes on from the server's name: "answered 429"."""

    told: str
    failure: Failure
    retry_after_s: float | None = None


def server_failure(error: Exception) -> ServerFailure:
    if not isinstance(error, APIStatusError):
        kind = Failure.TIMEOUT if isinstance(error, APITimeoutError) else Failure.SERVER
        return ServerFailure(f"can't be reached: {type(error).__name__}", kind)
    match error.status_code:
        case 402:
            failure = Failure.OUT_OF_BUDGET
        case 429:
            failure = Failure.LIMITED
        case 400 | 401 | 403 | 404 | 422:
            failure = Failure.REFUSED
        case _:
            failure = Failure.SERVER
    waits = error.response.headers.get("retry-after", "")
    return ServerFailure(f"answered {error.status_code}", failure, float(waits) if waits.isdecimal() else None)
