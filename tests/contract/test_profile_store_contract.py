from datetime import UTC, datetime, timedelta

import pytest
from tests.contract.conftest import Stores

from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.session import Session

NOW = datetime(2026, 11, 22, 10, 30, 15, 123456, tzinfo=UTC)
RESUME = {
    "work": [{"name": "Kåfjord kommune", "x-team": {"size": 4}}],
    "basics": {"name": "Núria Øst 🧗"},
    "a": 1.5,
    "nothing": None,
}


def stored(slug: str = "nuria-ost", version: str = "v1", document: dict[str, object] | None = None) -> StoredProfile:
    return StoredProfile(slug, version, RESUME if document is None else document, NOW)


async def test_comes_back_whole_and_in_its_order(stores: Stores) -> None:
    await stores.profiles.save(stored())
    found = await stores.profiles.find("nuria-ost")
    assert found == stored()
    assert list(found.document) == ["work", "basics", "a", "nothing"]


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\\u0000", "𝕏", "\u202e"])
async def test_any_text_json_can_hold_survives(stores: Stores, text: str) -> None:
    await stores.profiles.save(stored(document={"basics": {"summary": text}}))
    found = await stores.profiles.find("nuria-ost")
    assert found is not None
    assert found.document == {"basics": {"summary": text}}


async def test_saving_again_replaces(stores: Stores) -> None:
    assert await stores.profiles.save(stored()) is True
    assert await stores.profiles.save(stored(version="v2", document={})) is False
    found = await stores.profiles.find("nuria-ost")
    assert found == stored(version="v2", document={})
    assert await stores.profiles.version("nuria-ost") == "v2"


async def test_unknown_slug(stores: Stores) -> None:
    assert await stores.profiles.find("nobody") is None
    assert await stores.profiles.version("nobody") is None
    assert await stores.profiles.erase("nobody") is False


async def test_slugs_come_first_imported_first_also_after_a_replacement(stores: Stores) -> None:
    for place, slug in enumerate(["zoe", "abel", "mia"]):
        await stores.profiles.save(StoredProfile(slug, "v1", {}, NOW + timedelta(seconds=place)))
    await stores.profiles.save(StoredProfile("zoe", "v2", {}, NOW + timedelta(hours=1)))
    assert list(await stores.profiles.slugs()) == ["zoe", "abel", "mia"]


async def test_erasing_takes_the_conversations_along(stores: Stores) -> None:
    await stores.profiles.save(stored())
    await stores.profiles.save(stored(slug="other"))
    for slug in ("nuria-ost", "other"):
        session = Session(id=f"ses_{slug}", profile_slug=slug, created_at=NOW, expires_at=NOW)
        await stores.sessions.create(session)
    assert await stores.profiles.erase("nuria-ost") is True
    assert await stores.profiles.find("nuria-ost") is None
    assert await stores.sessions.find("ses_nuria-ost") is None
    assert await stores.sessions.find("ses_other") is not None
