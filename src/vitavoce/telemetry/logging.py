"""Structured logs: one JSON object a line, or coloured lines on a terminal, always on standard error.

Ours and the libraries' (uvicorn, SQLAlchemy, Alembic) go the same way, and carry the ids of the request they belong to.
"""

import json
import logging
import sys
from collections.abc import MutableMapping, Sequence
from typing import Final, TextIO

import structlog
from structlog.typing import FilteringBoundLogger, Processor

from vitavoce.telemetry.redaction import redact

# Chatty at INFO about what every request does; our access log says it once.
_QUIET_LOGGERS: Final = ("uvicorn.access", "aiosqlite", "asyncio", "alembic.runtime.plugins", "httpx2")

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, default=str)


def configure_logging(level: str = "INFO", form: str = "auto", stream: TextIO | None = None) -> None:
    """Set up logging for the process; ``form`` is json, console or auto (console on a terminal)."""
    output = stream or sys.stderr
    console = form == "console" or (form == "auto" and output.isatty())
    shared = _shared_processors()
    structlog.configure(
        processors=[*shared, *_rendering(console=console, colors=output.isatty())],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.WriteLoggerFactory(file=output),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(output)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, structlog.stdlib.ExtraAdder(), *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _without_colours,
                *_rendering(console=console, colors=output.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _QUIET_LOGGERS:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def get_logger(name: str) -> FilteringBoundLogger:
    """A logger whose lines say where they come from."""
    logger: FilteringBoundLogger = structlog.get_logger(source=name)
    return logger


def bind_request(**ids: str) -> None:
    """Put ids into every line that this task, and what it starts, writes from now on."""
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(**ids)


def _shared_processors() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    ]


def _without_colours(_logger: object, _method: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """Uvicorn says everything twice, once for terminals."""
    event.pop("color_message", None)
    return event


def _json_line(event: object, **_: object) -> str:
    return _ENCODER.encode(event)


def _rendering(*, console: bool, colors: bool) -> Sequence[Processor]:
    if console:
        return (
            structlog.processors.format_exc_info,
            redact,
            structlog.dev.ConsoleRenderer(colors=colors, timestamp_key="time"),
        )
    # Tracebacks without local variables: those would hold what visitors said.
    tracebacks = structlog.processors.ExceptionRenderer(
        structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=20)
    )
    return (tracebacks, redact, structlog.processors.JSONRenderer(serializer=_json_line))
