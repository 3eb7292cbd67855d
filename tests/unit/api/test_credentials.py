import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.api.api_keys import PROFILES_WRITE, SCOPES, ApiKeys, mint_key
from vitavoce.api.auth import bearer_of
from vitavoce.api.idempotency import read_key
from vitavoce.core.errors import CredentialInvalid, CredentialMissing, IdempotencyKeyInvalid, ScopeMissing
from vitavoce.storage.in_memory import InMemoryApiKeyStore, Memory

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class TestApiKeys:
    def test_their_form(self) -> None:
        minted = mint_key("CI", SCOPES, NOW)
        assert re.fullmatch(r"vv_[0-9A-Za-z]{12}_[0-9A-Za-z]{40}_[0-9A-Za-z]{6}", minted.text)
        assert minted.text.split("_")[1] == minted.kept.id
        assert minted.text.split("_")[2] not in repr(minted.kept)

    def test_no_two_are_alike(self) -> None:
        assert len({mint_key("", [], NOW).text for _ in range(200)}) == 200

    @given(st.integers(0, 61), st.sampled_from("0aZ-_é \n"))
    async def test_a_slip_of_the_pen_never_reaches_the_store(self, place: int, other: str) -> None:
        class Untouched:
            async def find(self, key_id: str) -> None:
                raise AssertionError("the checksum should have found it")

        text = mint_key("CI", SCOPES, NOW).text
        wrong = text[:place] + other + text[place + 1 :]
        if wrong != text:
            with pytest.raises(CredentialInvalid):
                await ApiKeys(Untouched(), lambda: NOW).open(wrong, PROFILES_WRITE)

    async def test_scopes(self) -> None:
        store = InMemoryApiKeyStore(Memory())
        minted = mint_key("CI", ["other"], NOW)
        await store.add(minted.kept)
        keys = ApiKeys(store, lambda: NOW)
        assert (await keys.open(minted.text, "other")).id == minted.kept.id
        with pytest.raises(ScopeMissing):
            await keys.open(minted.text, PROFILES_WRITE)


class TestBearer:
    @pytest.mark.parametrize("header", ["Bearer abc", "bearer abc", "BEARER  abc ", "Bearer abc\t"])
    def test_what_is_read(self, header: str) -> None:
        assert bearer_of(header) == "abc"

    @pytest.mark.parametrize("header", [None, ""])
    def test_none(self, header: str | None) -> None:
        with pytest.raises(CredentialMissing):
            bearer_of(header)

    @given(st.text(max_size=50).filter(lambda text: not text.lower().startswith("bearer ") and text))
    def test_anything_else(self, header: str) -> None:
        with pytest.raises(CredentialInvalid):
            bearer_of(header)


class TestIdempotencyKey:
    @pytest.mark.parametrize(
        ("header", "key"),
        [
            ('"8e03978e-40d5-43e8-bc93-6894a57f9324"', "8e03978e-40d5-43e8-bc93-6894a57f9324"),
            ("8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324"),
            ('"with space"', "with space"),
            (r'"quote \" and \\ slash"', 'quote " and \\ slash'),
            ("  a  ", "a"),
            ('"' + "a" * 255 + '"', "a" * 255),
        ],
    )
    def test_what_is_read(self, header: str, key: str) -> None:
        found = read_key(header, "scope", "body")
        assert found is not None
        assert (found.key, found.scope) == (key, "scope")

    def test_none(self) -> None:
        assert read_key(None, "scope", "body") is None

    @pytest.mark.parametrize(
        "header", ["", '"', '""', "a b", "a" * 256, '"' + "a" * 256 + '"', "schlüssel", '"a"b', "a\x00", r'"\a"']
    )
    def test_what_is_not(self, header: str) -> None:
        with pytest.raises(IdempotencyKeyInvalid):
            read_key(header, "scope", "body")

    @given(st.text(), st.text())
    def test_the_fingerprint_tells_bodies_apart(self, one: str, other: str) -> None:
        first, second = read_key("k", "s", one), read_key("k", "s", other)
        assert first is not None
        assert second is not None
        assert (first.fingerprint == second.fingerprint) == (one == other)
