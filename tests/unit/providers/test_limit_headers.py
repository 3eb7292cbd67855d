from datetime import UTC, datetime

import pytest

from vitavoce.providers.llm.limit_headers import retry_after_s, used_up_s

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "1500", "retry-after": "2"}, 1.5),
        ({"retry-after": "Sun, 22 Nov 2026 10:30:20 GMT"}, 20.0),
        ({"retry-after": "Sun, 22 Nov 2026 10:29:00 GMT"}, 0.0),
        ({"retry-after": "in a while"}, None),
        ({}, None),
        ({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "2m59.56s"}, 179.56),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "20ms"}, 0.02),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1h2m3s"}, 3723.0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "12"}, 12.0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "soon"}, None),
    ],
)
def test_how_long_to_wait_after_a_refusal(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers, NOW) == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("remaining_requests", "remaining_tokens", "seconds"),
    [("9", "5000", None), ("9", "799", 4.0), ("0", "5000", 60.0), ("0", "10", 60.0), ("", "", None), ("-1", "x", None)],
)
def test_whether_another_call_would_be_refused(
    remaining_requests: str, remaining_tokens: str, seconds: float | None
) -> None:
    headers = {
        "x-ratelimit-remaining-requests": remaining_requests,
        "x-ratelimit-reset-requests": "1m",
        "x-ratelimit-remaining-tokens": remaining_tokens,
        "x-ratelimit-reset-tokens": "4s",
    }
    assert used_up_s(headers, tokens=800) == seconds
