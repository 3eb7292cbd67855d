import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.telemetry.redaction import PRIVATE_FIELDS, REMOVED, redact, redacted_text

TOKEN = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ2aXRhdm9jZSJ9.GSO8kQ1T2y"
KEY = "vv_0hTt3a9kLmQz_" + "aB3" * 13 + "x_0k2Lm9"


@pytest.mark.parametrize(
    "canary",
    [
        TOKEN,
        KEY,
        "noor.h+cv@mail.example.org",
        "+44 20 7946 0018",
        "(020) 7946-0018",
        "0151 234 567 89",
        "+31-20-555-0100",
    ],
)
@pytest.mark.parametrize("sentence", ["{}", "reach me at {}.", "a={} b", "({})", "“{}”"])
def test_what_must_not_be_written(canary: str, sentence: str) -> None:
    assert canary not in redacted_text(sentence.format(canary))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Authorization: Bearer abcdefgh", "Authorization: Bearer [token]"),
        ("basic dXNlcjpwYXNz", "basic [token]"),
        ("postgresql+asyncpg://vita:s3cr3t@db:5432/cv", "postgresql+asyncpg://vita:[password]@db:5432/cv"),
    ],
)
def test_what_stays_around_it(text: str, told: str) -> None:
    assert redacted_text(text) == told


@pytest.mark.parametrize(
    "plain",
    ["2026-11-22T10:00:00.123456Z", "ses_01KB5M9Q3ZV4T8WJ6X2C7N1RDF", "4bf92f3577b34da6a3ce929d0e0e4736", "127.0.0.1:8000",
     "/v1/profiles/ada-lovelace/items", "erased 200 conversations, 3 retry keys", "Mar 2021 – now", "1500 ms"],
)  # fmt: skip
def test_what_is_harmless_stays(plain: str) -> None:
    assert redacted_text(plain) == plain


@pytest.mark.parametrize("field", sorted(PRIVATE_FIELDS))
def test_private_fields_go_whatever_they_hold(field: str) -> None:
    assert redact(None, "info", {field: "harmless"}) == {field: REMOVED}
    assert redact(None, "info", {field.upper(): ["harmless"]}) == {field.upper(): REMOVED}


def test_it_looks_into_what_is_nested() -> None:
    event = {"event": "x", "details": {"who": ["ada@example.org", {"token": "t"}], "n": 1}, "error": ValueError(TOKEN)}
    told = str(redact(None, "info", event))
    for secret in ("ada@", TOKEN):
        assert secret not in told
    assert REMOVED in told


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_goes_through_and_twice_is_once(text: str) -> None:
    once = redacted_text(text)
    assert redacted_text(once) == once


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_token_is_found_wherever_spaces_stand_around_it(before: str, after: str) -> None:
    assert TOKEN not in redacted_text(f"{before} {TOKEN} {after}")
