"""The whole application on SQLite, asked without sockets."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from fastapi import FastAPI

from vitavoce.api.api_keys import PROFILES_WRITE, mint_key
from vitavoce.bootstrap import Services, serving
from vitavoce.conversation.clock import Clock
from vitavoce.core.config import load_settings
from vitavoce.main import create_app

PLENTY = {"session_turns": "100000 per minute", "address_turns": "100000 per minute",
          "address_sessions": "100000 per minute", "address_requests": "100000 per minute"}  # fmt: skip


@dataclass(frozen=True)
class Visit:
    """An open session."""

    id: str
    token: str
    greeting: str
    suggestions: list[str]

    @property
    def path(self) -> str:
        return f"/v1/sessions/{self.id}"

    @property
    def turns(self) -> str:
        return f"{self.path}/turns"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass(frozen=True)
class House:
    """The application and a client at its doors."""

    app: FastAPI
    services: Services
    client: httpx.AsyncClient

    async def visit(self, profile: str | None = None) -> Visit:
        answer = await self.client.post("/v1/sessions", json={"profile": profile} if profile else {})
        assert answer.status_code == 201, answer.text
        body = answer.json()
        return Visit(body["id"], body["token"], body["greeting"], body["suggestions"])

    async def ask(self, visit: Visit, question: str, **headers: str) -> httpx.Response:
        return await self.client.post(visit.turns, json={"question": question}, headers={**visit.headers, **headers})

    async def key(self, *scopes: str) -> dict[str, str]:
        """The header of a new API key."""
        minted = mint_key("tests", scopes or (PROFILES_WRITE,), self.services.clock.now())
        await self.services.stores.api_keys.add(minted.kept)
        return {"Authorization": f"Bearer {minted.text}"}


@asynccontextmanager
async def open_house(
    folder: Path, *, clock: Clock | None = None, resume: Mapping[str, object] | None = None, **changed: object
) -> AsyncIterator[House]:
    """Settings that aren't changed are the packaged ones, with limits that nobody reaches."""
    profile = None
    if resume is not None:
        profile = folder / "resume.json"
        profile.write_text(json.dumps(resume), encoding="utf-8")
    offline = {"tts": {"engine": "espeak-ng"}}
    settings = load_settings(**{"data_dir": folder, "profile": profile, "limits": PLENTY, **offline, **changed})
    async with serving(settings, clock) as services:
        app = create_app(settings, services)
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://house.example") as client:
            yield House(app, services, client)


def assert_problem(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    """The answer is a problem as RFC 9457 and our contract have it; its body."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["code"] == code
    assert body["status"] == status
    assert body["type"].startswith(("urn:vitavoce:problem:", "https://iana.org/assignments/http-problem-types#"))
    assert body["title"]
    assert body["detail"]
    assert body["request_id"] == answer.headers["x-request-id"]
    if status in {429, 503}:
        assert int(answer.headers["retry-after"]) >= 1
    return body
