"""Whether the process lives, and whether it can serve."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from vitavoce.api.dependencies import Doors, Readiness
from vitavoce.api.problems import problem
from vitavoce.api.schemas.problems import problems_documented
from vitavoce.api.schemas.responses import Alive
from vitavoce.api.schemas.responses import Readiness as ReadinessTold
from vitavoce.core.readiness import is_ok

ALIVE = b'{"status":"alive"}'
RETRY_AFTER_S = "5"


def health_routes(doors: Doors) -> APIRouter:
    door = _HealthDoor(doors.readiness)
    router = APIRouter(tags=["health"])
    router.add_api_route(
        "/livez",
        door.live,
        methods=["GET"],
        operation_id="getLiveness",
        summary="Whether the process lives",
        description="Asks nothing of anybody, so that it answers with everything else down.",
        response_model=Alive,
    )
    router.add_api_route(
        "/readyz",
        door.ready,
        methods=["GET"],
        operation_id="getReadiness",
        summary="Whether it can serve, with each dependency's state",
        response_model=ReadinessTold,
        responses=problems_documented(503),
    )
    return router


class _HealthDoor:
    def __init__(self, readiness: Readiness) -> None:
        self._readiness = readiness

    async def live(self) -> Response:
        return Response(ALIVE, media_type="application/json")

    async def ready(self, request: Request) -> Response:
        checks = dict(await self._readiness())
        wrong = [f"{name}: {state}" for name, state in checks.items() if not is_ok(state)]
        if not wrong:
            return JSONResponse({"status": "ready", "checks": checks}, headers={"Cache-Control": "no-store"})
        return problem(
            request.scope,
            status=503,
            code="NOT_READY",
            title="Not ready to serve",
            detail="; ".join(wrong),
            headers={"Retry-After": RETRY_AFTER_S},
            extra={"checks": checks},
        )
