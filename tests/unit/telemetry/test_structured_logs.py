import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from vitavoce.telemetry.logging import bind_request, configure_logging, get_logger


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers, root.level = before
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


def written(level: str = "INFO", form: str = "json") -> io.StringIO:
    stream = io.StringIO()
    configure_logging(level, form, stream)
    return stream


def test_a_line_is_one_json_object_with_ids_time_and_source() -> None:
    stream = written()
    bind_request(request_id="req", trace_id="trace")
    get_logger("vitavoce.test").info("done", size_bytes=3)
    line = json.loads(stream.getvalue())
    assert line.pop("time").endswith("Z")
    assert line == {
        "event": "done", "level": "info", "request_id": "req", "trace_id": "trace", "size_bytes": 3, "source": "vitavoce.test",
    }  # fmt: skip


def test_libraries_write_the_same_way() -> None:
    stream = written()
    bind_request(request_id="req")
    logging.getLogger("uvicorn.error").info("Listening for %s", "ada@example.org", extra={"color_message": "twice"})
    line = json.loads(stream.getvalue())
    assert (line["event"], line["logger"], line["request_id"]) == ("Listening for [e-mail]", "uvicorn.error", "req")
    assert "color_message" not in line


def test_a_traceback_is_told_without_the_values_of_variables() -> None:
    stream = written()
    try:
        _break("ca" + "nary")
    except ValueError:
        get_logger("t").exception("broke")
    line = json.loads(stream.getvalue())
    assert line["exception"][0]["exc_type"] == "ValueError"
    assert "canary" not in stream.getvalue()


def _break(said: str) -> None:
    raise ValueError(len(said))


@pytest.mark.parametrize(("level", "lines"), [("DEBUG", 4), ("INFO", 3), ("WARNING", 2), ("ERROR", 1)])
def test_levels(level: str, lines: int) -> None:
    stream = written(level)
    for name in ("debug", "info", "warning", "error"):
        getattr(get_logger("t"), name)("x")
    assert len(stream.getvalue().splitlines()) == lines


def test_chatter_is_left_out() -> None:
    stream = written()
    logging.getLogger("uvicorn.access").info("GET /")
    assert not stream.getvalue()


def test_console_lines_are_redacted_too() -> None:
    stream = written(form="console")
    get_logger("t").info("x", token="abc", note="ada@example.org")
    assert "abc" not in stream.getvalue()
    assert "ada@" not in stream.getvalue()


def test_what_is_no_terminal_gets_json() -> None:
    stream = written(form="auto")
    get_logger("t").info("x")
    assert json.loads(stream.getvalue())["event"] == "x"
