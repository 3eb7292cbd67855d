"""What a provider's headers say about when it will answer again.

``x-ratelimit-remaining-…`` and ``x-ratelimit-reset-…`` for requests and tokens, as OpenAI and Groq send them; a reset
is written ``20ms``, ``7.66s`` or ``2m59.56s``.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_SECONDS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)")
_WHOLE: Final = re.compile(r"(?:\d+(?:\.\d+)?(?:ms|[smhd]))+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def retry_after_s(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """How long to wait after a refusal: as it says outright, or else until what is used up comes back."""
    if (milliseconds := headers.get("retry-after-ms", "")) and _NUMBER.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    value = headers.get("retry-after", "").strip()
    if _NUMBER.fullmatch(value):
        return float(value)
    if value:
        return _until(value, now or datetime.now(UTC))
    return used_up_s(headers, tokens=1)


def used_up_s(headers: Mapping[str, str], tokens: int) -> float | None:
    """How long another call of so many tokens would be refused; None where it wouldn't, or nothing is said."""
    waits_s = []
    for kind, needed in (("requests", 1), ("tokens", tokens)):
        remaining = headers.get(f"x-ratelimit-remaining-{kind}", "")
        reset_s = _duration_s(headers.get(f"x-ratelimit-reset-{kind}", ""))
        if _NUMBER.fullmatch(remaining) and float(remaining) < needed and reset_s is not None:
            waits_s.append(reset_s)
    return max(waits_s, default=None)


def _duration_s(text: str) -> float | None:
    if _NUMBER.fullmatch(text):
        return float(text)
    if not _WHOLE.fullmatch(text):
        return None
    return sum(float(number) * _SECONDS[unit] for number, unit in _PART.findall(text))


def _until(http_date: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(http_date)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
