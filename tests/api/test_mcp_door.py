"""The official SDK's client asks about a résumé."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from tests.api.doors import House

pytestmark = pytest.mark.asyncio(loop_scope="module")


@asynccontextmanager
async def visiting(house: House) -> AsyncIterator[Client]:
    http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=house.app))
    async with http, Client(streamable_http_client("http://house.example/mcp", http_client=http)) as client:
        yield client


def session_in(token: str) -> str:
    """A token's subject, as anybody can read it."""
    payload = token.split(".")[1]
    subject: str = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sub"]
    return subject


async def called(agent: Client, tool: str, **arguments: object) -> dict[str, Any]:
    result = await agent.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return result.structured_content


async def test_the_tools_say_what_they_do(house: House) -> None:
    async with visiting(house) as agent:
        tools = {tool.name: tool for tool in (await agent.list_tools()).tools}
        assert set(tools) == {"ask", "search_items", "get_profile"}
        assert all(tool.description and tool.output_schema for tool in tools.values())
        assert set(tools["ask"].input_schema["properties"]) == {"question", "conversation", "profile"}
        assert tools["search_items"].annotations is not None
        assert tools["search_items"].annotations.read_only_hint


async def test_a_conversation_goes_on(house: House) -> None:
    async with visiting(house) as agent:
        first = await called(agent, "ask", question="What did she do at Delta Bureau?")
        assert first["kind"] == "answer"
        assert first["cards"]
        second = await called(agent, "ask", question="When was that?", conversation=first["conversation"])
        assert second["conversation"] == first["conversation"]
        assert [card["ref"] for card in second["cards"]] == [first["cards"][0]["ref"]]


async def test_the_profile_and_its_items_can_be_read(house: House) -> None:
    async with visiting(house) as agent:
        person = await called(agent, "get_profile")
        assert person["name"]
        everything = await called(agent, "search_items")
        assert everything["total"] == sum(person["items"].values())
        jobs = await called(agent, "search_items", type="experience")
        assert {item["type"] for item in jobs["items"]} == {"experience"}


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("ask", {"question": " "}, "QUESTION_EMPTY"),
        ("ask", {"question": "Who?", "conversation": "forged"}, "CREDENTIAL_INVALID"),
        ("ask", {"question": "Who?", "profile": "nobody"}, "PROFILE_NOT_FOUND"),
        ("get_profile", {"profile": "nobody"}, "PROFILE_NOT_FOUND"),
        ("search_items", {"first": "yesterday"}, "pattern"),
    ],
)
async def test_what_goes_wrong_is_told_in_words(house: House, tool: str, arguments: dict[str, Any], told: str) -> None:
    async with visiting(house) as agent:
        result = await agent.call_tool(tool, arguments)
        assert result.is_error
        assert told in str(result.content)


async def test_what_an_agent_asked_is_kept_like_a_visitors(house: House) -> None:
    async with visiting(house) as agent:
        answer = await called(agent, "ask", question="Who is she?")
        kept = await house.client.get(
            f"/v1/sessions/{session_in(answer['conversation'])}",
            headers={"Authorization": f"Bearer {answer['conversation']}"},
        )
        assert [turn["question"] for turn in kept.json()["turns"]] == ["Who is she?"]


async def test_pages_of_other_sites_may_not_come_in(house: House) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"Accept": "application/json, text/event-stream"}
    for origin, status in (("http://house.example", 200), ("https://evil.example", 403), ("null", 403)):
        answer = await house.client.post("/mcp", json=body, headers={**accept, "Origin": origin})
        assert answer.status_code == status, answer.text
