"""The page's own files, built from ``page/`` into ``static/``: served as they are, and never anything else."""

from __future__ import annotations

from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
PAGE, SINGLE = FOLDER / "page", FOLDER / "single"
HOW = "run `make page` (it needs Node 20 or newer and npm), or install a wheel that has the page"


class Assets(StaticFiles):
    """The built page; files that bear their own hash in their name are kept by the browser for good."""

    def __init__(self) -> None:
        super().__init__(directory=PAGE, check_dir=False, html=True)
        self.config_checked = True  # the folder may come later

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path in (".", "index.html") and not is_built():
            return _unbuilt()
        if not PAGE.is_dir():
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        hashed = path.startswith("assets/") and response.status_code == 200
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response


def is_built() -> bool:
    """Tell whether the page's files are there."""
    return (PAGE / "index.html").is_file()


def _unbuilt() -> Response:
    return HTMLResponse(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>dragoman</title>'
        f"<h1>The page was not built</h1><p>To build it, {escape(HOW)}.</p>"
        '<p>The interface under it works: <a href="/api/about">/api/about</a>, described by '
        '<a href="/api/openapi.json">/api/openapi.json</a>.</p></html>',
        503, {"Cache-Control": "no-store"},
    )  # fmt: skip
