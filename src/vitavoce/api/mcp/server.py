"""The tools as an MCP server, by the official SDK. Importing this takes a second or two."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Final

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import ToolAnnotations
from pydantic import Field
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from vitavoce import __version__
from vitavoce.api.item_filter import ItemFilter
from vitavoce.api.mcp.tools import Answer, Found, Month, Person, Profile, ResumeTools, Text
from vitavoce.core.errors import VitavoceError

_INSTRUCTIONS: Final = (
    "Answers questions about a person's work from their résumé alone. Every answer rests on the cards that come with "
    "it; where the résumé doesn't say, the answer says so."
)
_READS: Final = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_Caller = Context[Any, Request]


def mcp_server(tools: ResumeTools) -> MCPServer[Any]:
    server: MCPServer[Any] = MCPServer(
        "vitavoce", title="vitavoce", instructions=_INSTRUCTIONS, version=__version__, log_level="WARNING"
    )

    @server.tool(annotations=ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False))
    async def ask(
        question: Annotated[Text, Field(description="In plain words, as one would ask a person.")],
        ctx: _Caller,
        conversation: Annotated[
            str | None, Field(max_length=2_000, description="From an earlier answer, to go on from there.")
        ] = None,
        profile: Profile = None,
    ) -> Answer:
        """Ask anything about the person's work: what, when, where, how long, with what; follow-ups too."""
        with _told():
            return await tools.ask(_request_of(ctx).scope, question, conversation, profile)

    @server.tool(annotations=_READS)
    async def search_items(
        type: Annotated[  # noqa: A002 - the name that callers see
            str | None, Field(max_length=60, description="`experience`, `project`, `education`, `publication` ...")
        ] = None,
        technology: Annotated[
            str | None, Field(min_length=1, max_length=80, description="A technology or skill, under any of its names.")
        ] = None,
        first: Month = None,
        last: Month = None,
        profile: Profile = None,
    ) -> Found:
        """The résumé's entries by type, technology and time, in its own order; fifty at most."""
        with _told():
            return await tools.search(ItemFilter(type=type, technology=technology, first=first, last=last), profile)

    @server.tool(annotations=_READS)
    async def get_profile(profile: Profile = None) -> Person:
        """Who the person is, what the résumé holds, and questions that work."""
        with _told():
            return await tools.profile(profile)

    return server


class McpApplication:
    """The server as an ASGI application. It keeps nothing between requests, so any copy can answer any of them."""

    def __init__(self, tools: ResumeTools, largest_body_bytes: int) -> None:
        self._server = mcp_server(tools)
        self._largest_body_bytes = largest_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        manager = StreamableHTTPSessionManager(
            self._server._lowlevel_server,  # noqa: SLF001 - the SDK's own application has a path and sessions of its own
            json_response=True,
            stateless=True,
            max_request_body_size=self._largest_body_bytes,
        )
        async with manager.run():  # for this request alone, so that nothing is left to be closed
            await manager.handle_request(scope, receive, send)


@contextmanager
def _told() -> Iterator[None]:
    """Our errors in words, for the model that reads them."""
    try:
        yield
    except VitavoceError as error:
        raise ToolError(f"{error.code}: {error.detail or 'try another way'}") from error


def _request_of(context: _Caller) -> Request:
    request = context.request_context.request
    if request is None:
        raise ToolError("This tool works over HTTP only.")
    return request
