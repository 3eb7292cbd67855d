"""The application: every door, over the services behind them."""

from fastapi import FastAPI
from starlette.routing import Route

from vitavoce import __version__
from vitavoce.api.api_keys import ApiKeys
from vitavoce.api.auth import SessionTokens
from vitavoce.api.dependencies import Doors
from vitavoce.api.limits import Limiter, LimitRules
from vitavoce.api.mcp.door import McpDoor
from vitavoce.api.middleware import BodyLimit, ListedOrigins, RequestFrame
from vitavoce.api.openapi import describe
from vitavoce.api.problems import add_problem_handlers
from vitavoce.api.routes.chat import chat_routes
from vitavoce.api.routes.health import health_routes
from vitavoce.api.routes.outcomes import outcome_routes
from vitavoce.api.routes.profiles import profile_routes
from vitavoce.api.routes.realtime import realtime_routes
from vitavoce.api.routes.recordings import recording_routes
from vitavoce.api.routes.sessions import session_routes
from vitavoce.api.routes.speech import speech_routes
from vitavoce.api.routes.turns import turn_routes
from vitavoce.api.spoken_answers import SpeechParts
from vitavoce.bootstrap import Services
from vitavoce.conversation.live_turns import LiveTurns
from vitavoce.core.config import Settings
from vitavoce.core.errors import ProfileNotFound
from vitavoce.web.page_profile import PageProfile, page_profile
from vitavoce.web.pages import FindProfile, build_router


def create_app(settings: Settings, services: Services) -> FastAPI:
    """The services are opened and closed by the caller; see ``bootstrap.open_services``."""
    app = FastAPI(
        title="vitavoce",
        version=__version__,
        description="A résumé that answers. Every error is an `application/problem+json`.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.openapi = describe(app)  # type: ignore[method-assign]  # FastAPI's documented way to extend the document
    add_problem_handlers(app)
    doors = _doors(settings, services)
    # The turns first: the router asks them in this order.
    for routes in (
        turn_routes,
        session_routes,
        profile_routes,
        chat_routes,
        speech_routes,
        outcome_routes,
        recording_routes,
    ):
        app.include_router(routes(doors), prefix="/v1")
    server = settings.server
    app.include_router(realtime_routes(doors, services.voice, server.allowed_origins), prefix="/v1")
    app.include_router(health_routes(doors))
    mcp = McpDoor(doors, origins=frozenset(server.allowed_origins), largest_body_bytes=server.max_body_bytes)
    app.router.routes.append(Route("/mcp", mcp, methods=["GET", "POST", "DELETE"], include_in_schema=False))
    app.include_router(build_router(_page_finder(services), max_question_chars=settings.query.max_question_chars))
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, server.max_body_bytes, server.max_resume_bytes, settings.hearing.max_bytes)
    app.add_middleware(ListedOrigins, origins=server.allowed_origins)
    app.add_middleware(RequestFrame, trusted_proxies=server.trusted_proxies)
    return app


def _doors(settings: Settings, services: Services) -> Doors:
    rules = LimitRules(
        session_turns=settings.limits.session_turns,
        address_turns=settings.limits.address_turns,
        address_sessions=settings.limits.address_sessions,
        address_requests=settings.limits.address_requests,
    )
    clock = services.clock
    return Doors(
        tokens=SessionTokens(services.signing_key, settings.session.max_age, clock.now),
        limiter=Limiter(
            rules, enabled=settings.limits.enabled, max_callers=settings.limits.max_callers, now=clock.monotonic_s
        ),
        api_keys=ApiKeys(services.stores.api_keys, clock.now),
        sessions=services.sessions,
        taker=services.taker,
        outcomes=services.outcomes,
        live_turns=LiveTurns(services.taker),
        shelf=services.shelf,
        profiles=services.profiles,
        readiness=services.readiness,
        clock=clock,
        lexicon=services.lexicon,
        speech=SpeechParts.of(services.speaking, settings.tts.first_sound, settings.tts.max_input_chars),
        spoken_questions=services.spoken_questions,
        recordings=services.recordings,
        jobs=services.jobs,
    )


def _page_finder(services: Services) -> FindProfile:
    async def find(slug: str | None) -> PageProfile | None:
        try:
            prepared = await services.shelf.get(slug or await services.shelf.default_slug())
        except ProfileNotFound:
            return None
        days = services.recordings.days_kept(prepared.profile.slug)
        return page_profile(prepared.profile, prepared.greeting, prepared.suggestions, recordings_kept_days=days)

    return find
