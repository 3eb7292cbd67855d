from datetime import UTC, datetime, timedelta

from tests.contract.conftest import Stores

from vitavoce.domain.keeping import ApiKey

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def key(number: int = 1, *scopes: str) -> ApiKey:
    return ApiKey(
        id=f"k{number}",
        secret_hash="ab" * 32,
        label="Ådne’s importer",
        scopes=frozenset(scopes),
        created_at=NOW - timedelta(days=number),
    )


async def test_comes_back_whole(stores: Stores) -> None:
    await stores.api_keys.add(key(1, "profiles:write", "voice"))
    await stores.api_keys.add(key(2))
    assert await stores.api_keys.find("k1") == key(1, "profiles:write", "voice")
    assert await stores.api_keys.find("k2") == key(2)
    assert await stores.api_keys.find("k3") is None


async def test_all_of_them(stores: Stores) -> None:
    for number in (3, 2, 1):
        await stores.api_keys.add(key(number))
    assert [each.id for each in await stores.api_keys.all()] == ["k3", "k2", "k1"]


async def test_revoked_once_and_for_good(stores: Stores) -> None:
    await stores.api_keys.add(key())
    assert await stores.api_keys.revoke("k1", NOW) is True
    assert await stores.api_keys.revoke("k1", NOW + timedelta(days=1)) is False
    assert await stores.api_keys.revoke("k9", NOW) is False
    found = await stores.api_keys.find("k1")
    assert found is not None
    assert found.revoked_at == NOW


async def test_use_is_noted(stores: Stores) -> None:
    await stores.api_keys.add(key())
    await stores.api_keys.touch("k1", NOW)
    await stores.api_keys.touch("k9", NOW)
    found = await stores.api_keys.find("k1")
    assert found is not None
    assert found.last_used_at == NOW
