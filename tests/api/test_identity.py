"""Who may open which door: visitors' tokens, programs' keys, and neither for the other's doors."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from tests.api.doors import House, Visit, assert_problem, open_house

from vitavoce.api.api_keys import mint_key
from vitavoce.api.auth import AUDIENCE, ISSUER
from vitavoce.conversation.clock import SetClock

pytestmark = pytest.mark.asyncio(loop_scope="module")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def encoded(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def forged(house: House, header: dict[str, object], key: bytes | None = None, **claims: object) -> str:
    """A token signed by our own key (or another), so that only what is claimed can be wrong."""
    body = f"{encoded(header)}.{encoded(claims)}"
    digest = hmac.new(house.services.signing_key if key is None else key, body.encode(), hashlib.sha256).digest()
    return f"{body}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def true_claims(visit: Visit) -> dict[str, object]:
    return {"iss": ISSUER, "aud": AUDIENCE, "sub": visit.id, "exp": 4_000_000_000}


async def read(house: House, visit: Visit, token: str) -> httpx.Response:
    return await house.client.get(visit.path, headers={"Authorization": f"Bearer {token}"})


async def test_the_forger_of_these_tests_can_make_a_true_one(house: House, visit: Visit) -> None:
    token = forged(house, {"alg": "HS256", "typ": "JWT"}, **true_claims(visit))
    assert (await read(house, visit, token)).status_code == 200


@pytest.mark.parametrize(
    "header",
    [{"alg": "none"}, {"alg": "None"}, {"alg": "HS512"}, {"alg": "RS256"}, {"alg": ""}, {"typ": "JWT"}, {},
     {"alg": "HS256", "crit": ["exp"]}, {"alg": "HS256", "crit": ["b64"], "b64": False}],
)  # fmt: skip
async def test_other_algorithms_and_headers(house: House, visit: Visit, header: dict[str, object]) -> None:
    token = forged(house, header, **true_claims(visit))
    for sent in (token, token.rsplit(".", 1)[0] + "."):
        assert_problem(await read(house, visit, sent), 401, "CREDENTIAL_INVALID")


@pytest.mark.parametrize(
    "extra", [{"kid": "../../../dev/null"}, {"jku": "https://evil.example/keys"}, {"jwk": {"kty": "oct", "k": "AA"}}]
)
async def test_a_header_chooses_no_key(house: House, visit: Visit, extra: dict[str, object]) -> None:
    token = forged(house, {"alg": "HS256", **extra}, key=b"", **true_claims(visit))
    assert_problem(await read(house, visit, token), 401, "CREDENTIAL_INVALID")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"iss": "somebody"}, "CREDENTIAL_INVALID"),
        ({"aud": "vitavoce:admin"}, "CREDENTIAL_INVALID"),
        ({"aud": None}, "CREDENTIAL_INVALID"),
        ({"sub": None}, "CREDENTIAL_INVALID"),
        ({"sub": 5}, "CREDENTIAL_INVALID"),
        ({"exp": None}, "CREDENTIAL_INVALID"),
        ({"exp": "tomorrow"}, "CREDENTIAL_INVALID"),
        ({"exp": 1_000_000_000}, "CREDENTIAL_EXPIRED"),
        ({"nbf": 4_000_000_000}, "CREDENTIAL_INVALID"),
    ],
)
async def test_other_claims(house: House, visit: Visit, change: dict[str, object], code: str) -> None:
    claims = {name: value for name, value in {**true_claims(visit), **change}.items() if value is not None}
    problem = await read(house, visit, forged(house, {"alg": "HS256"}, **claims))
    assert_problem(problem, 401, code)
    assert problem.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Basic dXNlcjpwYXNz",
        "Bearer a b",
        "bearer.x",
        "Bearer " + "x" * 5000,
        "Bearer é",
        "Bearer a.b.c",
    ],
)
async def test_headers_that_are_none(house: House, visit: Visit, authorization: str) -> None:
    answer = await house.client.get(visit.path, headers={"Authorization": authorization.encode()})
    assert_problem(answer, 401, "CREDENTIAL_INVALID")


async def test_no_credential(house: House, visit: Visit) -> None:
    for method, path in (
        ("GET", visit.path),
        ("DELETE", visit.path),
        ("POST", visit.turns),
        ("GET", f"{visit.turns}/x"),
    ):
        problem = await house.client.request(method, path)
        assert_problem(problem, 401, "CREDENTIAL_MISSING")
        assert problem.headers["www-authenticate"] == "Bearer"


async def test_a_foreign_session_looks_like_one_that_never_was(house: House, visit: Visit) -> None:
    other = await house.visit()
    turn = (await house.ask(other, "Who is Wanda?")).json()
    never = Visit("ses_" + "0" * 26, visit.token, "", [])
    bodies = set()
    for target in (other, never):
        foreign = Visit(target.id, visit.token, "", [])
        for answer in (
            await house.client.get(foreign.path, headers=foreign.headers),
            await house.client.delete(foreign.path, headers=foreign.headers),
            await house.ask(foreign, "Who is Wanda?"),
            await house.client.get(f"{foreign.turns}/{turn['id']}", headers=foreign.headers),
        ):
            body = assert_problem(answer, 404, "SESSION_NOT_FOUND")
            bodies.add(json.dumps({name: value for name, value in body.items() if name != "request_id"}))
    ended = await house.visit()
    await house.client.delete(ended.path, headers=ended.headers)
    gone = assert_problem(await house.client.get(ended.path, headers=ended.headers), 404, "SESSION_NOT_FOUND")
    bodies.add(json.dumps({name: value for name, value in gone.items() if name != "request_id"}))
    assert len(bodies) == 1
    assert len((await house.client.get(other.path, headers=other.headers)).json()["turns"]) == 1


class TestExpiry:
    async def test_a_session_lapses_without_questions_and_lives_on_with_them(
        self, tmp_path: Path, resume: dict[str, object]
    ) -> None:
        clock = SetClock(NOW)
        session = {"ttl": "1h", "max_age": "1d"}
        async with open_house(tmp_path, clock=clock, resume=resume, session=session) as house:
            visit = await house.visit()
            for _ in range(3):
                clock.advance(3000)
                assert (await house.ask(visit, "Who is Wanda?")).status_code == 200
            clock.advance(3601)
            problem = assert_problem(await house.ask(visit, "Who is Wanda?"), 401, "SESSION_EXPIRED")
            assert "new" in str(problem["detail"])
            assert_problem(await house.client.get(visit.path, headers=visit.headers), 401, "SESSION_EXPIRED")
            await house.services.retention.sweep()
            assert_problem(await house.ask(visit, "Who is Wanda?"), 404, "SESSION_NOT_FOUND")

    async def test_a_token_ends_however_busy_its_session(self, tmp_path: Path, resume: dict[str, object]) -> None:
        clock = SetClock(NOW)
        async with open_house(tmp_path, clock=clock, resume=resume, session={"ttl": "1h", "max_age": "2h"}) as house:
            visit = await house.visit()
            for _ in range(3):
                clock.advance(2350)
                assert (await house.ask(visit, "Who is Wanda?")).status_code == 200
            clock.advance(152)
            assert_problem(await house.ask(visit, "Who is Wanda?"), 401, "CREDENTIAL_EXPIRED")


class TestApiKeys:
    async def put(self, house: House, authorization: str) -> httpx.Response:
        return await house.client.put("/v1/profiles/by-key", json={}, headers={"Authorization": authorization})

    async def test_a_key_opens_its_door_and_its_use_is_noted(self, house: House) -> None:
        key = await house.key()
        assert (await self.put(house, key["Authorization"])).status_code in {200, 201}
        used = [kept.last_used_at for kept in await house.services.stores.api_keys.all()]
        assert used[-1] is not None

    async def test_a_revoked_key_fails_at_once(self, house: House) -> None:
        key = (await house.key())["Authorization"]
        assert (await self.put(house, key)).status_code in {200, 201}
        await house.services.stores.api_keys.revoke(key.split("_")[1], house.services.clock.now())
        assert_problem(await self.put(house, key), 401, "CREDENTIAL_INVALID")

    async def test_a_key_without_the_scope(self, house: House) -> None:
        key = (await house.key("something:else"))["Authorization"]
        answer = await self.put(house, key)
        assert_problem(answer, 403, "SCOPE_MISSING")
        assert "insufficient_scope" in answer.headers["www-authenticate"]

    async def test_a_visitors_token_is_no_key_and_a_key_no_token(self, house: House, visit: Visit) -> None:
        assert_problem(await self.put(house, f"Bearer {visit.token}"), 401, "CREDENTIAL_INVALID")
        key = await house.key()
        assert_problem(await house.client.get(visit.path, headers=key), 401, "CREDENTIAL_INVALID")

    async def test_a_key_that_was_never_kept_or_is_mistyped(self, house: House) -> None:
        stranger = mint_key("stranger", ["profiles:write"], NOW).text
        assert_problem(await self.put(house, f"Bearer {stranger}"), 401, "CREDENTIAL_INVALID")
        key = (await house.key())["Authorization"]
        for wrong in (
            key[:-1],
            key + "0",
            key.replace("_", "-"),
            key[:30] + ("a" if key[30] != "a" else "b") + key[31:],
        ):
            assert_problem(await self.put(house, wrong), 401, "CREDENTIAL_INVALID")

    async def test_the_database_holds_no_usable_key(self, house: House) -> None:
        key = (await house.key())["Authorization"].removeprefix("Bearer ")
        _, key_id, secret, _ = key.split("_")
        kept = await house.services.stores.api_keys.find(key_id)
        assert secret not in repr(kept)


async def test_every_door_by_every_stranger(house: House, visit: Visit) -> None:
    """Generated from the document, so that a new door is asked too."""
    other = await house.visit()
    turn = (await house.ask(visit, "Who is Wanda?")).json()
    strangers = {
        "nobody": ({}, 401),
        "another visitor": (other.headers, 404),
        "a program": (await house.key(), 401),
        "a visitor with a forged token": ({"Authorization": f"Bearer {visit.token[:-4]}AAAA"}, 401),
    }
    asked = 0
    for path, operations in house.app.openapi()["paths"].items():
        for method, operation in operations.items():
            if {"sessionToken": []} not in operation.get("security", []):
                continue
            address = path.replace("{session_id}", visit.id).replace("{turn_id}", turn["id"])
            for who, (headers, usual) in strangers.items():
                # Where programs may come in too, theirs is only the wrong key.
                status = 403 if who == "a program" and {"apiKey": []} in operation["security"] else usual
                answer = await house.client.request(method, address, headers=headers, json={"question": "Who?"})
                assert answer.status_code == status, (method, path, who)
                asked += 1
    assert asked >= 4 * 4
    assert len((await house.client.get(visit.path, headers=visit.headers)).json()["turns"]) == 1
