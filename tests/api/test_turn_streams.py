import json
import random

import httpx
import pytest
from tests.api.doors import House, Visit

pytestmark = pytest.mark.asyncio(loop_scope="module")
STREAM = {"Accept": "text/event-stream"}
QUESTION = "What did she do at Delta Bureau, and where did she study?"


def events_in(content: bytes) -> list[dict[str, str]]:
    """Whole events only, as a browser reads them: what isn't ended by an empty line never came."""
    events = []
    for block in content.decode("utf-8", "ignore").split("\n\n")[:-1]:
        fields = dict(line.split(": ", 1) for line in block.split("\n") if line and not line.startswith(":"))
        if fields:
            events.append(fields)
    return events


async def streamed(house: House, visit: Visit, **headers: str) -> httpx.Response:
    return await house.ask(visit, QUESTION, **STREAM, **headers)


async def test_the_events_tell_the_turn(house: House, visit: Visit) -> None:
    answer = await streamed(house, visit)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["x-accel-buffering"] == "no"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b": ping\n\n")
    events = events_in(answer.content)
    names = [event["event"] for event in events]
    assert names[:2] == ["understood", "cards"]
    assert names[-1] == "done"
    assert set(names[2:-1]) == {"delta"}
    turn = json.loads(events[-1]["data"])
    assert "".join(json.loads(event["data"])["text"] for event in events[2:-1]) == turn["answer"]
    assert json.loads(events[1]["data"])["cards"] == turn["cards"]
    assert [event["id"] for event in events] == [f"{turn['id']}:{number}" for number in range(len(events))]


async def test_the_stream_is_of_the_kept_turn(house: House, visit: Visit) -> None:
    turn = json.loads(events_in((await streamed(house, visit)).content)[-1]["data"])
    kept = await house.client.get(f"{visit.turns}/{turn['id']}", headers=visit.headers)
    assert kept.json() == turn


async def test_a_stream_cut_anywhere_goes_on_where_it_was_cut(house: House, visit: Visit) -> None:
    key = {"Idempotency-Key": "cut"}
    whole = (await streamed(house, visit, **key)).content
    all_events = events_in(whole)
    turn_id = json.loads(all_events[-1]["data"])["id"]
    chance = random.Random(20261122)
    for cut in [0, len(whole), *(chance.randrange(len(whole)) for _ in range(60))]:
        seen = events_in(whole[:cut])
        last = {"Last-Event-ID": seen[-1]["id"]} if seen else {}
        posted = await streamed(house, visit, **key, **last)
        assert posted.headers["idempotency-replayed"] == "true"
        read = await house.client.get(f"{visit.turns}/{turn_id}", headers={**visit.headers, **STREAM, **last})
        for answer in (posted, read):
            assert seen + events_in(answer.content) == all_events


@pytest.mark.parametrize("last", ["nonsense", "turn_01ARZ3NDEKTSV4RRFFQ69G5FAV:3", "", ":::"])
async def test_an_event_id_of_another_turn_begins_anew(house: House, visit: Visit, last: str) -> None:
    events = events_in((await streamed(house, visit, **{"Last-Event-ID": last})).content)
    assert events[0]["event"] == "understood"


async def test_errors_before_the_stream_are_problems(house: House, visit: Visit) -> None:
    answer = await house.ask(visit, "  ", **STREAM)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
