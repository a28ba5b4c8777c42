"""From a request to an answer: questions run in threads, each with an end, and what did not change is not asked again."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import msgspec
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import DragomanError, LedgerError, MissingError, RecordError
from dragoman.ledger.memory import Ledger
from dragoman.ledger.patience import TookTooLong, patience
from dragoman.version import VERSION
from dragoman.web.downloads import TYPES, write_download
from dragoman.web.endpoints import Endpoint
from dragoman.web.parameters import Asked, WrongQuery, parse_query
from dragoman.web.replies import refusal

# Units: seconds. A question of a view must come back while somebody waits; a download may take longer.
PATIENCE, PATIENCE_DOWNLOAD = 10.0, 60.0
AT_ONCE = 6  # questions that run together
WAITING = 64  # questions that may wait for their turn
KEPT = 48 << 20  # bytes of answers kept


class Desk:
    """Puts questions to one ledger and remembers the answers until the file changes."""

    def __init__(self, ledger: Ledger, seconds: float = PATIENCE) -> None:
        self.ledger, self.seconds = ledger, seconds
        self._turns = anyio.CapacityLimiter(AT_ONCE)
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._bytes = 0

    async def answer(self, endpoint: Endpoint, request: Request) -> Response:
        """Return the answer to a request, or what kept it from having one."""
        try:
            asked = parse_query(endpoint.parameters, request.query_params.multi_items(), request.path_params)
            return await self._answer(endpoint, asked, request)
        except DragomanError as error:
            return fault(error)

    async def _answer(self, endpoint: Endpoint, asked: Asked, request: Request) -> Response:
        name = hashlib.sha256(f"{request.url.path}?{request.url.query}".encode()).hexdigest()[:24]
        version = ledger_version(self.ledger.path)
        download = asked["format"] in TYPES and endpoint.cells is not None
        tag = f'W/"{version}-{name}"'
        if not download and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=_kept_by(tag))
        body = self._kept.get((version, name))
        if body is None:
            body = await self._ask(endpoint, asked, download)
            if not download:
                self._keep((version, name), body)
        if download:
            kind = asked["format"]
            return Response(body, media_type=TYPES[kind], headers={
                "Content-Disposition": f'attachment; filename="dragoman-{endpoint.name}.{kind}"',
                "Cache-Control": "no-store",
            })  # fmt: skip
        return Response(body, media_type="application/json", headers=_kept_by(tag))

    async def _ask(self, endpoint: Endpoint, asked: Asked, download: bool) -> bytes:
        if self._turns.statistics().tasks_waiting >= WAITING:
            raise TookTooLong("too many questions wait already", "", "ask again in a moment")

        def work() -> bytes:
            with patience(PATIENCE_DOWNLOAD if download else self.seconds):
                if download:
                    return write_download(self.ledger, endpoint, asked)
                return msgspec.json.encode(endpoint.ask(self.ledger, asked))

        return await anyio.to_thread.run_sync(work, limiter=self._turns)

    def _keep(self, key: tuple[str, str], body: bytes) -> None:
        if len(body) > KEPT // 8 or key in self._kept:
            return
        self._kept[key] = body
        self._bytes += len(body)
        while self._bytes > KEPT:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest)


def _kept_by(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}


def ledger_version(path: Path) -> str:
    """Return a name for the state of a ledger's file and of its journal: it changes with every write."""
    parts: list[Any] = [VERSION]
    for one in (path, path.with_name(path.name + "-wal")):
        try:
            found = one.stat()
            parts += [found.st_mtime_ns, found.st_size]
        except OSError:
            parts.append(None)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def fault(error: DragomanError) -> Response:
    """Return an error as an answer."""
    status = 400
    if isinstance(error, MissingError):
        status = 404
    elif isinstance(error, TookTooLong):
        status = 503
    elif isinstance(error, RecordError):
        status = 500
    elif isinstance(error, LedgerError) and not isinstance(error, WrongQuery):
        status = 503 if error.what.startswith(("is locked", "the database says", "cannot be")) else 400
    headers = {"Retry-After": "2"} if status == 503 else {}
    return refusal(status, error.what, error.where, error.remedy, **headers)
