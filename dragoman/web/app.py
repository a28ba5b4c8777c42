"""The server: which address leads where, and through which doors a request goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from dragoman.ledger.memory import Ledger
from dragoman.web.asking import PATIENCE, Desk
from dragoman.web.assets import Assets
from dragoman.web.endpoints import ENDPOINTS, Endpoint
from dragoman.web.openapi import describe
from dragoman.web.replies import refusal
from dragoman.web.safety import Door, Guard, door_for


def make_app(ledger: Ledger, door: Door | None = None, seconds: float = PATIENCE) -> ASGIApp:
    """Return the server of a ledger, which is only read. ``seconds``: how long a question may take."""
    desk = Desk(ledger, seconds)
    routes = [
        Route("/api/openapi.json", _description),
        *(Route(one.path.replace("}", ":path}"), _asked(desk, one), methods=["GET"]) for one in ENDPOINTS),
        Mount("/", Assets()),
    ]
    app = Starlette(
        routes=routes, middleware=[Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=2)],
        exception_handlers={HTTPException: _not_there, Exception: _broken},
    )  # fmt: skip
    # Outermost, so that what failed goes out under the same policy.
    return Guard(app, door or door_for("127.0.0.1"))


def _asked(desk: Desk, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await desk.answer(endpoint, request)

    return answer


async def _description(request: Request) -> Response:
    return Response(
        msgspec.json.encode(describe()), media_type="application/json", headers={"Cache-Control": "no-cache"}
    )


async def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    what = "there is nothing at this address" if status == 404 else "cannot be answered"
    return refusal(status, what, request.url.path[:200], "see /api/openapi.json")


async def _broken(request: Request, error: Exception) -> Response:
    return refusal(500, "the server failed", request.url.path[:200], "please report this as a bug")
