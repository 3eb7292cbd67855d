import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.contract.conftest import Stores

from vitavoce.domain.keeping import Claim, IdempotencyKey, NewTurn, StoredProfile
from vitavoce.domain.question import Focus
from vitavoce.domain.session import Session

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
KEY = IdempotencyKey(scope="ses_1 turns", key="b1f0", fingerprint="f" * 64)
OTHER_BODY = replace(KEY, fingerprint="0" * 64)


async def finish(stores: Stores) -> None:
    await stores.profiles.save(StoredProfile("ida", "v1", {}, NOW))
    await stores.sessions.create(Session(id="ses_1", profile_slug="ida", created_at=NOW, expires_at=NOW))
    assert await stores.turns.append(NewTurn("turn_1", "ses_1", NOW, '{"id":"turn_1"}', Focus(), 0, NOW, KEY))


async def test_a_new_key_is_claimed_once(stores: Stores) -> None:
    assert await stores.idempotency.claim(KEY, NOW, 30) == Claim(claimed=True)
    assert await stores.idempotency.claim(KEY, NOW, 30) == Claim(in_progress=True)
    assert await stores.idempotency.finished(KEY) is None


async def test_of_many_at_once_exactly_one_claims(stores: Stores) -> None:
    claims = await asyncio.gather(*(stores.idempotency.claim(KEY, NOW, 30) for _ in range(20)))
    assert sum(claim.claimed for claim in claims) == 1
    assert sum(claim.in_progress for claim in claims) == 19


@pytest.mark.parametrize("other", [replace(KEY, scope="ses_2 turns"), replace(KEY, key="b1f1")])
async def test_other_scopes_and_keys_are_apart(stores: Stores, other: IdempotencyKey) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    assert (await stores.idempotency.claim(other, NOW, 30)).claimed


async def test_another_body_is_told_apart(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    assert await stores.idempotency.claim(OTHER_BODY, NOW, 30) == Claim(reused=True)
    await finish(stores)
    assert await stores.idempotency.claim(OTHER_BODY, NOW, 30) == Claim(reused=True)


async def test_a_finished_key_replays_for_good(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await finish(stores)
    replay = Claim(turn_json='{"id":"turn_1"}')
    assert await stores.idempotency.claim(KEY, NOW, 30) == replay
    assert await stores.idempotency.claim(KEY, NOW + timedelta(days=1), 30) == replay


async def test_a_claim_lapses_after_its_lease(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    assert (await stores.idempotency.claim(KEY, NOW + timedelta(seconds=29.9), 30)).in_progress
    assert (await stores.idempotency.claim(OTHER_BODY, NOW + timedelta(seconds=30), 30)).claimed
    assert (await stores.idempotency.claim(OTHER_BODY, NOW + timedelta(seconds=59), 30)).in_progress


async def test_a_released_claim_may_be_claimed_again(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await stores.idempotency.release(KEY)
    assert (await stores.idempotency.claim(OTHER_BODY, NOW, 30)).claimed


async def test_a_finished_key_is_not_released(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await finish(stores)
    await stores.idempotency.release(KEY)
    assert await stores.idempotency.finished(KEY) == '{"id":"turn_1"}'


async def test_ending_the_session_takes_its_keys_along(stores: Stores) -> None:
    await stores.idempotency.claim(KEY, NOW, 30)
    await finish(stores)
    await stores.sessions.end("ses_1")
    assert await stores.idempotency.finished(KEY) is None
    assert (await stores.idempotency.claim(KEY, NOW, 30)).claimed


async def test_old_keys_go_in_batches(stores: Stores) -> None:
    for number in range(5):
        await stores.idempotency.claim(replace(KEY, key=f"k{number}"), NOW + timedelta(minutes=number), 30)
    than = NOW + timedelta(minutes=3)
    assert [await stores.idempotency.erase_older(than, 2) for _ in range(3)] == [2, 1, 0]
    assert (await stores.idempotency.claim(replace(KEY, key="k3"), NOW + timedelta(minutes=3), 30)).in_progress
    assert (await stores.idempotency.claim(replace(KEY, key="k2"), NOW + timedelta(minutes=2), 30)).claimed
