"""The reading of an event stream, as the HTML standard has it, wherever its chunks are cut."""

from tests.browser.conftest import IN_BROWSER, Visit

pytestmark = IN_BROWSER

STREAM = (
    ": ping\r\n\r\n"
    'event: understood\r\nid: turn_1:0\r\ndata: {"kind":"answer"}\r\n\r\n'
    'event: delta\ndata: {"text":\ndata: "two lines, é and 😀"}\nid: turn_1:1\n\n'
    'data:{"no":"space"}\rid:turn_1:2\r\r'
    "event: nothing\n\n"
    "retry: 100\nunknown: field\n\n"
    'event: done\ndata: {"id":"turn_1"}\n\n'
    'event: unfinished\ndata: {"id":"turn_1"}\n'
)
EVENTS = [
    {"name": "understood", "id": "turn_1:0", "data": {"kind": "answer"}},
    {"name": "delta", "id": "turn_1:1", "data": {"text": "two lines, é and 😀"}},
    {"name": "message", "id": "turn_1:2", "data": {"no": "space"}},
    {"name": "done", "id": None, "data": {"id": "turn_1"}},
]


async def test_events_are_the_same_wherever_the_stream_is_cut(visit: Visit):
    visitor = await visit()
    differing = await visitor.page.evaluate(
        """async ([stream, events]) => {
            const main = document.querySelector("script[type=module]").src;
            const { eventsOf } = await import(new URL("stream.js", main));
            const read = async (chunks) => {
                const found = [];
                for await (const event of eventsOf(chunks)) found.push(event);
                return JSON.stringify(found, ["name", "id", "data", "kind", "text", "no"]);
            };
            const expected = JSON.stringify(events, ["name", "id", "data", "kind", "text", "no"]);
            const differing = [];
            if (await read(stream) !== expected) differing.push("one character a chunk");
            for (let cut = 0; cut <= stream.length; cut += 1) {
                if (await read([stream.slice(0, cut), stream.slice(cut)]) !== expected) differing.push(cut);
            }
            return differing;
        }""",
        [STREAM, EVENTS],
    )
    assert differing == []
