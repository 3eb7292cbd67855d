from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.contract.conftest import Stores

from vitavoce.core.errors import ProfileNotFound
from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.period import Span
from vitavoce.domain.question import Ask, Focus, Intent
from vitavoce.domain.session import Session

NOW = datetime(2026, 11, 22, 10, 30, 15, 123456, tzinfo=UTC)


def session(number: int = 1, *, expires_at: datetime = NOW + timedelta(hours=1), focus: Focus | None = None) -> Session:
    return Session(
        id=f"ses_{number}",
        profile_slug="ida",
        created_at=NOW,
        expires_at=expires_at,
        locale="de-CH",
        focus=focus or Focus(),
    )


@pytest.fixture(autouse=True)
async def profile(stores: Stores) -> None:
    await stores.profiles.save(StoredProfile("ida", "v1", {}, NOW))


async def test_comes_back_whole(stores: Stores) -> None:
    focus = Focus(
        intent=Intent.PROJECTS,
        ask=Ask.ITEMS,
        technologies=("C++", "日本"),
        span=Span(None, 24_000),
        matches=("/projects/0",),
        turns=3,
    )
    await stores.sessions.create(session(focus=focus))
    assert await stores.sessions.find("ses_1") == session(focus=focus)


async def test_moments_of_any_zone_are_the_same_moment(stores: Stores) -> None:
    from_tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    await stores.sessions.create(session(expires_at=from_tokyo))
    found = await stores.sessions.find("ses_1")
    assert found is not None
    assert found.expires_at == NOW


async def test_unknown_session(stores: Stores) -> None:
    assert await stores.sessions.find("ses_1") is None
    assert await stores.sessions.end("ses_1") is False


async def test_needs_its_profile(stores: Stores) -> None:
    with pytest.raises(ProfileNotFound):
        await stores.sessions.create(Session(id="ses_9", profile_slug="nobody", created_at=NOW, expires_at=NOW))
    assert await stores.sessions.find("ses_9") is None


async def test_an_ended_one_is_gone(stores: Stores) -> None:
    await stores.sessions.create(session())
    await stores.sessions.create(session(2))
    assert await stores.sessions.end("ses_1") is True
    assert await stores.sessions.find("ses_1") is None
    assert await stores.sessions.end("ses_1") is False
    assert await stores.sessions.find("ses_2") is not None


async def test_an_expired_one_is_found_until_it_is_erased(stores: Stores) -> None:
    await stores.sessions.create(session(expires_at=NOW))
    assert await stores.sessions.find("ses_1") is not None
    assert await stores.sessions.erase_expired(NOW, 10) == 0
    assert await stores.sessions.erase_expired(NOW + timedelta(microseconds=1), 10) == 1
    assert await stores.sessions.find("ses_1") is None


async def test_expired_ones_go_in_batches(stores: Stores) -> None:
    for number in range(5):
        await stores.sessions.create(session(number, expires_at=NOW + timedelta(minutes=number)))
    later = NOW + timedelta(minutes=3)
    assert [await stores.sessions.erase_expired(later, 2) for _ in range(3)] == [2, 1, 0]
    assert [await stores.sessions.find(f"ses_{number}") is not None for number in range(5)] == [False] * 3 + [True] * 2
