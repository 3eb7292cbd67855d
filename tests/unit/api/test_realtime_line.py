import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.api.realtime.line import MAX_KEPT_BYTES, FellBehind, Line


async def test_events_come_once_and_in_order_from_wherever_one_stopped() -> None:
    line = Line("a")
    for number in range(5):
        line.post("x", {"value": number})
    seen = json.loads((await line.after(0))[2].text)["event_id"]
    after = line.number_of(seen)
    assert after is not None
    assert [json.loads(frame.text)["value"] for frame in await line.after(after)] == [3, 4]


async def test_who_has_all_waits_for_the_next() -> None:
    line = Line("a")
    line.post("x", {})
    waiting = asyncio.create_task(line.after(1))
    await asyncio.sleep(0)
    assert not waiting.done()
    line.post("y", {})
    assert [frame.number for frame in await waiting] == [2]


async def test_what_is_kept_is_bounded_and_a_gap_is_known() -> None:
    line = Line("a")
    first = "event_a_1"
    for _ in range(200):
        line.post("sound", {"delta": "A" * 6400})
    assert sum(len(frame.text) for frame in await line.after(line.last_number - 50)) <= MAX_KEPT_BYTES
    assert line.number_of(first) is None
    with pytest.raises(FellBehind):
        await line.after(1)


@given(st.text(max_size=30))
def test_no_foreign_event_id_is_taken_for_ours(text: str) -> None:
    line = Line("a")
    line.post("x", {})
    number = line.number_of(text)
    assert number is None or text == f"event_a_{number}"
    assert line.number_of("event_b_1") is None
    assert line.number_of("event_a_2") is None
    assert line.number_of("event_a_1") == 1
