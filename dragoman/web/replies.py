"""Answers that are no answer: what went wrong, where, and what to do, in one form for all of them."""

from __future__ import annotations

from html import escape

import msgspec
from starlette.responses import HTMLResponse, RedirectResponse, Response


class Fault(msgspec.Struct, frozen=True):
    """What went wrong, where, and what to do about it."""

    what: str
    where: str
    remedy: str


def refusal(status: int, what: str, where: str = "", remedy: str = "", **headers: str) -> Response:
    """Return a fault as an answer that nobody keeps."""
    return Response(
        msgspec.json.encode(Fault(what, where, remedy)), status, {**headers, "Cache-Control": "no-store"},
        "application/json",
    )  # fmt: skip


def sent_on(to: str, cookie: str, across: bool) -> Response:
    """Return an answer that sets a cookie and goes on without the token in the address.

    ``across``: from a link on another site. A browser does not hand a strict cookie to where such a link leads, so the
    page opens itself once more.
    """
    to = "/" + to.lstrip("/\\")  # never to another host
    headers = {"Set-Cookie": cookie, "Cache-Control": "no-store"}
    if not across:
        return RedirectResponse(to, 303, headers)
    page = f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(to)}">'
    return HTMLResponse(f'{page}<title>dragoman</title><p><a href="{escape(to)}">Open the page</a></p>', 200, headers)
